/**
 * Secrets and personal data that the reply itself gives away. What it finds is never copied into a finding.
 */
import { draft, type Examine, type FindingDraft } from './draft.js';
import type { FindingCode } from './finding-codes.js';
import { type ProvenKind, provenNumbers, westernDigits } from './secret-patterns.js';

const provenCodes: Record<ProvenKind, FindingCode> = {
  card: 'secret-given.card',
  aadhaar: 'secret-given.aadhaar',
  pan: 'secret-given.pan',
  ssn: 'secret-given.ssn',
  iban: 'secret-given.iban',
};
const kindNames: Record<ProvenKind, string> = {
  card: 'card number',
  aadhaar: 'Aadhaar',
  pan: 'PAN',
  ssn: 'SSN',
  iban: 'IBAN',
};

/** Between a name and its value: "is", "no.", ":", "है", and the like. */
const says = '(?:\\s*(?:number|code|no\\.?|is|was|are|hai|dhaan|है|எண்|ஆகும்|[:=#–-])){0,4}\\s*["\'“]?';
const notAfter = '(?![\\p{L}\\p{N}])';
/** The value is the named group `value`: only it is underlined. */
const named: readonly [FindingCode, RegExp][] = [
  [
    'secret-given.one-time-code',
    new RegExp(
      `(?:\\botp|one[- ]?time (?:pass(?:word|code)|pin|code)|verification code|login code|ओटीपी|ஓடிபி|ஒடிபி)${says}(?<value>\\d{3}[ -]?\\d{3}|\\d{4,8})${notAfter}`,
      'giu',
    ),
  ],
  [
    'secret-given.one-time-code',
    /(?<value>(?<!\p{N})\d{4,8})\s+(?:is (?:your|the) (?:otp|one[- ]?time|verification|login)|(?:aapka|आपका) (?:otp|ओटीपी))/giu,
  ],
  [
    'secret-given.card-code',
    new RegExp(`(?:\\bcvv2?|\\bcvc2?|\\bcvn|सीवीवी|சிவிவி)${says}(?<value>\\d{3,4})${notAfter}`, 'giu'),
  ],
  [
    'secret-given.pin',
    new RegExp(
      `(?:(?<![\\p{L}])(?:m|upi |atm )?pin(?! ?codes?)|पिन(?!\\s*कोड)|பின் (?:எண்|நம்பர்))${says}(?<value>\\d{4})${notAfter}`,
      'giu',
    ),
  ],
  // A password shows itself by a digit or a sign; "your password is wrong" gives nothing away.
  [
    'secret-given.password',
    /(?:password|passcode|passwd|pwd|पासवर्ड|கடவுச்சொல்|பாஸ்வேர்ட்)(?:\s+(?:is|was|hai|है))?\s*[:=–-]?\s*["'“]?(?<value>(?=[^\s"'”]{0,30}[\d!@#$%^&*])(?=[^\s"'”]{0,30}\p{L})[^\s"'”]{5,40})/giu,
  ],
  [
    'secret-given.bank-account',
    new RegExp(
      `(?:(?:bank|savings|current)\\s+(?:a\\/c|acc(?:oun)?t)|\\ba\\/c|खाता|கணக்கு)${says}(?<value>\\d{9,18})${notAfter}`,
      'giu',
    ),
  ],
  [
    'secret-given.payment-address',
    /(?<value>(?<![\p{L}\p{N}._-])[a-z0-9][a-z0-9._-]{1,60}@(?:ok(?:axis|icici|sbi|hdfcbank)|ybl|ibl|axl|paytm|upi|apl|yapl|fbl|sbi|axisbank|icici|hdfcbank))(?![\p{L}\p{N}.-])/giu,
  ],
];

const personalMail =
  /(?<![\p{L}\p{N}._%+-])[a-z0-9._%+-]{1,64}@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|me|aol|rediffmail|proton|protonmail|gmx|zoho)\.(?:com|in|co\.in|co\.uk|net|de|me)(?![\p{L}\p{N}-])/giu;
const anyMail = /(?<![\p{L}\p{N}._%+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,5}/giu;
const phone =
  /(?<![\p{L}\p{Nd}.,₹$-])(?:\+\p{Nd}{1,3}[ -]?)?(?:\(\p{Nd}{2,5}\)[ -]?)?\p{Nd}(?:[ -]?\p{Nd}){8,13}(?![\p{L}\p{Nd}])/gu;
const yourPhone =
  /(?:\byour\b|\baapk[aei]\b|\bungal?\b|\bunga\b|आपक[ाेी]|உங்க)[^\d\n]{0,40}(?:number|phone|mobile|contact|no\.?|नंबर|मोबाइल|எண்|நம்பர்)[^\d\n]{0,20}$/iu;

export const examineSecretGiven: Examine = (context) => {
  const { text, audience } = context;
  const found = [...provenFindings(text), ...namedFindings(text)];
  if (audience === 'public')
    found.push(...personalFindings(text, context.customerText ?? '', context.allowWords));
  return found.filter(
    (one, index) => !found.some((other, at) => at < index && other.start < one.end && one.start < other.end),
  );
};

function provenFindings(text: string): FindingDraft[] {
  return provenNumbers(text).map((number) =>
    number.maybe
      ? draft('secret-given.number-maybe', number, { kind: kindNames[number.kind] })
      : draft(provenCodes[number.kind], number, {}, ['']),
  );
}

function namedFindings(text: string): FindingDraft[] {
  const western = westernDigits(text);
  return named.flatMap(([code, pattern]) =>
    [...western.matchAll(pattern)].map((match) => {
      const value = match.groups?.['value'] ?? match[0];
      const start = match.index + match[0].lastIndexOf(value);
      return draft(code, { start, end: start + value.length }, {}, ['']);
    }),
  );
}

function personalFindings(text: string, customerText: string, allowWords: readonly string[]): FindingDraft[] {
  const theirs = digitsOf(customerText);
  const ours = new Set(allowWords.map((word) => digitsOf(word)).filter((digits) => digits.length >= 6));
  const phones = [...text.matchAll(phone)].filter((match) => {
    const digits = digitsOf(match[0]);
    if (ours.has(digits) || digits.length < 10) return false;
    // A company's own number belongs in a reply; only the customer's does not.
    return (
      theirs.includes(digits.slice(-10)) ||
      yourPhone.test(text.slice(Math.max(0, match.index - 80), match.index))
    );
  });
  const allowed = new Set(allowWords.map((word) => word.toLowerCase()));
  const mails = [...text.matchAll(anyMail)].filter((match) => {
    const mail = match[0].toLowerCase();
    return (
      !allowed.has(mail) &&
      (customerText.toLowerCase().includes(mail) || new RegExp(personalMail.source, 'iu').test(mail))
    );
  });
  const span = (match: RegExpExecArray) => ({ start: match.index, end: match.index + match[0].length });
  return [
    ...phones.map((match) => draft('secret-given.phone', span(match), {}, [''])),
    ...mails.map((match) => draft('secret-given.email', span(match), {}, [''])),
  ];
}

function digitsOf(text: string): string {
  return westernDigits(text).replace(/\D/g, '');
}
