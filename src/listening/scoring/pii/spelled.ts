/** Numbers told in words: "nine eight four double zero …", in English, Hindi, Tamil and both in Latin letters. */
import type { PiiSpan } from '../score.js';
import { luhn, verhoeff } from './checksums.js';
import { namingOf } from './context.js';

const WORDS: Readonly<Record<string, readonly string[]>> = {
  '0': [
    'zero',
    'oh',
    'nought',
    'शून्य',
    'ज़ीरो',
    'जीरो',
    'பூஜ்யம்',
    'பூஜ்ஜியம்',
    'சைபர்',
    'shunya',
    'jeero',
    'poojyam',
  ],
  '1': ['one', 'एक', 'ஒன்று', 'ஒண்ணு', 'ek', 'onnu', 'ondru'],
  '2': ['two', 'दो', 'இரண்டு', 'ரெண்டு', 'do', 'rendu', 'irandu'],
  '3': ['three', 'तीन', 'மூன்று', 'மூணு', 'teen', 'moonu', 'moondru'],
  '4': ['four', 'चार', 'நான்கு', 'நாலு', 'chaar', 'char', 'naalu', 'naangu'],
  '5': ['five', 'पाँच', 'पांच', 'ஐந்து', 'அஞ்சு', 'paanch', 'panch', 'anju', 'aindhu'],
  '6': ['six', 'छह', 'छः', 'छे', 'ஆறு', 'chhah', 'che', 'chhe', 'aaru'],
  '7': ['seven', 'सात', 'ஏழு', 'saat', 'ezhu', 'elu'],
  '8': ['eight', 'आठ', 'எட்டு', 'aath', 'aat', 'ettu'],
  '9': ['nine', 'नौ', 'ஒன்பது', 'nau', 'onbadhu', 'ombodhu'],
};
const TIMES: Readonly<Record<string, number>> = {
  double: 2,
  triple: 3,
  डबल: 2,
  ट्रिपल: 3,
  டபுள்: 2,
  ட்ரிபிள்: 3,
};
const VALUES = new Map(
  Object.entries(WORDS).flatMap(([digit, words]) => words.map((word) => [word, digit] as const)),
);
const ANY = [...VALUES.keys(), ...Object.keys(TIMES)].sort((a, b) => b.length - a.length).join('|');
const EDGE = '[\\p{L}\\p{M}\\p{N}]';
const RUN = new RegExp(`(?<!${EDGE})(?:${ANY})(?:[\\s,.-]{1,2}(?:${ANY})){5,24}(?!${EDGE})`, 'giu');
/** Six of the commonest are enough to look closer; cheaper than the whole. */
const MAYBE = /four|eight|zero|चार|शून्य|आठ|நான்கு|எட்டு|பூஜ்|ஒன்று|chaar|char |zero|naalu|ettu|aath/i;

export function findSpelledNumbers(text: string): PiiSpan[] {
  if (!MAYBE.test(text)) return [];
  const found: PiiSpan[] = [];
  for (const match of text.matchAll(RUN)) {
    const digits = digitsOf(match[0]);
    const start = match.index;
    const end = start + match[0].length;
    const kind = kindOf(digits, text, start, end);
    if (kind !== null) found.push({ kind, start, end });
  }
  return found;
}

function digitsOf(words: string): string {
  let digits = '';
  let times = 1;
  for (const word of words.toLowerCase().split(/[\s,.-]+/)) {
    const more = TIMES[word];
    if (more !== undefined) times = more;
    else {
      digits += (VALUES.get(word) ?? '').repeat(times);
      times = 1;
    }
  }
  return digits;
}

function kindOf(digits: string, text: string, start: number, end: number): string | null {
  const named = namingOf(text, start, end).kind;
  if (named === 'other') return null;
  if (digits.length === 16 && luhn(digits)) return 'card';
  if (digits.length === 12 && named === 'aadhaar' && verhoeff(digits)) return 'aadhaar';
  if (named === 'otp' && digits.length >= 4 && digits.length <= 8) return 'otp';
  if (named === 'pin' && digits.length >= 4 && digits.length <= 6) return 'pin';
  return digits.length >= 10 && digits.length <= 13 && !'01234567890'.includes(digits.slice(0, 9))
    ? 'phone'
    : null;
}
