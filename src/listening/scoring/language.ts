/**
 * Says which of the five languages a post is in. Scripts decide where they can; Latin letters go to a small trained table
 * over the words and letter groups that the other models read too (config/models/language.bin, made by `lab train`). Must
 * abstain ('und') under three words rather than guess, and never look at links, mentions or emoji.
 */
import { z } from 'zod';
import type { Container } from './learned/container.js';
import { Words, type Word } from './learned/words.js';
import type { Language, Score } from './score.js';
import type { WordScript } from './text/chars.js';
import type { Token } from './text/token.js';

export interface LanguageGuess {
  language: Language;
  script: Score['script'];
  /** 0–1: how far ahead the winner is; 1 where the script says it all. */
  confidence: number;
  /** The language it may be instead, and how much that one's judgement should count (up to a half); absent when sure. */
  rival?: Rival;
}

export interface Rival {
  language: Language;
  share: number;
}

export type LanguageDetector = (tokens: readonly Token[]) => LanguageGuess;

/** A trained table: one row of classes a bucket. */
export interface LanguageModel {
  /** What each output stands for; several may stand for 'other'. */
  classes: Language[];
  /** 2^bits rows. */
  bits: number;
  /** What one step of the table is worth. */
  scale: number;
  bias: number[];
  table: Int8Array;
}

/** Below this many words of Latin script nothing is said. */
const ENOUGH_WORDS = 3;
/** Chances are overstated: the odds between two languages are taken to this power before a rival is heard. */
const DOUBT = 0.4;
/** A rival that would count less is not asked: a second head costs time, and few posts have such a rival. */
const LEAST_SHARE = 0.35;
/** A sum over n features is divided by n to this power: 0 would trust long posts blindly, 0.5 short ones too much. */
export const LENGTH_POWER = 0.35;

/** Throws an Error that names `path` where the file does not hold a table of this kind. */
export function languageModelOf({ kind, header, arrays }: Container, path: string): LanguageModel {
  const { table } = arrays;
  const read = headerSchema.safeParse(header);
  if (
    kind !== 'language' ||
    !read.success ||
    !(table instanceof Int8Array) ||
    table.length !== read.data.classes.length << read.data.bits
  ) {
    throw new Error(`The model file ${path} does not hold a language table. Train it again: lab train.`);
  }
  return { ...read.data, table };
}

const headerSchema = z.object({
  classes: z.array(z.enum(['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn', 'und', 'other'])).min(2),
  bits: z.int().min(1).max(24),
  scale: z.number(),
  bias: z.array(z.number()),
});

/** `words` may be shared with other models that read the same posts. */
export function createLanguageDetector(model: LanguageModel, words: Words = new Words()): LanguageDetector {
  const { classes, bits, scale, bias, table } = model;
  const width = classes.length;
  const shift = 32 - bits;
  /** The word's columns of `Words.cells`: 1 when filled, then one a class. */
  const column = words.reserve(1 + width);
  const sums = new Float64Array(width);
  const chances = new Float64Array(width);

  const fill = (word: Word, cell: number): void => {
    const { cells } = words;
    eachBucket(word, shift, (bucket) => {
      for (let c = 0; c < width; c++) cells[cell + 1 + c]! += table[bucket * width + c]!;
    });
    cells[cell] = 1;
  };

  const judgeLatin = (tokens: readonly Token[]): Omit<LanguageGuess, 'script'> => {
    sums.fill(0);
    let size = 0;
    for (const token of tokens) {
      if (token.kind !== 'word' || token.script !== 'latin') continue;
      const word = words.ofToken(token);
      const cell = word.row + column;
      if (words.cells[cell] === 0) fill(word, cell);
      const { cells } = words;
      size += 1 + word.grams.length;
      for (let c = 0; c < width; c++) sums[c]! += cells[cell + 1 + c]!;
    }
    const norm = scale / Math.max(1, size) ** LENGTH_POWER;
    let top = -Infinity;
    for (let c = 0; c < width; c++) top = Math.max(top, (sums[c] = sums[c]! * norm + bias[c]!));
    let total = 0;
    for (let c = 0; c < width; c++) total += chances[c] = Math.exp(sums[c]! - top);
    return likeliest(classes, chances, total);
  };

  return (tokens) => {
    const count = countScripts(tokens);
    const script = scriptOfPost(count);
    // One word in Tamil script among a few Latin ones is still a Tamil speaker; among many it is a name.
    const indic = Math.max(count.devanagari, count.tamil);
    if (indic > 0 && indic * 3 >= count.latin && indic * 2 >= count.other) {
      return { language: count.devanagari >= count.tamil ? 'hi' : 'ta', script, confidence: 1 };
    }
    if (count.other > count.latin) return { language: 'other', script, confidence: 1 };
    if (count.latin < ENOUGH_WORDS) return { language: 'und', script, confidence: 0 };
    return { ...judgeLatin(tokens), script };
  };
}

/** The class most likely by itself; its confidence is its language's lead over the next language. */
function likeliest(
  classes: readonly Language[],
  chances: Float64Array,
  total: number,
): Omit<LanguageGuess, 'script'> {
  let best = 0;
  for (let c = 1; c < classes.length; c++) if (chances[c]! > chances[best]!) best = c;
  const language = classes[best]!;
  let own = 0;
  let next = -1;
  let others = 0;
  for (let c = 0; c < classes.length; c++) {
    if (classes[c] === language) own += chances[c]!;
    else if (classes[c] === 'other') others += chances[c]!;
    else if (next < 0 || chances[c]! > chances[next]!) next = c;
  }
  const second = next < 0 ? 0 : chances[next]!;
  const confidence = Math.max(0, own - Math.max(second, others)) / total;
  const odds = (second / own) ** DOUBT;
  const share = odds / (1 + odds);
  return share < LEAST_SHARE || language === 'other'
    ? { language, confidence }
    : { language, confidence, rival: { language: classes[next]!, share: Math.min(0.5, share) } };
}

/** The word itself and its letter groups. Shared with the trainer. */
export function eachBucket(word: Word, shift: number, use: (bucket: number) => void): void {
  use(word.hash >>> shift);
  for (const gram of word.grams) use(gram >>> shift);
}

type ScriptCounts = Record<WordScript, number>;

function countScripts(tokens: readonly Token[]): ScriptCounts {
  const count: ScriptCounts = { latin: 0, devanagari: 0, tamil: 0, other: 0 };
  for (let i = 0; i < tokens.length; i++) {
    const { kind, script } = tokens[i]!;
    if (kind !== 'word') continue;
    if (script === 'latin') count.latin++;
    else if (script === 'devanagari') count.devanagari++;
    else if (script === 'tamil') count.tamil++;
    else count.other++;
  }
  return count;
}

function scriptOfPost(count: ScriptCounts): Score['script'] {
  const total = count.latin + count.devanagari + count.tamil + count.other;
  if (total === 0) return 'none';
  if (total === count.latin) return 'latin';
  let first: keyof typeof count = 'latin';
  let second = 0;
  for (const script of ['devanagari', 'tamil', 'other'] as const) {
    if (count[script] > count[first]) {
      second = Math.max(second, count[first]);
      first = script;
    } else second = Math.max(second, count[script]);
  }
  return second * 5 >= total ? 'mixed' : first;
}
