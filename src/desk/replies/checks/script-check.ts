/**
 * Mechanical faults of writing systems: vowel signs without a letter (Devanagari, Tamil), invisible and broken characters,
 * letters of different scripts inside one word. Looks at characters only; it knows no words.
 */
import { draft, type Examine, type FindingDraft } from './draft.js';
import { allWords } from './words.js';

interface Alphabet {
  consonant: RegExp;
  /** Dependent vowel signs and the killer: need a consonant. */
  sign: RegExp;
  nukta: RegExp | null;
  /** What an independent vowel and a sign typed after it were meant to be. */
  composed: ReadonlyMap<string, string>;
  /** Two signs that make one letter (canonical decompositions). */
  pairs: ReadonlySet<string>;
}

const devanagari: Alphabet = {
  consonant: /[\u0915-\u0939\u0958-\u095f\u0978-\u097f]/u,
  sign: /[\u093a\u093b\u093e-\u094f\u0955-\u0957\u0962\u0963]/u,
  nukta: /\u093c/u,
  composed: new Map([
    ['अा', 'आ'],
    ['अो', 'ओ'],
    ['अौ', 'औ'],
    ['अॉ', 'ऑ'],
    ['आॅ', 'ऑ'],
    ['एे', 'ऐ'],
    ['अे', 'ए'],
    ['अै', 'ऐ'],
    ['अि', 'इ'],
    ['अी', 'ई'],
    ['अु', 'उ'],
    ['अू', 'ऊ'],
    ['ऎे', 'ऐ'],
  ]),
  pairs: new Set(),
};
const tamil: Alphabet = {
  consonant: /[\u0b95-\u0bb9]/u,
  sign: /[\u0bbe-\u0bcd\u0bd7]/u,
  nukta: null,
  composed: new Map([
    ['அா', 'ஆ'],
    ['எா', 'ஏ'],
    ['ஒா', 'ஓ'],
    ['எே', 'ஏ'],
    ['ஒோ', 'ஓ'],
    ['இீ', 'ஈ'],
    ['உூ', 'ஊ'],
  ]),
  pairs: new Set(['ெ\u0bbe', 'ே\u0bbe', 'ெ\u0bd7']),
};

// Joiners are legitimate inside Indic words and emoji; everywhere else they, and the rest, are paste damage.
const invisible = characterClass([
  ...[
    [0x00, 0x08],
    [0x0b, 0x0c],
    [0x0e, 0x1f],
    [0x7f, 0x9f],
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
    [0x115f, 0x1160],
  ],
  ...[
    [0x17b4, 0x17b5],
    [0x180e, 0x180e],
    [0x200b, 0x200f],
    [0x202a, 0x202e],
    [0x2060, 0x206f],
    [0x3164, 0x3164],
  ],
  ...[
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
    [0xe0000, 0xe007f],
  ],
]);
/** Replacement signs, half surrogates, and UTF-8 that was read as Latin-1 (Ã©, â€™, à¤¨). */
const broken = /[\ufffd\ufffe\uffff]|[\ud800-\udfff]|(?:Ã[\u0080-\u00bf]|â€[\u0080-\u02ff™œž“”¢¦]|à¤|à®)+/gu;

function characterClass(ranges: number[][]): RegExp {
  const escape = (code = 0) => `\\u{${code.toString(16)}}`;
  return new RegExp(`[${ranges.map(([from, to]) => `${escape(from)}-${escape(to)}`).join('')}]`, 'gu');
}

export const examineScript: Examine = ({ text }) => [
  ...orphanSigns(text),
  ...invisibles(text),
  ...brokens(text),
  ...mixedWords(text),
];

