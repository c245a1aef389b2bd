/**
 * Finds numbers that prove themselves: payment cards (Luhn), Aadhaar (Verhoeff), IBAN (mod 97), PAN and SSN by shape.
 * Pure arithmetic on text. It returns places only; the digits themselves go nowhere.
 */

export type ProvenKind = 'card' | 'aadhaar' | 'pan' | 'ssn' | 'iban';
export interface ProvenNumber {
  kind: ProvenKind;
  start: number;
  end: number;
  /** The check digit fits, but so would a tenth of all order numbers: nothing around it says what it is. */
  maybe: boolean;
}

/** Digits only. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const doubled = index % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return digits.length > 0 && sum % 10 === 0;
}

// The dihedral group of order ten, and the permutation applied per place (Verhoeff 1969).
const dihedral = (a: number, b: number): number => {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b - 5) % 5);
  return b < 5 ? 5 + ((a - 5 - b + 5) % 5) : (a - b + 5) % 5;
};
const places = [0, 1, 2, 3, 4, 5, 6, 7].reduce<number[][]>((rows) => {
  const last = rows.at(-1);
  const step = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];
  return [...rows, last ? last.map((digit) => step[digit]!) : [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]];
}, []);

/** Digits only. */
export function passesVerhoeff(digits: string): boolean {
  let check = 0;
  for (let index = 0; index < digits.length; index += 1) {
    check = dihedral(check, places[index % 8]![Number(digits[digits.length - 1 - index])]!);
  }
  return digits.length > 0 && check === 0;
}

/** Letters and digits, no spaces. */
export function passesIban(iban: string): boolean {
  const turned = (iban.slice(4) + iban.slice(0, 4)).toUpperCase();
  let rest = 0;
  for (const character of turned) {
    const value = parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

const orderWords =
  /(?:order|ticket|tracking|awb|invoice|reference|ref|case|booking|consignment|shipment|complaint|docket|imei|transaction|utr|rrn|ऑर्डर|टिकट|शिकायत|ஆர்டர்|டிக்கெட்|புகார்)[^\d\n]{0,24}$/iu;
const cardWords = /\b(?:card|visa|master ?card|amex|rupay|debit|credit)|कार्ड|கார்டு|அட்டை/iu;
const aadhaarWords = /a?adhaa?r|\buid(?:ai)?\b|आधार|ஆதார்/iu;

/** Every number of the text that proves itself, in order, none overlapping. Linear. */
export function provenNumbers(text: string): ProvenNumber[] {
  const found: ProvenNumber[] = [];
  const add = (one: ProvenNumber) => {
    if (!found.some((other) => other.start < one.end && one.start < other.end)) found.push(one);
  };
  for (const match of text.matchAll(
    /(?<![\p{L}\p{N}])[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,30}(?![\p{L}\p{N}])/gu,
  )) {
    if (passesIban(match[0].replace(/ /g, ''))) add({ kind: 'iban', ...spanOf(match), maybe: false });
  }
  for (const match of digitRuns(text)) {
    const one = numberKind(text, match.start, match.digits, match.written);
    if (one) add({ ...one, start: match.start, end: match.end });
  }
  for (const match of text.matchAll(
    /(?<![\p{L}\p{N}-])[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z](?![\p{L}\p{N}-])/gu,
  )) {
    const isPan = /\bpan\b|पैन|பான்/iu.test(around(text, match.index));
    if (isPan || !orderWords.test(before(text, match.index)))
      add({ kind: 'pan', ...spanOf(match), maybe: !isPan && match[0][3] !== 'P' });
  }
  return found.sort((a, b) => a.start - b.start);
}

function numberKind(
  text: string,
  start: number,
  digits: string,
  written: string,
): { kind: ProvenKind; maybe: boolean } | null {
  const named = orderWords.test(before(text, start));
  if (/^(?!000|666|9)\d{3}[- ](?!00)\d{2}[- ](?!0000)\d{4}$/.test(written)) {
    return written.includes('-') || saysSsn(text, start) ? { kind: 'ssn', maybe: named } : null;
  }
  if (digits.length === 9 && saysSsn(text, start)) return { kind: 'ssn', maybe: false };
  if (digits.length === 12 && /^[2-9]/.test(digits) && passesVerhoeff(digits)) {
    if (aadhaarWords.test(around(text, start))) return { kind: 'aadhaar', maybe: false };
    const grouped = /^\d{4}[ -]\d{4}[ -]\d{4}$/.test(written);
    // Twelve digits in a row beginning with 91 are mostly a telephone number with its country code.
    if (!grouped && (digits.startsWith('91') || text[start - 1] === '+')) return null;
    return { kind: 'aadhaar', maybe: !grouped || named };
  }
  if (digits.length >= 13 && digits.length <= 19 && /^(?:[3456]|2[2-7])/.test(digits) && passesLuhn(digits)) {
    if (text[start - 1] === '+' || /^(.)\1*$/.test(digits)) return null;
    return { kind: 'card', maybe: named && !cardWords.test(before(text, start)) };
  }
  return null;
}

/** Digits with single spaces, dashes or dots between them, as people write long numbers. Any decimal digits count. */
function digitRuns(text: string): { start: number; end: number; digits: string; written: string }[] {
  return [
    ...text.matchAll(/(?<![\p{L}\p{Nd}]|\p{Nd}[ .-])\p{Nd}(?:[ .\u00a0-]?\p{Nd}){8,30}(?![\p{L}\p{Nd}])/gu),
  ].map((match) => {
    const written = westernDigits(match[0]).replace(/\u00a0/g, ' ');
    return { ...spanOf(match), digits: written.replace(/\D/g, ''), written };
  });
}

/** Devanagari, Tamil and full-width digits as 0–9; same length. */
export function westernDigits(text: string): string {
  return text.replace(/[\u0966-\u096f\u0be6-\u0bef\uff10-\uff19]/g, (digit) =>
    String((digit.charCodeAt(0) & 0xf) - (digit < '\uff00' ? 6 : 0)),
  );
}

function saysSsn(text: string, start: number): boolean {
  return /\bssn\b|social security/iu.test(before(text, start));
}

function before(text: string, at: number): string {
  return text.slice(Math.max(0, at - 40), at);
}

function around(text: string, at: number): string {
  return text.slice(Math.max(0, at - 50), at + 50);
}

function spanOf(match: RegExpExecArray): { start: number; end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
