/**
 * How often pieces of sentences were seen: a table from hashed pieces to counts, three bytes each, for a model of a few megabytes.
 * Two pieces may share a key (one lookup in a few thousand is wrong); whoever asks must bear that.
 */

/** What stands together: words as written (W) and their classes (C), in the order of the text. */
export const PIECES = {
  ww: 0,
  www: 1,
  cw: 2,
  wc: 3,
  cwc: 4,
  ccw: 5,
  wcc: 6,
  ccc: 7,
} as const;

const { imul } = Math;

export function pieceKey(kind: number, a: number, b: number, c: number): number {
  let hash = imul(kind + 1, 0x9e3779b1) ^ a;
  hash = imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ b;
  hash = imul(hash ^ (hash >>> 13), 0xc2b2ae35) ^ c;
  hash = imul(hash ^ (hash >>> 16), 0x27d4eb2f);
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** Counts up to 127 are exact, larger ones to about three in a hundred. */
export function packCount(count: number): number {
  return count < 128 ? count : Math.min(255, 127 + Math.round(Math.log(count / 127) * 16));
}
const unpacked = Float32Array.from({ length: 256 }, (_, packed) =>
  packed < 128 ? packed : 127 * Math.exp((packed - 127) / 16),
);

export interface CountArrays {
  /** Where the pieces with each upper half of the key begin; one more than there are halves. */
  starts: Uint32Array;
  /** Lower halves of the keys, rising within each upper half. */
  rests: Uint16Array;
  counts: Uint8Array;
}

export class Counts {
  constructor(private readonly arrays: CountArrays) {}

  /** 0 where it was never seen, or too seldom to be kept. */
  of(key: number): number {
    const { starts, rests, counts } = this.arrays;
    const upper = key >>> 16;
    const rest = key & 0xffff;
    let low = starts[upper]!;
    let high = starts[upper + 1]!;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (rests[middle]! < rest) low = middle + 1;
      else high = middle;
    }
    return low < starts[upper + 1]! && rests[low] === rest ? unpacked[counts[low]!]! : 0;
  }
}

/** `keys` rising, each once. */
export function packCounts(keys: Uint32Array, seen: Uint32Array): CountArrays {
  const starts = new Uint32Array(65_537);
  for (const key of keys) starts[(key >>> 16) + 1]! += 1;
  for (let upper = 0; upper < 65_536; upper += 1) starts[upper + 1]! += starts[upper]!;
  return {
    starts,
    rests: Uint16Array.from(keys, (key) => key & 0xffff),
    counts: Uint8Array.from(seen, packCount),
  };
}
