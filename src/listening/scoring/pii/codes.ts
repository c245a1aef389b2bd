/**
 * Numbers with letters in them: PAN, IBAN, passport and number plate. Called only where a letter stands beside digits.
 */
import type { PiiSpan } from '../score.js';
import { ibanChecks } from './checksums.js';
import { isInLink, isNear, namingOf, type Naming } from './context.js';

const PAN =
  /(?<![A-Za-z0-9])[A-Za-z]{3}[ABCFGHJLPTabcfghjlpt][A-Za-z][ -]?\d{4}[ -]?[A-Za-z](?![A-Za-z0-9])/g;
const IBAN =
  /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?:[ -]?[A-Za-z0-9]{4}){2,7}(?:[ -]?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])/g;
const PASSPORT = /(?<![A-Za-z0-9])[A-Za-z]{1,2} ?\d{6,8}(?![A-Za-z0-9])/g;
const STATES =
  'AN|AP|AR|AS|BR|CG|CH|DD|DL|DN|GA|GJ|HP|HR|JH|JK|KA|KL|LA|LD|MH|ML|MN|MP|MZ|NL|OD|OR|PB|PY|RJ|SK|TN|TR|TS|TG|UK|UP|UA|WB';
const PLATE = new RegExp(
  `(?<![A-Za-z0-9-])(?:(?:${STATES})[ -]?\\d{1,2}[ -]?(?:[A-Z] ?)?[A-Z]{1,2}[ -]?\\d{4}|\\d{2}[ -]?BH[ -]?\\d{4}[ -]?[A-Z]{1,2})(?![A-Za-z0-9])`,
  'gi',
);
/** ISO 13616: how long an IBAN of a country is. Others are taken by their check digits alone. */
const IBAN_LENGTHS: Readonly<Record<string, number>> = {
  ...{
    AD: 24,
    AE: 23,
    AL: 28,
    AT: 20,
    AZ: 28,
    BA: 20,
    BE: 16,
    BG: 22,
    BH: 22,
    BR: 29,
    CH: 21,
    CY: 28,
    CZ: 24,
  },
  ...{
    DE: 22,
    DK: 18,
    EE: 20,
    ES: 24,
    FI: 18,
    FR: 27,
    GB: 22,
    GE: 22,
    GI: 23,
    GR: 27,
    HR: 21,
    HU: 28,
    IE: 22,
  },
  ...{
    IL: 23,
    IS: 26,
    IT: 27,
    JO: 30,
    KW: 30,
    KZ: 20,
    LB: 28,
    LI: 21,
    LT: 20,
    LU: 20,
    LV: 21,
    MC: 27,
    MD: 24,
  },
  ...{
    ME: 22,
    MK: 19,
    MT: 31,
    MU: 30,
    NL: 18,
    NO: 15,
    PK: 24,
    PL: 28,
    PT: 25,
    QA: 29,
    RO: 24,
    RS: 22,
    SA: 24,
  },
  ...{ SE: 24, SI: 19, SK: 24, SM: 27, TN: 24, TR: 26, UA: 29 },
};

/** `text` with digits folded. */
export function findCodes(text: string): PiiSpan[] {
  return [
    ...matches(text, IBAN, 'iban', isIban),
    ...matches(text, PAN, 'pan', isPan),
    ...matches(text, PASSPORT, 'passport', isPassport),
    ...matches(text, PLATE, 'vehicle', isPlate),
  ];
}

function matches(
  text: string,
  pattern: RegExp,
  kind: string,
  accept: (value: string, naming: () => Naming) => boolean,
): PiiSpan[] {
  const found: PiiSpan[] = [];
  for (const match of text.matchAll(pattern)) {
    const value = kind === 'iban' ? ibanIn(match[0]) : match[0];
    const start = match.index;
    const end = start + value.length;
    if (accept(value, () => namingOf(text, start, end)) && !isInLink(text, start))
      found.push({ kind, start, end });
  }
  return found;
}

/** The words after an IBAN look like more groups of it: "GB82 … 7654 32 is". Cut at the country's length. */
function ibanIn(value: string): string {
  const wanted = IBAN_LENGTHS[value.slice(0, 2).toUpperCase()];
  if (wanted === undefined) return value;
  let count = 0;
  for (let i = 0; i < value.length; i++) {
    if (/[A-Za-z0-9]/.test(value[i]!) && ++count === wanted)
      return /[A-Za-z0-9]/.test(value[i + 1] ?? ' ') ? value : value.slice(0, i + 1);
  }
  return value;
}

function isIban(value: string, naming: () => Naming): boolean {
  const plain = value.replace(/[ -]/g, '').toUpperCase();
  if ((IBAN_LENGTHS[plain.slice(0, 2)] ?? plain.length) !== plain.length || plain.length < 15) return false;
  return ibanChecks(plain) && (value === value.toUpperCase() || naming().kind === 'iban');
}

function isPassport(_: string, naming: () => Naming): boolean {
  const found = naming();
  return found.kind === 'passport' && isNear(found, 30);
}

/** Small letters are one only where called so; a model number is none. */
function isPan(value: string, naming: () => Naming): boolean {
  const { kind } = naming();
  if (kind === 'pan') return true;
  return kind !== 'other' && value === value.toUpperCase() && (!/[ -]/.test(value) || kind === 'aadhaar');
}

function isPlate(value: string, naming: () => Naming): boolean {
  const { kind } = naming();
  return kind !== 'other' && (value === value.toUpperCase() || kind === 'vehicle');
}
