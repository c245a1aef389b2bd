/** Counts the pieces of all sentences and keeps those seen often enough. Deterministic; holds tens of millions of keys. */
import {
  type CountArrays,
  packCounts,
  PIECES,
  pieceKey,
} from '../../../desk/replies/checks/real-words/counts.js';
import type { Numbered } from '../../../desk/replies/checks/real-words/features.js';

const kinds = Object.entries(PIECES) as [keyof typeof PIECES, number][];

/** `least`: how often a piece of each kind must be seen to be kept. */
export function countPieces(
  texts: readonly Numbered[],
  least: Readonly<Record<keyof typeof PIECES, number>>,
): CountArrays {
  const kept: [number, number][] = [];
  // A kind at a time: less memory than all at once.
  for (const [name, kind] of kinds) {
    const total = texts.reduce((sum, { ids }) => sum + ids.length - 2, 0);
    const keys = new Uint32Array(total);
    let n = 0;
    for (const { ids, classes } of texts)
      for (let at = 2; at < ids.length; at += 1) {
        const [i, j, k] = [ids[at - 2]!, ids[at - 1]!, ids[at]!];
        const [x, y, z] = [classes[at - 2]!, classes[at - 1]!, classes[at]!];
        keys[n++] =
          kind === PIECES.ww
            ? pieceKey(kind, j, k, 0)
            : kind === PIECES.www
              ? pieceKey(kind, i, j, k)
              : kind === PIECES.cw
                ? pieceKey(kind, y, k, 0)
                : kind === PIECES.wc
                  ? pieceKey(kind, j, z, 0)
                  : kind === PIECES.cwc
                    ? pieceKey(kind, x, j, z)
                    : kind === PIECES.ccw
                      ? pieceKey(kind, x, y, k)
                      : kind === PIECES.wcc
                        ? pieceKey(kind, i, y, z)
                        : pieceKey(kind, x, y, z);
      }
    keys.sort();
    for (let from = 0; from < n;) {
      let to = from + 1;
      while (to < n && keys[to] === keys[from]) to += 1;
      if (to - from >= least[name]) kept.push([keys[from]!, to - from]);
      from = to;
    }
  }
  kept.sort((a, b) => a[0] - b[0]);
  const unique = kept.filter(([key], at) => at === 0 || kept[at - 1]![0] !== key);
  return packCounts(
    Uint32Array.from(unique, ([key]) => key),
    Uint32Array.from(unique, ([, count]) => count),
  );
}
