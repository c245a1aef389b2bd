/**
 * Letter groups of how a Tamil word sounds, in whichever script it is written: செம்ம and semma share them, and so do vera,
 * veraa and vērā. Lets the few posts in Tamil script learn from the many in Latin letters. Rough on purpose. Pure.
 */
import type { Word } from './words.js';
import { hashSlice } from './hash.js';

// prettier-ignore
const CONSONANTS: Readonly<Record<string, string>> = {
  க: 'k', ங: 'n', ச: 's', ஜ: 's', ஞ: 'n', ட: 't', ண: 'n', த: 't', ந: 'n', ன: 'n', ப: 'p', ம: 'm',
  ய: 'y', ர: 'r', ற: 'r', ல: 'l', ள: 'l', ழ: 'l', வ: 'v', ஷ: 's', ஸ: 's', ஹ: '',
};
// prettier-ignore
const VOWELS: Readonly<Record<string, string>> = {
  அ: 'a', ஆ: 'a', இ: 'i', ஈ: 'i', உ: 'u', ஊ: 'u', எ: 'e', ஏ: 'e', ஐ: 'ai', ஒ: 'o', ஓ: 'o', ஔ: 'au',
};
// prettier-ignore
const SIGNS: Readonly<Record<string, string>> = {
  'ா': 'a', 'ி': 'i', 'ீ': 'i', 'ு': 'u', 'ூ': 'u', 'ெ': 'e', 'ே': 'e', 'ை': 'ai', 'ொ': 'o', 'ோ': 'o', 'ௌ': 'au', '்': '',
};
const SEED = 0x6a09e667;
const LONGEST = 20;

/** Consonants without voice, breath or length; vowels without length; nothing twice in a row. */
export function tamilSound(word: string): string {
  return fromScript(word)
    .replace(/zh/g, 'l')
    .replace(/sh|ch|c(?=[eiy])/g, 's')
    .replace(/th|dh|d/g, 't')
    .replace(/kh|gh|ck|[gqc]/g, 'k')
    .replace(/ph|bh|[bf]/g, 'p')
    .replace(/w/g, 'v')
    .replace(/[zj]/g, 's')
    .replace(/x/g, 'ks')
    .replace(/ee+|ii+/g, 'i')
    .replace(/oo+|uu+/g, 'u')
    .replace(/h/g, '')
    .replace(/(.)\1+/gu, '$1')
    .replace(/y$/, 'i');
}

/** Hashes of the whole sound and of its groups of three to five, ends marked. */
export function soundGrams(word: string): number[] {
  const sound = tamilSound(word);
  const marked = `<${sound.length > LONGEST ? sound.slice(0, LONGEST) : sound}>`;
  const found: number[] = [hashSlice(marked, 0, marked.length, SEED)];
  for (let size = 3; size <= 5; size++) {
    for (let at = 0; at + size <= marked.length; at++)
      found.push(hashSlice(marked, at, at + size, SEED + size));
  }
  return found;
}

function fromScript(word: string): string {
  let sound = '';
  for (let i = 0; i < word.length; i++) {
    const letter = word[i]!;
    const consonant = CONSONANTS[letter];
    if (consonant === undefined) {
      sound += VOWELS[letter] ?? letter;
      continue;
    }
    const sign = SIGNS[word[i + 1] ?? ''];
    // A consonant without a sign carries an a.
    sound += consonant + (sign ?? 'a');
    if (sign !== undefined) i++;
  }
  return sound;
}

/** Hashes of a word's letter groups, with those of its sound where a model wants them. */
export function lettersOf(word: Word, sound: boolean): Uint32Array {
  if (!sound || word.grams.length === 0) return word.grams;
  return (word.sounding ??= Uint32Array.from([...word.grams, ...soundGrams(word.text)]));
}
