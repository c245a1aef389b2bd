/**
 * Packs a trained convolution for the product: each word's vector times the three places of every filter, and its share in
 * the sum of vectors, as int8 rows sorted by the word's hash. Several networks may be packed side by side as one.
 */
import { DENSE } from '../../listening/scoring/learned/dense.js';
import type { ConvHeader } from '../../listening/scoring/learned/conv.js';
import type { ModelArray } from '../../listening/scoring/learned/container.js';
import { DIMENSIONS, FILTERS, SUM_SCALE, TOP, WINDOW, type ConvNetwork } from './conv-network.js';

export interface PackedConv {
  header: ConvHeader;
  arrays: Record<string, ModelArray>;
}

/**
 * `hashes[i]` is the hash of the word in row `i` of the network's vectors; rows 0 and 1 are padding and the unknown word.
 * `head` says which of the network's heads is packed; `outputs` is 1 for two classes.
 */
export function packConv(
  network: ConvNetwork,
  hashes: Uint32Array,
  head: number,
  outputs: number,
): PackedConv {
  const weights = network.heads[head]!;
  const k = weights.length / (TOP + 1);
  // Of two classes one number is kept: the log-odds of the second.
  const of = (row: number, c: number): number =>
    outputs === 1 ? weights[row * k + 1]! - weights[row * k]! : weights[row * k + c]!;
  const order = [...hashes.keys()].slice(2).sort((a, b) => hashes[a]! - hashes[b]!);
  const unique = order.filter((row, i) => i === 0 || hashes[row] !== hashes[order[i - 1]!]);
  const width = 3 * FILTERS + outputs;
  const floats = new Float32Array((unique.length + 1) * width);
  [1, ...unique].forEach((row, at) => {
    const vector = network.vectors.subarray(row * DIMENSIONS, (row + 1) * DIMENSIONS);
    for (let f = 0; f < FILTERS; f++) {
      for (let place = 0; place < 3; place++) {
        let sum = 0;
        const from = f * WINDOW + place * DIMENSIONS;
        for (let d = 0; d < DIMENSIONS; d++) sum += network.filters[from + d]! * vector[d]!;
        floats[at * width + place * FILTERS + f] = sum;
      }
    }
    for (let c = 0; c < outputs; c++) {
      let sum = 0;
      for (let d = 0; d < DIMENSIONS; d++) sum += of(FILTERS + d, c) * vector[d]!;
      floats[at * width + 3 * FILTERS + c] = sum / SUM_SCALE;
    }
  });
  const scaleOf = (columns: number[]): number => {
    const sizes = new Float32Array((unique.length + 1) * columns.length);
    for (let at = 0; at <= unique.length; at++) {
      columns.forEach(
        (column, i) => (sizes[at * columns.length + i] = Math.abs(floats[at * width + column]!)),
      );
    }
    sizes.sort();
    return Number((sizes[Math.floor((sizes.length - 1) * 0.9999)]! / 127).toPrecision(7));
  };
  const filterScales = Array.from({ length: FILTERS }, (_, f) => scaleOf([f, FILTERS + f, 2 * FILTERS + f]));
  const sumScales = Array.from({ length: outputs }, (_, c) => scaleOf([3 * FILTERS + c]));
  const convTable = new Int8Array(floats.length);
  for (let i = 0; i < floats.length; i++) {
    const column = i % width;
    const scale = column < 3 * FILTERS ? filterScales[column % FILTERS]! : sumScales[column - 3 * FILTERS]!;
    convTable[i] = Math.max(-127, Math.min(127, Math.round(floats[i]! / scale)));
  }
  const convTop = new Float32Array((FILTERS + DENSE.length + 1) * outputs);
  for (let c = 0; c < outputs; c++) {
    for (let f = 0; f < FILTERS; f++) convTop[f * outputs + c] = of(f, c);
    for (let d = 0; d < DENSE.length; d++) {
      convTop[(FILTERS + d) * outputs + c] = of(FILTERS + DIMENSIONS + d, c);
    }
    convTop[(FILTERS + DENSE.length) * outputs + c] = of(TOP, c);
  }
  return {
    header: { filters: FILTERS, filterScales, sumScales },
    arrays: {
      convWords: Uint32Array.from(unique, (row) => hashes[row]!),
      convTable,
      convBias: network.filterBias.slice(),
      convTop,
    },
  };
}
