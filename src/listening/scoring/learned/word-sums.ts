/**
 * What the words of a post add up to in one linear model: the same sum over all of them for every post and model, and therefore
 * written out for the one output and the three outputs that models have. Pure; must come to the same whole numbers either way.
 */
import type { PostFeatures } from './post-features.js';

/** Where a model keeps what it knows of words. */
export interface WordTable {
  outputs: number;
  /** A word's bucket is its hash shifted right by `shift`; it begins at bucket × `outputs` and holds a number an output. */
  table: Int8Array;
  shift: number;
  /** Its columns of `Words.cells`: number of groups + 1, groups by output, the word by output. All words of the post are filled in. */
  column: number;
}

export interface WordSums {
  /** Words, pairs and negations, and their sum by output. */
  size: number;
  readonly words: Int32Array;
  /** Letter groups likewise. */
  groups: number;
  readonly letters: Int32Array;
}

export function sumWords(post: PostFeatures, cells: Int16Array, of: WordTable, into: WordSums): void {
  if (of.outputs === 1) sumOne(post, cells, of, into);
  else if (of.outputs === 3) sumThree(post, cells, of, into);
  else sumAny(post, cells, of, into);
}

function sumAny(post: PostFeatures, cells: Int16Array, of: WordTable, into: WordSums): void {
  const { outputs, shift, table, column } = of;
  const { words, letters } = into;
  words.fill(0);
  letters.fill(0);
  let size = post.count + Math.max(0, post.count - 1);
  let groups = 0;
  for (let i = 0; i < post.count; i++) {
    const cell = post.rows[i]! + column;
    groups += cells[cell]! - 1;
    for (let c = 0; c < outputs; c++) {
      letters[c]! += cells[cell + 1 + c]!;
      words[c]! += cells[cell + 1 + outputs + c]!;
    }
    if (post.negated[i] === 1) {
      const at = (post.words[i]!.negated >>> shift) * outputs;
      for (let c = 0; c < outputs; c++) words[c]! += table[at + c]!;
      size++;
    }
    if (i > 0) {
      const at = (post.pairs[i]! >>> shift) * outputs;
      for (let c = 0; c < outputs; c++) words[c]! += table[at + c]!;
    }
  }
  into.size = size;
  into.groups = groups;
}

function sumOne(post: PostFeatures, cells: Int16Array, of: WordTable, into: WordSums): void {
  const { shift, table, column } = of;
  const { count, rows, negated, pairs } = post;
  let size = count + Math.max(0, count - 1);
  let groups = 0;
  let words = 0;
  let letters = 0;
  for (let i = 0; i < count; i++) {
    const cell = rows[i]! + column;
    groups += cells[cell]! - 1;
    letters += cells[cell + 1]!;
    words += cells[cell + 2]!;
    if (negated[i] === 1) {
      words += table[post.words[i]!.negated >>> shift]!;
      size++;
    }
    if (i > 0) words += table[pairs[i]! >>> shift]!;
  }
  into.size = size;
  into.groups = groups;
  into.words[0] = words;
  into.letters[0] = letters;
}

function sumThree(post: PostFeatures, cells: Int16Array, of: WordTable, into: WordSums): void {
  const { shift, table, column } = of;
  const { count, rows, negated, pairs } = post;
  let size = count + Math.max(0, count - 1);
  let groups = 0;
  let [a, b, c] = [0, 0, 0];
  let [lettersA, lettersB, lettersC] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const cell = rows[i]! + column;
    groups += cells[cell]! - 1;
    lettersA += cells[cell + 1]!;
    lettersB += cells[cell + 2]!;
    lettersC += cells[cell + 3]!;
    a += cells[cell + 4]!;
    b += cells[cell + 5]!;
    c += cells[cell + 6]!;
    if (negated[i] === 1) {
      const at = (post.words[i]!.negated >>> shift) * 3;
      a += table[at]!;
      b += table[at + 1]!;
      c += table[at + 2]!;
      size++;
    }
    if (i > 0) {
      const at = (pairs[i]! >>> shift) * 3;
      a += table[at]!;
      b += table[at + 1]!;
      c += table[at + 2]!;
    }
  }
  into.size = size;
  into.groups = groups;
  into.words[0] = a;
  into.words[1] = b;
  into.words[2] = c;
  into.letters[0] = lettersA;
  into.letters[1] = lettersB;
  into.letters[2] = lettersC;
}
