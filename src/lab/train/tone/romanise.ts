/**
 * Writes Tamil script as people type it in Latin letters, by one of several habits, and bookish endings as they are spoken: so that
 * replies in Tamil script teach those in Latin letters. Only for training: what comes out is read by nobody. Pure.
 */

/** English words as Tamil script writes them, and how they are typed. */
export type Loans = ReadonlyMap<string, string>;

interface Habit {
  /** ஆ, ஈ, ஊ, ஏ, ஓ and their signs. */
  long: readonly [a: string, i: string, u: string, e: string, o: string];
  /** த at the beginning and between vowels; ழ; ற்ற; ஐ at an end. */
  t: readonly [first: string, inside: string];
  zh: string;
  rr: string;
  lastAi: string;
  /** க and ட between vowels, வ. */
  k: string;
  d: string;
  v: string;
  /** Doubled consonants stay doubled. */
  doubled: boolean;
}

export const HABITS: readonly Habit[] = [
  {
    long: ['aa', 'ee', 'oo', 'e', 'o'],
    t: ['th', 'dh'],
    zh: 'zh',
    rr: 'tr',
    lastAi: 'ai',
    k: 'g',
    d: 'd',
    v: 'v',
    doubled: true,
  },
  {
    long: ['a', 'i', 'u', 'e', 'o'],
    t: ['th', 'th'],
    zh: 'l',
    rr: 'th',
    lastAi: 'a',
    k: 'k',
    d: 't',
    v: 'v',
    doubled: false,
  },
  {
    long: ['aa', 'i', 'u', 'ae', 'o'],
    t: ['dh', 'dh'],
    zh: 'zh',
    rr: 'tr',
    lastAi: 'e',
    k: 'k',
    d: 'd',
    v: 'w',
    doubled: false,
  },
];

/** Bookish endings, as they are spoken. */
const SPOKEN: readonly (readonly [RegExp, string])[] = [
  [/வேண்டும்/gu, 'வேணும்'],
  [/என்று(?!\p{M})/gu, 'னு'],
  [/இல்லை(?![\p{L}\p{M}])/gu, 'இல்ல'],
  [/வில்லை(?![\p{L}\p{M}])/gu, 'ல'],
  [/க்கிறோம்(?![\p{L}\p{M}])/gu, 'க்கறோம்'],
  [/ுகிறோம்(?![\p{L}\p{M}])/gu, 'றோம்'],
  [/ுகிறேன்(?![\p{L}\p{M}])/gu, 'றேன்'],
  [/ுகிறது(?![\p{L}\p{M}])/gu, 'ுது'],
  [/க்கிறது(?![\p{L}\p{M}])/gu, 'க்குது'],
  [/(?:ுகிறீர்கள்|ுறீர்கள்)(?![\p{L}\p{M}])/gu, 'றீங்க'],
  [/க்கிறீர்கள்(?![\p{L}\p{M}])/gu, 'க்கறீங்க'],
  [/ீர்கள்/gu, 'ீங்க'],
  [/ுங்கள்(?![\p{L}\p{M}])/gu, 'ுங்க'],
  [/நீங்கள்/gu, 'நீங்க'],
  [/நாங்கள்/gu, 'நாங்க'],
  [/உங்கள்(?![\p{L}\p{M}])/gu, 'உங்க'],
  [/எங்கள்(?![\p{L}\p{M}])/gu, 'எங்க'],
  [/ிவிட்டது/gu, 'ிடுச்சு'],
  [/ந்துவிட்டோம்/gu, 'ந்துட்டோம்'],
  [/விட்டோம்(?![\p{L}\p{M}])/gu, 'ட்டோம்'],
  [/ாமல்(?![\p{L}\p{M}])/gu, 'ாம'],
  [/ால்(?![\p{L}\p{M}])/gu, 'ா'],
  [/(?<=[\p{L}\p{M}]{3})ில்(?![\p{L}\p{M}])/gu, '்ல'],
  [/ிடம்(?![\p{L}\p{M}])/gu, 'ிட்ட'],
  [/(?<=[\p{L}\p{M}]{2})[கசதப]்$/gu, ''],
];

// prettier-ignore
const PLAIN: Readonly<Record<string, string>> = {
  ங: 'n', ஜ: 'j', ண: 'n', ந: 'n', ன: 'n', ம: 'm', ய: 'y', ர: 'r', ற: 'r', ல: 'l', ள: 'l', ஷ: 'sh', ஸ: 's', ஹ: 'h',
};
const CONSONANTS = 'கஙசஜஞடணதநனபமயரறலளழவஷஸஹ';
const VOWELS = 'அஆஇஈஉஊஎஏஐஒஓஔ';
const SIGNS = 'ாிீுூெேைொோௌ';
const PULLI = '்';

