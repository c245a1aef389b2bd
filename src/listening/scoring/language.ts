/**
 * Says which of the five languages a post is in. Scripts decide where they can; Latin letters go to a small table of
 * hashed words and character n-grams (made by `lab train-language`). Must abstain ('und') under three words rather
 * than guess, and never look at links, mentions or emoji.
 */
import type { Language, Score } from './score.js';
import type { LanguageModelData } from './lexicons.schema.js';
import type { Token } from './text/token.js';

export interface LanguageGuess {
  language: Language;
  script: Score['script'];
  /** 0–1: how far ahead the winner is; 1 where the script says it all. */
  confidence: number;
}

export type LanguageDetector = (tokens: readonly Token[]) => LanguageGuess;

const REMEMBERED = 50_000;
/** Below this many words of Latin script nothing is said. */
const ENOUGH_WORDS = 3;

export function createLanguageDetector(model: LanguageModelData): LanguageDetector {
  const weights = decodeWeights(model);
  const classes = model.classes as Language[];
  const remembered = new Map<string, Float32Array>();
  const width = classes.length;

  const scoresOf = (word: string): Float32Array => {
    let scores = remembered.get(word);
    if (scores) return scores;
    scores = new Float32Array(width);
    const sums = new Int32Array(width);
    eachFeature(word, model.bits, (bucket) => {
      const row = bucket * width;
      for (let c = 0; c < width; c++) sums[c]! += weights[row + c]!;
    });
    for (let c = 0; c < width; c++) scores[c] = sums[c]! * model.scale;
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(word, scores);
    return scores;
  };

  return (tokens) => {
    const count = { latin: 0, devanagari: 0, tamil: 0, other: 0 };
    const sums = Float64Array.from(model.bias);
    for (const token of tokens) {
      if (token.kind !== 'word') continue;
      count[token.script]++;
      if (token.script !== 'latin') continue;
      const scores = scoresOf(token.norm);
      for (let c = 0; c < sums.length; c++) sums[c]! += scores[c]!;
    }
    const script = scriptOfPost(count);
    // One word in Tamil script among a few Latin ones is still a Tamil speaker; among many it is a name.
    const indic = count.devanagari >= count.tamil ? count.devanagari : count.tamil;
    if (indic > 0 && indic * 3 >= count.latin && indic * 2 >= count.other) {
      return { language: count.devanagari >= count.tamil ? 'hi' : 'ta', script, confidence: 1 };
    }
    if (count.other > count.latin) return { language: 'other', script, confidence: 1 };
    if (count.latin < ENOUGH_WORDS) return { language: 'und', script, confidence: 0 };
    let best = 0;
    let second = -1;
    for (let c = 1; c < sums.length; c++) {
      if (sums[c]! > sums[best]!) {
        second = best;
        best = c;
      } else if (second < 0 || sums[c]! > sums[second]!) second = c;
    }
    const lead = second < 0 ? 10 : sums[best]! - sums[second]!;
    return { language: classes[best]!, script, confidence: 1 - 2 / (1 + Math.exp(lead)) };
  };
}

function scriptOfPost(count: {
  latin: number;
  devanagari: number;
  tamil: number;
  other: number;
}): Score['script'] {
  const total = count.latin + count.devanagari + count.tamil + count.other;
  if (total === 0) return 'none';
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

/** Buckets of a word: itself and its character n-grams of two to four, ends marked. Shared with the trainer. */
export function wordFeatures(word: string, bits: number): number[] {
  const buckets: number[] = [];
  eachFeature(word, bits, (bucket) => buckets.push(bucket));
  return buckets;
}

function eachFeature(word: string, bits: number, use: (bucket: number) => void): void {
  const shift = 32 - bits;
  const marked = `<${word.length > 24 ? word.slice(0, 24) : word}>`;
  use(mix(hashOf(marked, 0, marked.length, 0x9747b28c)) >>> shift);
  for (let size = 2; size <= 4; size++) {
    for (let at = 0; at + size <= marked.length; at++) {
      use(mix(hashOf(marked, at, at + size, size * 0x9e3779b1)) >>> shift);
    }
  }
}

function hashOf(text: string, from: number, to: number, seed: number): number {
  let hash = (seed ^ 0x811c9dc5) | 0;
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}

function mix(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function decodeWeights(model: LanguageModelData): Int8Array {
  const binary = atob(model.weights);
  const size = model.classes.length << model.bits;
  if (binary.length !== size) {
    throw new Error(
      `The language model holds ${binary.length} weights; its header says ${size}. Train it again.`,
    );
  }
  const weights = new Int8Array(size);
  for (let i = 0; i < size; i++) weights[i] = (binary.charCodeAt(i) << 24) >> 24;
  return weights;
}