function orphanSigns(text: string): FindingDraft[] {
  const found: FindingDraft[] = [];
  for (const match of text.matchAll(/[\u093a-\u094f\u0955-\u0957\u0962\u0963\u0bbe-\u0bcd\u0bd7]/gu)) {
    const sign = match[0];
    const alphabet = sign < '\u0b80' ? devanagari : tamil;
    const before = text[match.index - 1] ?? '';
    const beforeThat = text[match.index - 2] ?? '';
    // U+093D (avagraha) lies in the range and is a letter of its own.
    if (sign === '\u093d' || carries(alphabet, beforeThat, before, sign)) continue;
    const span = { start: match.index, end: match.index + 1 };
    const composed = alphabet.composed.get(before + sign);
    if (composed !== undefined) {
      const pair = { start: match.index - 1, end: match.index + 1 };
      found.push(draft('script.orphan-sign', pair, { sign: `◌${sign}` }, [composed]));
    } else if (before === sign || /\s|^$/u.test(before)) {
      found.push(draft('script.orphan-sign', span, { sign: `◌${sign}` }, ['']));
    } else {
      found.push(draft('script.orphan-sign', span, { sign: `◌${sign}` }));
    }
  }
  return found;
}

function carries(alphabet: Alphabet, beforeThat: string, before: string, sign: string): boolean {
  if (alphabet.nukta?.test(sign)) return alphabet.consonant.test(before);
  if (alphabet.consonant.test(before) || alphabet.pairs.has(before + sign)) return true;
  return alphabet.nukta?.test(before) === true && alphabet.consonant.test(beforeThat);
}

function invisibles(text: string): FindingDraft[] {
  return [...text.matchAll(invisible)].flatMap((match) => {
    if (isJoinerAtWork(text, match.index, match[0])) return [];
    return [
      draft(
        'script.invisible',
        { start: match.index, end: match.index + match[0].length },
        { code: codeOf(match[0]) },
        [''],
      ),
    ];
  });
}

function isJoinerAtWork(text: string, at: number, character: string): boolean {
  const code = character.codePointAt(0) ?? 0;
  const before = text.slice(Math.max(0, at - 3), at);
  const after = text.slice(at + character.length, at + character.length + 2);
  // Subdivision flags are a black flag followed by tag characters.
  if (code >= 0xe0020 && code <= 0xe007f)
    return /\u{1f3f4}[\u{e0020}-\u{e007f}]*$/u.test(text.slice(Math.max(0, at - 14), at));
  if (code !== 0x200c && code !== 0x200d) return false;
  if (/[\p{Script=Devanagari}\p{Script=Tamil}]$/u.test(before)) return true;
  return (
    code === 0x200d &&
    /(?:\p{Extended_Pictographic}|\ufe0f|\p{Emoji_Modifier})$/u.test(before) &&
    /^\p{Extended_Pictographic}/u.test(after)
  );
}

function brokens(text: string): FindingDraft[] {
  return [...text.matchAll(broken)].map((match) =>
    draft(
      'script.broken',
      { start: match.index, end: match.index + match[0].length },
      { code: codeOf(match[0]) },
    ),
  );
}

function codeOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}

const scripts: readonly [string, RegExp][] = [
  ['Latin', /\p{Script=Latin}/u],
  ['Devanagari', /\p{Script=Devanagari}/u],
  ['Tamil', /\p{Script=Tamil}/u],
  ['Cyrillic', /\p{Script=Cyrillic}/u],
  ['Greek', /\p{Script=Greek}/u],
];

function mixedWords(text: string): FindingDraft[] {
  return allWords(text).flatMap((word) => {
    const here = scripts.filter(([, pattern]) => pattern.test(word.text)).map(([name]) => name);
    if (here.length < 2 || isInflectedLatin(word.text)) return [];
    return [draft('script.mixed', word, { word: word.text.slice(0, 40), scripts: here.join(', ') })];
  });
}

/** Tamil writers hang their own endings on English words (orderஐ, appல); that is how they write. */
function isInflectedLatin(word: string): boolean {
  return /^[\p{Script=Latin}'’]{2,}[\p{Script=Tamil}]+$/u.test(word);
}
