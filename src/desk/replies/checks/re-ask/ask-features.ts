/**
 * A clause as the model of asking sees it: its words, two of them in a row or around a third, and the letters they are made of.
 * Numbers only; a change here makes a trained model worthless.
 */
import { hashSlice, hashWord, SEEDS } from '../../../../listening/scoring/learned/hash.js';

const token = /[\p{L}\p{M}\p{N}']+/gu;
/** Beyond these nothing more is asked. */
const mostWords = 60;
const longestWord = 24;
const [shortest, longest] = [3, 5];

export function askFeatures(clause: string, question: boolean): number[] {
  const words = (clause.toLowerCase().match(token) ?? [])
    .slice(0, mostWords)
    .map((word) => word.slice(0, longestWord));
  const row = ['<', ...words, '>'];
  const found = new Set<number>([hashWord(question ? '?' : '.', SEEDS.cue)]);
  for (const word of words) {
    found.add(hashWord(word, SEEDS.word));
    const edged = `<${word}>`;
    for (let size = shortest; size <= longest; size += 1)
      for (let at = 0; at + size <= edged.length; at += 1)
        found.add(hashSlice(edged, at, at + size, SEEDS.gram));
  }
  for (let at = 0; at + 1 < row.length; at += 1) {
    found.add(hashWord(`${row[at]} ${row[at + 1]}`, SEEDS.sign));
    if (at + 2 < row.length) found.add(hashWord(`${row[at]} ${row[at + 2]}`, SEEDS.negated));
  }
  return [...found];
}
