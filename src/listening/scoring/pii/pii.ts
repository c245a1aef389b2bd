/**
 * Finds what must not be shown or asked for: card, Aadhaar, PAN, SSN, IBAN, bank account, password, one-time code; and
 * what merely identifies: phone, e-mail, UPI address. Spans are UTF-16 offsets. Must run in linear time on any text and
 * rather mask once too often than show a secret; numbers called an order or a ticket stay readable.
 */
import type { PiiSpan } from '../score.js';
import { foldDigits } from '../text/normalise.js';
import { ibanChecks } from './checksums.js';
import { findCardsAndAadhaar } from './digits.js';

/** Never shown to an agent, never asked for. */
export const SECRET_KINDS: ReadonlySet<string> = new Set([
  'card',
  'aadhaar',
  'pan',
  'ssn',
  'iban',
  'bank-account',
  'password',
  'otp',
  'cvv',
  'pin',
]);

const EMAIL =
  /[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){0,4}\.[A-Za-z]{2,24}(?![A-Za-z0-9-])/g;
const UPI =
  /[A-Za-z0-9._-]{2,64}@(?:ok(?:axis|icici|sbi|hdfcbank)|ybl|ibl|axl|paytm|upi|apl|yapl|ptsbi|pthdfc)\b/gi;
const PAN =
  /(?<![A-Za-z0-9])[A-Za-z]{3}[ABCFGHJLPTabcfghjlpt][A-Za-z][ -]?\d{4}[ -]?[A-Za-z](?![A-Za-z0-9])/g;
const SSN = /(?<![\d-])(?!000|666|9\d\d)\d{3}([- ]?)(?!00)\d{2}\1(?!0000)\d{4}(?![\d-])/g;
const IBAN = /(?<![A-Za-z0-9])[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])/g;
const PHONE =
  /(?<![\w.,])(?:\+\d{1,3}[ .-]?|00\d{1,3}[ .-]?)?(?:\(\d{1,5}\)[ .-]?)?\d{2,5}(?:[ .-]?\d{2,5}){1,4}(?![\w]|[.,]\d)/g;
const ACCOUNT = /(?:\ba\/?c\b|\bacct?\b|account|खाता|खाते|கணக்கு|அக்கவுண்ட்)[^\d\n]{0,25}(\d[\d -]{7,20}\d)/gi;
const OTP_WORD =
  '(?:\\botp\\b|one[ -]time (?:pass(?:word|code)|code|pin)|verification code|security code|passcode|ओटीपी|ओ\\.टी\\.पी|ஓடிபி|ஓ\\.டி\\.பி)';
const OTP_AFTER = new RegExp(
  `${OTP_WORD}[^\\d\\n]{0,24}?(?<![\\d.,])(\\d{3}[ -]?\\d{3}|\\d{4,8})(?![\\d])`,
  'gi',
);
const OTP_BEFORE = new RegExp(
  `(?<![\\d.,+-])(\\d{3}[ -]?\\d{3}|\\d{4,8})(?!\\d)[^\\d\\n]{0,16}?${OTP_WORD}`,
  'gi',
);
const CVV = /\b(?:cvv2?|cvc2?)\b[^\d\n]{0,12}(\d{3,4})(?!\d)/gi;
const PIN =
  /(?:\b(?:atm|upi|card|debit|credit|my|mera|en) pin\b|\bmpin\b|\bpin (?:is|number|no)\b|\bpin ?[:=])(?! ?code)[^\d\n]{0,12}(\d{4,6})(?!\d)/gi;
