/**
 * Fits the table that tells English, Hinglish, Tanglish and other languages in Latin letters apart: multinomial logistic
 * regression by Adagrad over the words and letter groups of the product's own reader. Same rows, same bytes.
 */
import { eachBucket, LENGTH_POWER } from '../../listening/scoring/language.js';
import type { Container } from '../../listening/scoring/learned/container.js';
import type { Words } from '../../listening/scoring/learned/words.js';
import type { Language } from '../../listening/scoring/score.js';
import { tokenise } from '../../listening/scoring/text/tokenise.js';
import { random, shuffle } from './random.js';

export interface LanguageRow {
  /** Index of the class. */
  label: number;
  /** Buckets before the shift, all words of the row. */
  hashes: Uint32Array;
}

export interface LanguageSettings {
  classes: Language[];
  bits: number;
  epochs: number;
  rate: number;
  l2: number;
  seeds: number;
  /** How much a row of each class counts. */
  shares: number[];
  /** Added to the bias of each class when the table is packed: which mistake is the worse one. */
  lean: number[];
}

export interface LanguageWeights {
  settings: LanguageSettings;
  table: Float32Array;
  bias: Float64Array;
}

/** The Latin-script words of a text as the detector sees them, or none where another script has more than a tenth. */
export function latinWords(text: string, words: Words): Uint32Array[] {
  const all = tokenise(text).tokens.filter((token) => token.kind === 'word');
  const latin = all.filter((token) => token.script === 'latin');
  if (latin.length === 0 || latin.length * 10 < all.length * 9) return [];
  return latin.map((token) => {
    const hashes: number[] = [];
    eachBucket(words.ofToken(token), 0, (hash) => hashes.push(hash));
    return Uint32Array.from(hashes);
  });
}

export function rowOf(label: number, words: readonly Uint32Array[]): LanguageRow {
  const hashes = new Uint32Array(words.reduce((sum, word) => sum + word.length, 0));
  let at = 0;
  for (const word of words) {
    hashes.set(word, at);
    at += word.length;
  }
  return { label, hashes };
}

export function fitLanguage(rows: readonly LanguageRow[], settings: LanguageSettings): LanguageWeights {
  const width = settings.classes.length;
  const table = new Float32Array(width << settings.bits);
  const bias = new Float64Array(width);
  for (let seed = 0; seed < settings.seeds; seed++) {
    const one = fitOnce(rows, settings, 11 + seed);
    for (let i = 0; i < table.length; i++) table[i]! += one.table[i]! / settings.seeds;
    for (let c = 0; c < width; c++) bias[c]! += one.bias[c]! / settings.seeds;
  }
  return { settings, table, bias };
}

function fitOnce(
  rows: readonly LanguageRow[],
  { classes, bits, epochs, rate, l2, shares }: LanguageSettings,
  seed: number,
): { table: Float32Array; bias: Float64Array } {
  const width = classes.length;
  const shift = 32 - bits;
  const table = new Float32Array(width << bits);
  const squares = new Float32Array(width << bits).fill(1e-6);
  const bias = new Float64Array(width);
  const biasSquares = new Float64Array(width).fill(1e-6);
  const rng = random(seed);
  const order = rows.map((_, i) => i);
  const p = new Float64Array(width);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, rng);
    for (const index of order) {
      const { hashes, label } = rows[index]!;
      const norm = 1 / Math.max(1, hashes.length) ** LENGTH_POWER;
      chances(hashes, shift, table, bias, norm, p);
      for (let c = 0; c < width; c++) {
        p[c] = (p[c]! - (c === label ? 1 : 0)) * shares[label]!;
        biasSquares[c]! += p[c]! * p[c]!;
        bias[c]! -= (0.25 * rate * p[c]!) / Math.sqrt(biasSquares[c]!);
      }
      for (const hash of hashes) {
        const row = (hash >>> shift) * width;
        for (let c = 0; c < width; c++) {
          const gradient = p[c]! * norm + l2 * table[row + c]!;
          squares[row + c]! += gradient * gradient;
          table[row + c]! -= (rate * gradient) / Math.sqrt(squares[row + c]!);
        }
      }
    }
  }
  return { table, bias };
}

/** Overwrites `out` with the probability of each class. */
export function languageChances(weights: LanguageWeights, row: LanguageRow, out: Float64Array): void {
  const { table, bias, settings } = weights;
  const norm = 1 / Math.max(1, row.hashes.length) ** LENGTH_POWER;
  chances(row.hashes, 32 - settings.bits, table, bias, norm, out);
}

function chances(
  hashes: Uint32Array,
  shift: number,
  table: Float32Array,
  bias: Float64Array,
  norm: number,
  out: Float64Array,
): void {
  const width = bias.length;
  out.fill(0);
  for (const hash of hashes) {
    const row = (hash >>> shift) * width;
    for (let c = 0; c < width; c++) out[c]! += table[row + c]!;
  }
  let top = -Infinity;
  for (let c = 0; c < width; c++) top = Math.max(top, (out[c] = out[c]! * norm + bias[c]!));
  let total = 0;
  for (let c = 0; c < width; c++) total += out[c] = Math.exp(out[c]! - top);
  for (let c = 0; c < width; c++) out[c]! /= total;
}

export function packLanguage(weights: LanguageWeights, trainedOn: string[]): Container {
  const { settings, table, bias } = weights;
  // Outliers are clipped: one scale for all, and the middle matters more than the ends.
  const sizes = Float32Array.from(table, Math.abs).sort();
  const scale = Number((sizes[Math.floor((sizes.length - 1) * 0.9995)]! / 127).toPrecision(7));
  const packed = Int8Array.from(table, (w) => Math.max(-127, Math.min(127, Math.round(w / scale))));
  const header = {
    classes: settings.classes,
    bits: settings.bits,
    scale,
    bias: [...bias].map((by, c) => by + settings.lean[c]!),
    trainedOn,
  };
  return { kind: 'language', header, arrays: { table: packed } };
}
