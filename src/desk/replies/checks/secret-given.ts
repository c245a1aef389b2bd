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

const inPublic: Readonly<Record<'address' | 'dob', FindingCode>> = {
  address: 'secret-given.address',
  dob: 'secret-given.birth-date',
};
// A company says where it is; a customer's home is named with them.
const ourPlace =
  /\b(?:our|visit (?:us|our)|store|branch|outlet|showroom|office|clinic|centre|center|counter|hub|we are at|find us|located|hamar\w*|enga(?:l)? (?:kadai|branch|office))\b|हमार[ाेी]|शाखा|दुकान|எங்கள்|எங்க |கிளை|கடை/iu;
const ourLine =
  /\b(?:call|reach|contact|whatsapp|ring|dial|text) (?:us|our)\b|\bour (?:[a-z]+ ){0,2}(?:number|line|helpline|desk)|helpline|toll[- ]?free|customer care|care (?:number|line)|support (?:number|line|desk)|front desk|reception|हेल्पलाइन|कस्टमर केयर|हमें|हमारे? (?:नंबर|हेल्प)|टोल|உதவி எண்|எங்கள் எண்|எங்களை|ஹெல்ப்லைன்|hame(?:in)? (?:call|phone)|humein|enga(?:l|la|luku)? (?:number|helpline)/iu;

const saysAadhaar = /aadh?aa?r|adhaar|\buid(?:ai)?\b|आधार|ஆதார்/iu;
const personalMail =
  /@(?:gmail|googlemail|yahoo|ymail|hotmail|outlook|live|msn|icloud|me|aol|rediffmail|proton|protonmail|gmx|zoho)\.(?:com|in|co\.in|co\.uk|net|de|me)$/iu;
const theirs =
  /(?:\byour\b|\baap(?:ka|ke|ki)\b|\bungal?\b|\bunga\b|आपक[ाेी]|உங்க)[^\d\n]{0,40}(?:number|phone|mobile|contact|no\.?|नंबर|मोबाइल|எண்|நம்பர்)[^\d\n]{0,20}$/iu;

// What the shapes of the scorer leave out, because a post rarely says it: a company's reply does.
const codeSaid =
  /(?<![\p{N}.,-])\p{N}{4,8}(?![\p{N}-])(?=[^.!?\n]{0,24}(?:\botp\b|ओटीपी|ஓடிபி|one[- ]time))|(?<=\b(?:pick-?up|delivery|verification|login|security|unlock|access|collection) code\b[^.!?\p{N}\n]{0,36}(?:is|it's|:) )\p{N}{4,8}(?![\p{N}-])|(?<=(?:\botp|ओटीपी|ஓடிபி|one[- ]time (?:password|code|pin))[^.!?\p{N}\n]{0,18})\p{N}{4,8}(?![\p{N}-])/giu;
const homeSaid =
  /\b(?:flat|house|door|apartment|apt|villa|plot)(?: no\.?| number)? ?[A-Z]?-?\d{1,4}[A-Z]?,[^.!?\n]{3,60}|(?:फ़्लैट|फ्लैट|मकान|கதவு எண்|வீட்டு எண்)(?: नंबर| नं\.?)? ?[\p{L}]{0,2}-?\p{N}{1,4},[^.!?।\n]{3,60}/giu;
// A house and the name of what it stands in, in a report of who went there.
const houseSaid =
  /\b\d{1,4}[A-Z]?,? (?:[A-Z][a-z]+ ){1,3}(?:Society|Apartments?|Road|Street|Lane|Nagar|Colony|Avenue|Close|Heights|Residency|Towers?|Enclave|Layout)\b(?=[^.!?\n]{0,40}\b(?:was|is|were) (?:locked|shut|closed|empty|not found)\b)/gu;
const wordSaid =
  /(?<![^\s"'“‘(])(?=[^\s,]{0,20}\p{L})(?=[^\s,]{0,20}\p{N})[\p{L}\p{N}]{2,16}[#$!*%&^][\p{L}\p{N}#$!*%&^]{1,16}(?=["'”’)]?(?: डालकर| से लॉगिन| daalkar| daal ke| pottu| போட்டு| to (?:log|sign|get) in))/gu;
const bornSaid =
  /(?<!\p{N})\p{N}{1,2}[/.-]\p{N}{1,2}[/.-](?:19[3-9]\p{N}|200\p{N}|201[0-5])(?!\p{N})|\b\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*,? (?:19[3-9]\d|200\d)\b/giu;
const aboutBirth = /birth|born|dob|\bage\b|wishes|file says|turn(?:ed|ing)|जन्म|पैदा|பிறந்த|janam|pirandha/iu;

/** In a public reply what the scorer's shapes do not name; overlaps with them are settled by the runner. */
function saidInPublic(text: string): FindingDraft[] {
  if (ourPlace.test(text) && !aboutBirth.test(text)) return [];
  const homes = [...text.matchAll(homeSaid), ...text.matchAll(houseSaid)].map((match) =>
    draft('secret-given.address', spanOf(match), {}, ['']),
  );
  if (!aboutBirth.test(text)) return homes;
  return [
    ...homes,
    ...[...text.matchAll(bornSaid)].map((match) => draft('secret-given.birth-date', spanOf(match), {}, [''])),
  ];
}

const spanOf = (match: RegExpExecArray): { start: number; end: number } => ({
  start: match.index,
  end: match.index + match[0].length,
});

export const examineSecretGiven: Examine = ({ text, audience, customerText, allowWords }) => {
  const ours = allowWords.map((word) => word.toLowerCase());
  const spoken = [...text.matchAll(codeSaid)].map((match) =>
    draft('secret-given.one-time-code', spanOf(match), {}, ['']),
  );
  const words = [...text.matchAll(wordSaid)].map((match) =>
    draft('secret-given.password', spanOf(match), {}, ['']),
  );
  const known = findPii(text).flatMap((span): FindingDraft[] => {
    const value = text.slice(span.start, span.end).toLowerCase();
    if (ours.includes(value)) return [];
    if (span.kind === 'phone')
      return audience === 'public' ? phone(span, text, customerText ?? '', ours) : [];
    if (span.kind === 'email') return audience === 'public' ? mail(span, value, customerText ?? '') : [];
    if (span.kind === 'address' || span.kind === 'dob')
      return audience === 'public' && !ourPlace.test(around(text, span.start))
        ? [draft(inPublic[span.kind], span, {}, [''])]
        : [];
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
  return unique([...known, ...spoken, ...words, ...(audience === 'public' ? saidInPublic(text) : [])]);
};

function unique(found: FindingDraft[]): FindingDraft[] {
  return found.filter(
    (one, index) =>
      !found
        .slice(0, index)
        .some((other) => other.code === one.code && other.start < one.end && one.start < other.end),
  );
}

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
  // Companies rarely answer on a mobile number: one that is not said to be ours is somebody's own.
  const mobile =
    /^(?:0|91)?[6-9]\d{9}$/u.test(digits) &&
    !ourLine.test(text.slice(Math.max(0, span.start - 70), span.end + 30));
  const namedIt = theirs.test(text.slice(Math.max(0, span.start - 80), span.start));
  return gaveIt || namedIt || mobile ? [draft('secret-given.phone', span, {}, [''])] : [];
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
