/**
 * Teaches the model of tone: the linear trainer of the other models over the check's own features. Named inputs and the mean of
 * English word vectors are dense inputs; the vectors are folded into one number a word afterwards, so they need not ship.
 */
import type { ToneModelHeader } from '../../../desk/replies/checks/tone/tone-model.js';
import type { ToneFeatures } from '../../../desk/replies/checks/tone/tone-features.js';
import { hashWord, SEEDS } from '../../../listening/scoring/learned/hash.js';
import type { Example } from '../examples.js';
import { trainLinear, type LinearSettings, type LinearWeights } from '../linear-trainer.js';

/** Beyond these the same bytes cost more and say no more. */
const SETTINGS: LinearSettings = {
  classes: ['kind', 'unkind'],
  bits: 18,
  epochs: 12,
  rate: 0.2,
  denseRate: 1,
  l2: 1e-4,
  bayes: 0.6,
  balance: 0,
  seeds: 3,
};

export interface Vectors {
  /** By hash of the word. */
  of: ReadonlyMap<number, Float32Array>;
  size: number;
}

export interface ToneExamples {
  names: readonly string[];
  examples: Example[];
}

export interface FittedTone {
  header: ToneModelHeader;
  table: Int8Array;
  /** By word of `vectorsOf`, in the order of their hashes. */
  worth: Int8Array;
}

export function vectorsOf(vectors: ReadonlyMap<string, Float32Array>): Vectors {
  const size = vectors.values().next().value?.length ?? 0;
  return { of: new Map([...vectors].map(([word, vector]) => [hashWord(word, SEEDS.word), vector])), size };
}

/** Sorted: where the model looks words up. */
export const knownWords = ({ of }: Vectors): Uint32Array => Uint32Array.from(of.keys()).sort();

export function toneExamples(
  rows: readonly { features: ToneFeatures; stop: boolean }[],
  vectors: Vectors,
): ToneExamples {
  const names = [...new Set(rows.flatMap(({ features }) => [...features.inputs.keys()]))].sort();
  const places = new Map(names.map((name, at) => [name, at]));
  const examples = rows.map(({ features, stop }): Example => {
    const { words, rows: inARow, letters, inputs } = features;
    const dense = new Float32Array(names.length + vectors.size);
    for (const [name, value] of inputs) dense[places.get(name)!] = value;
    addMean(features.known, vectors, dense, names.length);
    return {
      hashes: Uint32Array.from([...words, ...inARow, ...letters]),
      groupsAt: words.length,
      cuesAt: words.length + inARow.length,
      dense,
      label: stop ? 1 : 0,
      weight: 1,
    };
  });
  return { names, examples };
}

function addMean(known: readonly number[], { of, size }: Vectors, into: Float32Array, from: number): void {
  const met = known.flatMap((hash) => of.get(hash) ?? []);
  for (const vector of met) for (let d = 0; d < size; d++) into[from + d]! += vector[d]! / met.length;
}

export const trainTone = (
  examples: readonly Example[],
  seeds = SETTINGS.seeds,
  bayes = SETTINGS.bayes,
): LinearWeights => trainLinear(examples, { ...SETTINGS, seeds, bayes });

/** Two models that weigh as one: the mean of both, number by number. */
export function blend(one: LinearWeights, other: LinearWeights): LinearWeights {
  return {
    ...one,
    table: one.table.map((value, at) => (value + other.table[at]!) / 2),
    dense: one.dense.map((value, at) => (value + other.dense[at]!) / 2),
    bias: one.bias.map((value, at) => (value + other.bias[at]!) / 2),
  };
}

export function packTone(weights: LinearWeights, names: readonly string[], vectors: Vectors): FittedTone {
  const inputs = Object.fromEntries(names.map((name, at) => [name, round(weights.dense[at]!)]));
  const worth = [...knownWords(vectors)].map((hash) => {
    const vector = vectors.of.get(hash)!;
    let sum = 0;
    for (let d = 0; d < vectors.size; d++) sum += vector[d]! * weights.dense[names.length + d]!;
    return sum;
  });
  const [scale, wordScale] = [stepOf(weights.table), stepOf(worth)];
  return {
    header: { bits: weights.bits, bias: round(weights.bias[0]!), scale, wordScale, inputs },
    table: Int8Array.from(weights.table, (value) => steps(value, scale)),
    worth: Int8Array.from(worth, (value) => steps(value, wordScale)),
  };
}

const round = (value: number): number => Number(value.toPrecision(7));
const steps = (value: number, scale: number): number =>
  Math.max(-127, Math.min(127, Math.round(value / scale)));

/** The few largest are clipped: one step must stay small beside the many. */
function stepOf(values: ArrayLike<number>): number {
  const sizes = Float64Array.from(values, Math.abs)
    .filter((size) => size > 0)
    .sort();
  return sizes.length === 0 ? 1 : round(sizes[Math.floor((sizes.length - 1) * 0.9998)]! / 127);
}
