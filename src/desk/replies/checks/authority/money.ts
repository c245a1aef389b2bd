/** Amounts of money in a text: value and currency, in figures and marks of five ways of writing. Finds; judges nothing. */

export interface Amount {
  start: number;
  end: number;
  value: number;
  /** ISO code; 'percent' for a share. */
  currency: string;
}

const figure = '\\p{Nd}{1,3}(?:,\\p{Nd}{2,3})+(?:\\.\\p{Nd}{1,2})?|\\p{Nd}{1,9}(?:\\.\\p{Nd}{1,2})?';
const many =
  '(?:[ ]?(k|thousand|lakhs?|lacs?|crores?|million|हज़ार|हजार|लाख|करोड़|ஆயிரம்|லட்சம்|கோடி|hazaar|hazar|aayiram|latcham))?';
// Longest first, so that "US$" is not "$".
const marks: readonly (readonly [string, string])[] = [
  ['us\\$|usd|\\$', 'USD'],
  ['€|eur', 'EUR'],
  ['£|gbp', 'GBP'],
  ['₹|rs\\.?|inr|रु\\.?|रू\\.?|ரூ\\.?', 'INR'],
];
const words: readonly (readonly [string, string])[] = [
  ['dollars?|usd|bucks', 'USD'],
  ['euros?|eur|€', 'EUR'],
  ['pounds?|quid|gbp', 'GBP'],
  [
    'rupees?|rs|inr|rupaye|rupaya|rupay|rooba|roobai|rubai|ruba|/-|रुपये|रुपए|रुपया|रुपयों|रुपयोंका|ரூபாய்|ரூபாயை|ரூபாயைத்|ரூபாயும்|ரூபாயையும்|ரூபாய்க்கு|ரூபா',
    'INR',
  ],
  ['%|per ?cent|percent|प्रतिशत|फ़ीसदी|फीसदी|சதவீதம்|விழுக்காடு|சதவிகிதம்', 'percent'],
];

const edge = '[\\p{L}\\p{M}\\p{N}]';
const before = marks.map(([mark, currency]) => ({
  currency,
  pattern: new RegExp(`(?<!${edge})(?:${mark})[ ]?(${figure})${many}(?!\\p{Nd})`, 'giu'),
}));
const after = words.map(([word, currency]) => ({
  currency,
  pattern: new RegExp(`(?<![\\p{L}\\p{N}.,])(${figure})${many}[ -]?(?:${word})(?!${edge})`, 'giu'),
}));

const factors: readonly (readonly [RegExp, number])[] = [
  [/^(?:k|thousand|हज़ार|हजार|ஆயிரம்|hazaar|hazar|aayiram)$/iu, 1_000],
  [/^(?:lakhs?|lacs?|लाख|லட்சம்|latcham)$/iu, 100_000],
  [/^million$/iu, 1_000_000],
  [/^(?:crores?|करोड़|கோடி)$/iu, 10_000_000],
];

const half =
  /(?<![\p{L}\p{M}])(?:half (?:price|off)|half (?:of )?(?:the|your) (?:next )?(?:price|bill|order|amount)|आधे दाम|आधी (?:क़ीमत|कीमत)|आधा बिल|பாதி விலை|aadhe daam|aadhi kee?mat|paa?dhi vilai)/giu;

export function amountsOf(text: string): Amount[] {
  const found: Amount[] = [...text.matchAll(half)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    value: 50,
    currency: 'percent',
  }));
  for (const { currency, pattern } of [...before, ...after]) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (found.some((one) => one.start < span.end && span.start < one.end)) continue;
      const value = numberOf(match[1]!) * factorOf(match[2]);
      found.push({ ...span, value, currency });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function numberOf(figures: string): number {
  const plain = figures.replace(/\p{Nd}/gu, (digit) => String(digitOf(digit))).replace(/,/g, '');
  return Number(plain);
}

/** Digits of every script stand in runs of ten. */
function digitOf(digit: string): number {
  const code = digit.codePointAt(0)!;
  for (const zero of [0x30, 0x966, 0xbe6]) if (code >= zero && code < zero + 10) return code - zero;
  return 0;
}

function factorOf(word: string | undefined): number {
  return factors.find(([pattern]) => word !== undefined && pattern.test(word))?.[1] ?? 1;
}