/** All Tamil words of a text in Latin letters; the rest stays. */
export function romanised(text: string, habit: Habit, loans: Loans): string {
  return text.normalize('NFC').replace(/[\p{Script=Tamil}\p{M}]+/gu, (word) => {
    const loan = loanOf(word, loans);
    if (loan !== null) return loan[0] + spelt(spoken(loan[1]), habit, false);
    return spelt(spoken(word), habit, true);
  });
}

const spoken = (word: string): string => SPOKEN.reduce((now, [from, to]) => now.replace(from, to), word);

/** The English word that a word is or begins with, and what is left. */
function loanOf(word: string, loans: Loans): [string, string] | null {
  for (let length = word.length; length >= 3; length -= 1) {
    const found = loans.get(word.slice(0, length));
    if (found === undefined) continue;
    const rest = word.slice(length);
    return [found, /^\p{M}/u.test(rest) ? ` ${rest.replace(/^\p{M}/u, (sign) => letterOf(sign))}` : rest];
  }
  return null;
}

const letterOf = (sign: string): string => (sign === PULLI ? '' : (VOWELS[SIGNS.indexOf(sign) + 1] ?? ''));

function spelt(word: string, habit: Habit, begins: boolean): string {
  let out = '';
  for (let at = 0; at < word.length; at += 1) {
    const letter = word[at]!;
    if (!CONSONANTS.includes(letter)) {
      out += alone(letter, habit, at === word.length - 1);
      continue;
    }
    const doubling = word.startsWith(PULLI + letter, at + 1);
    const joined = doubling ? joinedAs(letter, habit) : null;
    if (joined !== null) at += 2;
    out +=
      joined ?? consonant(letter, word.slice(Math.max(0, at - 2), at), at === 0 && begins, doubling, habit);
    out += follow(word, at, habit);
    const after = word[at + 1] ?? 'x';
    if (after === PULLI || SIGNS.includes(after)) at += 1;
  }
  return out;
}

/** What a doubled consonant is written as, where that is not the letter twice. */
function joinedAs(letter: string, habit: Habit): string | null {
  if (letter === 'ற') return habit.rr;
  if (letter === 'ச') return 'ch';
  return habit.doubled ? null : consonant(letter, letter + PULLI, false, false, habit);
}

/** A vowel that stands alone or a sign that lost its consonant; the rest stays. */
function alone(letter: string, habit: Habit, last: boolean): string {
  if (letter === PULLI) return '';
  const index = VOWELS.includes(letter) ? VOWELS.indexOf(letter) : SIGNS.indexOf(letter) + 1;
  return index > 0 || letter === VOWELS[0] ? vowel(index, habit, last) : letter;
}

/** The vowel after a consonant that stands at `at`. */
function follow(word: string, at: number, habit: Habit): string {
  const after = word[at + 1] ?? '';
  if (after === PULLI) return '';
  const sign = after === '' ? -1 : SIGNS.indexOf(after);
  return sign < 0 ? 'a' : vowel(sign + 1, habit, at + 2 >= word.length);
}

function vowel(index: number, { long, lastAi }: Habit, last: boolean): string {
  const plain = ['a', long[0], 'i', long[1], 'u', long[2], 'e', long[3], 'ai', 'o', long[4], 'au'];
  if (index === 8) return last ? lastAi : 'ai';
  if (last && [1, 3, 5].includes(index)) return plain[index - 1]!;
  return plain[index]!;
}

function consonant(letter: string, before: string, first: boolean, doubling: boolean, habit: Habit): string {
  const afterSame = before.endsWith(letter + PULLI);
  const afterNasal = /[ஙஞணநனம]்$/u.test(before);
  switch (letter) {
    case 'க':
      return afterNasal ? 'g' : first || doubling || afterSame ? 'k' : /்$/u.test(before) ? 'k' : habit.k;
    case 'ச':
      return afterNasal ? 'j' : 's';
    case 'ஞ':
      return first ? 'gn' : 'n';
    case 'ட':
      return first || doubling || afterSame ? 't' : afterNasal ? 'd' : habit.d;
    case 'த':
      return first ? habit.t[0] : doubling ? '' : afterSame ? 'th' : habit.t[1];
    case 'ப':
      return afterNasal ? 'b' : 'p';
    case 'ழ':
      return habit.zh;
    case 'வ':
      return habit.v;
    default:
      return PLAIN[letter] ?? '';
  }
}
