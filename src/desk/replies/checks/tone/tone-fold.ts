/**
 * One spelling for many: small letters, long vowels and doubled letters of Hindi and Tamil in Latin letters made one, nuktas
 * and invisible joiners dropped. Rules are folded like the text, so both meet. Every folded unit keeps its place in the original.
 */
import { wordStarts } from './tone-matcher.js';

export type ToneLanguage = 'en' | 'hi' | 'hi-Latn' | 'ta' | 'ta-Latn';
export const toneLanguages: readonly ToneLanguage[] = ['en', 'hi', 'hi-Latn', 'ta', 'ta-Latn'];

export interface Folded {
  text: string;
  /** Offset in the original of each folded UTF-16 unit, and of the end. */
  at: readonly number[];
  /** Where a pattern may begin. */
  starts: readonly number[];
}

type Table = ReadonlyMap<string, string>;

const everywhere: readonly (readonly [string, string])[] = [
  ['’', "'"],
  ['‘', "'"],
  ['\u200b', ''],
  ['\u200c', ''],
  ['\u200d', ''],
  ['\ufe0f', ''],
];
const hindi: readonly (readonly [string, string])[] = [
  ['\u093c', ''],
  ['ँ', 'ं'],
  ['क़', 'क'],
  ['ख़', 'ख'],
  ['ग़', 'ग'],
  ['ज़', 'ज'],
  ['ड़', 'ड'],
  ['ढ़', 'ढ'],
  ['फ़', 'फ'],
];
const romanised: readonly (readonly [string, string])[] = [
  ['ee', 'i'],
  ['oo', 'u'],
  ['w', 'v'],
  ['ph', 'f'],
  ['z', 'j'],
  ['chh', 'ch'],
  ['q', 'k'],
];
const tamilRomanised: readonly (readonly [string, string])[] = [
  ['ee', 'i'],
  ['oo', 'u'],
  ['w', 'v'],
  ['th', 'd'],
  ['dh', 'd'],
  ['zh', 'l'],
  ['sh', 's'],
  ['cch', 'ch'],
  ['ae', 'e'],
  ['oa', 'o'],
  ['ey', 'e'],
  ['bh', 'b'],
  ['kh', 'k'],
  ['gh', 'g'],
];

const tables: Readonly<Record<ToneLanguage, Table>> = {
  en: new Map(everywhere),
  hi: new Map([...everywhere, ...hindi]),
  ta: new Map([
    ...everywhere,
    ['\u0bc6\u0bbe', '\u0bca'],
    ['\u0bc7\u0bbe', '\u0bcb'],
    ['\u0bc6\u0bd7', '\u0bcc'],
  ]),
  'hi-Latn': new Map([...everywhere, ...romanised]),
  'ta-Latn': new Map([...everywhere, ...tamilRomanised]),
};

/** Doubled Latin letters become one where spelling is free; in English they stay. */
export function fold(text: string, language: ToneLanguage): Folded {
  const table = tables[language];
  const single = language === 'hi-Latn' || language === 'ta-Latn';
  const at: number[] = [];
  let out = '';
  let from = 0;
  while (from < text.length) {
    const [taken, made] = nextUnit(text, from, table);
    for (const unit of made) {
      if (single && unit >= 'a' && unit <= 'z' && out.endsWith(unit)) continue;
      for (let index = 0; index < unit.length; index += 1) at.push(from);
      out += unit;
    }
    from += taken;
  }
  at.push(text.length);
  return { text: out, at, starts: wordStarts(out) };
}

function nextUnit(text: string, from: number, table: Table): [taken: number, made: string] {
  const lower = text.slice(from, from + 3).toLowerCase();
  for (let length = Math.min(3, lower.length); length >= 1; length -= 1) {
    const made = table.get(lower.slice(0, length));
    if (made !== undefined) return [length, made];
  }
  const point = String.fromCodePoint(text.codePointAt(from)!);
  return [point.length, point.toLowerCase()];
}
