/**
 * Secrets and personal data that the reply itself gives away. Finding them is the scorer's business (one truth for what a
 * secret looks like); this says what each means in a reply. What it finds is never copied into a finding.
 */
import { findPii } from '../../../listening/scoring/pii/pii.js';
import { foldDigits } from '../../../listening/scoring/text/normalise.js';
import { draft, type Examine, type FindingDraft } from './draft.js';
import type { FindingCode } from './finding-codes.js';

const codes: Readonly<Record<string, FindingCode>> = {
  card: 'secret-given.card',
  cvv: 'secret-given.card-code',
  aadhaar: 'secret-given.aadhaar',
  pan: 'secret-given.pan',
  ssn: 'secret-given.ssn',
  iban: 'secret-given.iban',
  passport: 'secret-given.passport',
  'bank-account': 'secret-given.bank-account',
  pin: 'secret-given.pin',
  otp: 'secret-given.one-time-code',
  password: 'secret-given.password',
  upi: 'secret-given.payment-address',
};

const saysAadhaar = /aadh?aa?r|adhaar|\buid(?:ai)?\b|आधार|ஆதார்/iu;
const personalMail =
  /@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|me|aol|rediffmail|proton|protonmail|gmx|zoho)\.(?:com|in|co\.in|co\.uk|net|de|me)$/iu;
const theirs =
  /(?:\byour\b|\baap(?:ka|ke|ki)\b|\bungal?\b|\bunga\b|आपक[ाेी]|உங்க)[^\d\n]{0,40}(?:number|phone|mobile|contact|no\.?|नंबर|मोबाइल|எண்|நம்பர்)[^\d\n]{0,20}$/iu;

export const examineSecretGiven: Examine = ({ text, audience, customerText, allowWords }) => {
  const ours = allowWords.map((word) => word.toLowerCase());
  return findPii(text).flatMap((span) => {
    const value = text.slice(span.start, span.end).toLowerCase();
    if (ours.includes(value)) return [];
    if (span.kind === 'phone')
      return audience === 'public' ? phone(span, text, customerText ?? '', ours) : [];
    if (span.kind === 'email') return audience === 'public' ? mail(span, value, customerText ?? '') : [];
    const code = codes[span.kind];
    if (code === undefined) return [];
    // One in ten of all twelve-digit numbers has a fitting check digit: unnamed and ungrouped it is only a suspicion.
    if (
      code === 'secret-given.aadhaar' &&
      /^\S+$/u.test(value) &&
      !saysAadhaar.test(around(text, span.start))
    ) {
      return [draft('secret-given.number-maybe', span, { kind: 'Aadhaar' }, [''])];
    }
    return [draft(code, span, {}, [''])];
  });
};

/** A company's own number belongs in a reply; only the customer's does not. */
function phone(
  span: { start: number; end: number },
  text: string,
  customerText: string,
  ours: string[],
): FindingDraft[] {
  const digits = digitsOf(text.slice(span.start, span.end));
  if (digits.length < 10 || ours.some((word) => digitsOf(word) === digits)) return [];
  const gaveIt = digitsOf(customerText).includes(digits.slice(-10));
  const namedIt = theirs.test(text.slice(Math.max(0, span.start - 80), span.start));
  return gaveIt || namedIt ? [draft('secret-given.phone', span, {}, [''])] : [];
}

function mail(span: { start: number; end: number }, value: string, customerText: string): FindingDraft[] {
  return customerText.toLowerCase().includes(value) || personalMail.test(value)
    ? [draft('secret-given.email', span, {}, [''])]
    : [];
}

function digitsOf(text: string): string {
  return foldDigits(text).replace(/\D/g, '');
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 50), at + 50);
}
