/**
 * Finds what must not be shown or asked for: card, Aadhaar, PAN, SSN, IBAN, passport, bank account, password, one-time
 * code, PIN; and what merely identifies: phone, e-mail, UPI address, postal address, date of birth, number plate. Spans are
 * UTF-16 offsets. Must run in linear time on any text and rather mask once too often than show a secret; numbers called an
 * order or a ticket stay readable.
 */
import type { PiiSpan } from '../score.js';
import { findCodes } from './codes.js';
import { findBirthDates } from './dates.js';
import { findCardsAndAadhaar, findHalfHiddenCards } from './digits.js';
import { findAddresses, findHiddenAddresses } from './mail.js';
import { findNamedNumbers } from './named.js';
import { findPasswords } from './passwords.js';
import { PhoneFinder } from './phones.js';
import { findPlaces } from './places.js';
import { readable } from './readable.js';
import { digitGroups, digitRuns, type Group } from './runs.js';
import { addFree } from './spans.js';
import { findSpelledNumbers } from './spelled.js';

/** Never shown to an agent, never asked for. */
export const SECRET_KINDS: ReadonlySet<string> = new Set([
  'card',
  'cvv',
  'aadhaar',
  'pan',
  'ssn',
  'iban',
  'bank-account',
  'passport',
  'password',
  'otp',
  'pin',
]);

/** Without a digit and without '@', only words can give something away; most posts have none of these. */
const TELLING =
  /pass|pwd|dot[\s\])}>]|[[(]at[\])]| at the rate| at (?:gmail|yahoo|hotmail|outlook|rediff)|eight|zero|four one|four two|one one|पासवर्ड|डॉट|शून्य|பாஸ்வ|பாஸ்வே|கடவு|டாட்|எட்டு|பூஜ்|aath/i;
const MASKED_DIGITS = /\d[xX*•#]|[xX*•#]\d/;
/** What names a number of a few digits, or one that is a secret by its name alone. */
export const NAMES_A_SECRET =
  /otp|ifsc|one.?time|verification|code|pin|cvv|cvc|cvn|a\/c|acc|ac no|khaa?t|kanak|passport|ssn|social|ओ[\s.-]{0,2}टी|कोड|पिन|सीवी|खात|अकाउ|पासपो|ஓ[\s.-]{0,2}டி|குறியீ|சரிபா|பின்|எம்பி|ரகசிய|சிவிவி|கணக்|அக்கவு|வெரிஃ|பாஸ்போ|கடவு/i;
const DASHED = /\d{3}([-. ])\d\d\1\d{4}/;

/** All personal data in `text`, by position, without overlaps. */
export function findPii(text: string): PiiSpan[] {
  const { text: folded, digits } = readable(text);
  const at = folded.includes('@');
  const telling = TELLING.test(folded);
  if (digits === 0 && !at && !telling) return [];
  const spans: PiiSpan[] = [];
  const take = (found: readonly PiiSpan[]): void => found.forEach((span) => addFree(spans, span));
  if (at) take(findAddresses(folded));
  if (telling || (at && folded.includes(' @ '))) take(findHiddenAddresses(folded));
  if (telling) {
    take(findPasswords(folded));
    take(findSpelledNumbers(folded));
  }
  if (digits >= 3) findNumbers(folded, digits, take);
  if (digits > 0) take(findPlaces(folded));
  return spans;
}

function findNumbers(text: string, digits: number, take: (found: readonly PiiSpan[]) => void): void {
  const groups = digitGroups(text);
  if (digits >= 4 && groups.some((group) => hasLetterBeside(text, group))) take(findCodes(text));
  const runs = digitRuns(text, groups).map((run) => ({
    run,
    size: run.reduce((sum, group) => sum + group.digits.length, 0),
  }));
  const each = (least: number, find: (run: readonly Group[]) => readonly PiiSpan[]): void => {
    for (const { run, size } of runs) if (size >= least) take(find(run));
  };
  if (digits >= 12) each(12, (run) => findCardsAndAadhaar(text, run));
  if (digits >= 11 && MASKED_DIGITS.test(text)) take(findHalfHiddenCards(text));
  if (digits >= 4) take(findBirthDates(text));
  if (NAMES_A_SECRET.test(text) || (digits >= 9 && DASHED.test(text)))
    each(3, (run) => findNamedNumbers(text, run));
  if (digits >= 7) {
    const phones = new PhoneFinder(text);
    each(7, (run) => phones.find(run));
  }
}

/** A letter straight before four digits or more, or one sign away: a PAN, an IBAN, a plate may be there. */
function hasLetterBeside(text: string, group: Group): boolean {
  const size = group.digits.length;
  if (size < 2 || size === 3) return false;
  if (size === 2) return isLetter(text, group.start - 1) && isLetter(text, group.start - 2);
  return (
    isLetter(text, group.end) ||
    isLetter(text, group.start - 1) ||
    (/[ -]/.test(text[group.start - 1] ?? '') && isLetter(text, group.start - 2))
  );
}

function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  return code >= 97 && code <= 122;
}
