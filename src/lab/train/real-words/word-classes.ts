/**
 * The class of each word: the commonest words are each their own, the others go by what they can be (noun, verb, adjective,
 * adverb) in which form. Also which words are forms of one another. Pure.
 */
import type { Pos } from './wordnet.js';

const letter: Record<Pos, string> = { noun: 'N', verb: 'V', adj: 'J', adv: 'R' };

/** Stems a word may be a form of, with the form: 'stopped' → 'stop' + 'd'. */
export function stemsOf(word: string): { stem: string; form: 's' | 'd' | 'g' | 'r' | 't' }[] {
  const found: { stem: string; form: 's' | 'd' | 'g' | 'r' | 't' }[] = [];
  const add = (form: 's' | 'd' | 'g' | 'r' | 't', ...stems: string[]): void => {
    for (const stem of stems) if (stem.length > 1) found.push({ stem, form });
  };
  const undouble = (stem: string): string[] =>
    /([b-df-hj-np-tv-z])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  if (word.endsWith('ies')) add('s', `${word.slice(0, -3)}y`);
  else if (/(?:s|x|z|ch|sh|o)es$/.test(word)) add('s', word.slice(0, -2), word.slice(0, -1));
  else if (word.endsWith('s') && !word.endsWith('ss')) add('s', word.slice(0, -1));
  for (const [ending, form] of [
    ['ed', 'd'],
    ['ing', 'g'],
    ['er', 'r'],
    ['est', 't'],
  ] as const) {
    if (!word.endsWith(ending)) continue;
    const stem = word.slice(0, -ending.length);
    add(form, stem, `${stem}e`, ...undouble(stem));
    if (stem.endsWith('i')) add(form, `${stem.slice(0, -1)}y`);
  }
  return found;
}

const verbForms = /^(?:s|d|g)$/;

/** 'N', 'Ns', 'Vd', 'JN' …: every part of speech that makes up a tenth of the word's uses. */
export function classNames(
  words: readonly string[],
  parts: ReadonlyMap<string, ReadonlyMap<Pos, number>>,
  ownClass: ReadonlySet<string>,
): string[] {
  return words.map((word) => {
    if (ownClass.has(word)) return word;
    const uses = new Map<string, number>();
    const add = (name: string, times: number): void => {
      uses.set(name, (uses.get(name) ?? 0) + times);
    };
    for (const [pos, times] of parts.get(word) ?? []) add(letter[pos], times);
    for (const { stem, form } of stemsOf(word)) {
      for (const [pos, times] of parts.get(stem) ?? []) {
        if (pos === 'verb' && verbForms.test(form)) add(`V${form}`, times * 0.3);
        if (pos === 'noun' && form === 's') add('Ns', times * 0.3);
        if (pos === 'adj' && (form === 'r' || form === 't')) add(`J${form}`, times * 0.1);
      }
    }
    const all = [...uses.values()].reduce((sum, times) => sum + times, 0);
    const kept = [...uses].filter(([, times]) => times * 10 >= all).map(([name]) => name);
    if (kept.length > 0) return `~${kept.sort().join('')}`;
    const ending = ["n't", "'s", "'re", "'ve", "'ll", "'d", 'ly', 'ing', 'ed', 's'].find((e) =>
      word.endsWith(e),
    );
    return `~?${ending ?? ''}`;
  });
}

const derivations: readonly (readonly [string, readonly string[]])[] = [
  ['ly', ['', 'le']],
  ['ment', ['']],
  ['ion', ['', 'e']],
  ['ence', ['ent']],
  ['ance', ['ant']],
  ['ity', ['', 'e']],
  ['ness', ['']],
  ['ful', ['']],
  ['al', ['', 'e']],
  ['th', ['']],
  ['y', ['']],
  ['n', ['']],
];

/** Sets of words that are forms of one verb or noun: write, writes, writing. */
export function families(
  words: ReadonlySet<string>,
  parts: ReadonlyMap<string, ReadonlyMap<Pos, number>>,
): Map<string, string[]> {
  const byStem = new Map<string, Set<string>>();
  for (const word of words) {
    for (const { stem, form } of stemsOf(word)) {
      const uses = parts.get(stem);
      if (!words.has(stem) || !uses || form === 'r' || form === 't') continue;
      if (form === 's' ? !uses.has('verb') && !uses.has('noun') : !uses.has('verb')) continue;
      const family = byStem.get(stem) ?? new Set([stem]);
      byStem.set(stem, family.add(word));
    }
  }
  // "the years best": the apostrophe left out or put where none belongs.
  for (const word of words) {
    const owner = /^(.{3,})'s$/.exec(word)?.[1];
    if (owner === undefined || !parts.get(owner)?.has('noun')) continue;
    const family = [word, ...[owner, `${owner}s`].filter((form) => words.has(form))];
    if (family.length > 1) byStem.set(`'${word}`, new Set(family));
  }
  // develop – development, quick – quickly: taken for one another as often as the forms of a verb.
  for (const word of words) {
    for (const [ending, instead] of derivations) {
      if (!word.endsWith(ending) || word.length < ending.length + 3) continue;
      for (const other of instead) {
        const stem = word.slice(0, -ending.length) + other;
        if (words.has(stem) && parts.has(stem)) byStem.set(`${stem}+${word}`, new Set([stem, word]));
      }
    }
  }
  const found = new Map<string, string[]>();
  for (const family of byStem.values()) {
    for (const word of family)
      found.set(word, [...(found.get(word) ?? []), ...[...family].filter((other) => other !== word)]);
  }
  return found;
}