const PASSWORD =
  /(?:\bpass ?word\b|\bpasswd\b|\bpwd\b|\bpass\b(?= ?[:=])|पासवर्ड|பாஸ்வேர்ட்|பாஸ்வேர்டு|கடவுச்சொல்)( ?[:=] ?| is ?:? ?| hai | है | (?=\S*[\d@#$%&*!]))["'“‘]?([^\s"'”’]{4,64})/gi;
const PHONE_WORDS =
  /call|phone|mobile|mob\b|whats ?app|contact|\bph\b|\bcell|number|\bno\b|tel\b|reach me|फोन|फ़ोन|मोबाइल|नंबर|நம்பர்|போன்|மொபைல்|எண்/i;
const NOT_PHONE_WORDS =
  /order|track|awb|invoice|ticket|booking|pnr|\bref|txn|transaction|\butr\b|complaint|\bcase\b|docket|\bsr\b|\bid\b|serial|rs\.?\s*$|₹\s*$|\$\s*$|inr\s*$|version|ऑर्डर|ஆர்டர்|pin ?code|zip/i;

/** All personal data in `text`, by position, without overlaps. */
export function findPii(text: string): PiiSpan[] {
  const folded = foldDigits(text);
  const hasDigit = /\d/.test(folded);
  const spans: PiiSpan[] = [];
  const add = (kind: string, start: number, end: number): void => addFree(spans, { kind, start, end });
  const each = (
    kind: string,
    pattern: RegExp,
    accept: (match: RegExpExecArray) => boolean = () => true,
    part = 0,
  ): void => {
    for (const match of folded.matchAll(pattern)) {
      if (!accept(match)) continue;
      const value = match[part]!;
      const start = match.index + (part === 0 ? 0 : match[0].lastIndexOf(value));
      add(kind, start, start + value.length);
    }
  };
  const before = (match: RegExpExecArray, size = 30): string =>
    folded.slice(Math.max(0, match.index - size), match.index);

  // An address has a letter straight before its sign; a mention has none.
  if (/[A-Za-z0-9]@[A-Za-z0-9]/.test(folded)) {
    each('email', EMAIL);
    each('upi', UPI);
  }
  if (/pass|pwd|पासवर्ड|பாஸ்வேர்|கடவு/i.test(folded)) each('password', PASSWORD, isPassword, 2);
  if (!hasDigit) return spans;
  for (const span of findCardsAndAadhaar(folded)) add(span.kind, span.start, span.end);
  each('pan', PAN, (m) => m[0] === m[0].toUpperCase() || /\bpan\b|पैन|பான்/i.test(before(m, 25)));
  each('iban', IBAN, (m) => ibanChecks(m[0].replace(/[ -]/g, '')));
  each('otp', OTP_AFTER, undefined, 1);
  each('otp', OTP_BEFORE, undefined, 1);
  each('cvv', CVV, undefined, 1);
  each('pin', PIN, undefined, 1);
  each('ssn', SSN, (m) => m[1] === '-' || /ssn|social security/i.test(before(m)));
  each('bank-account', ACCOUNT, (m) => isBankAccount(folded, m), 1);
  each('phone', PHONE, (m) => isPhone(m[0], before(m)));
  return spans;
}

/** Keeps `spans` sorted and apart: one that meets another is not taken. A post of a thousand addresses must not cost a million looks. */
function addFree(spans: PiiSpan[], one: PiiSpan): void {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle]!.end <= one.start) low = middle + 1;
    else high = middle;
  }
  const next = spans[low];
  if (!next || next.start >= one.end) spans.splice(low, 0, one);
}

function isPhone(value: string, before: string): boolean {
  const digits = value.replace(/\D/g, '');
  if (digits.length < 7 || digits.length > 15) return false;
  if (NOT_PHONE_WORDS.test(before.slice(-22)) && !/phone|call|mobile|फोन|போன்/i.test(before.slice(-12)))
    return false;
  if (value.startsWith('+')) return digits.length >= 8;
  // Dates and amounts look like groups too.
  if (/^(?:19|20)\d\d[ .-]\d\d[ .-]\d\d/.test(value) || /^\d{1,2}[.-]\d{1,2}[.-]\d{2,4}$/.test(value))
    return false;
  const local = digits.replace(/^(?:0|91|0091)(?=[6-9]\d{9}$)/, '');
  if (/^[6-9]\d{9}$/.test(local)) return true;
  if (/^1?[ .-]?\(?[2-9]\d{2}\)?[ .-]\d{3}[ .-]\d{4}$/.test(value) || /^1[ -]?800/.test(value)) return true;
  if (/^0\d{9,10}$/.test(digits)) return true;
  return PHONE_WORDS.test(before);
}

function isBankAccount(text: string, match: RegExpExecArray): boolean {
  const digits = match[1]!.replace(/\D/g, '');
  if (digits.length < 9 || digits.length > 18) return false;
  const around = text.slice(Math.max(0, match.index - 40), match.index + match[0].length + 40);
  return /bank|\ba\/?c\b|ifsc|neft|imps|saving|current account|iban|बैंक|खाता|खाते|வங்கி|கணக்கு/i.test(around);
}

/** 'password is not working' is a complaint; 'password: hunter22' is a password. */
function isPassword(match: RegExpExecArray): boolean {
  const value = match[2]!.replace(/[.,;!?]+$/, '');
  const sure = /[:=]/.test(match[1]!);
  const odd = /\d/.test(value) || /[@#$%^&*_+]/.test(value.slice(0, -1));
  if (/^(?:reset|link|not|wrong|incorrect|invalid|https?:)/i.test(value)) return false;
  return (
    odd ||
    (sure &&
      !/^(?:please|again|why|nahi|nhi|illa|forgot|forgotten|change|changed|email|the|this|and|but)$/i.test(
        value,
      ))
  );
}
