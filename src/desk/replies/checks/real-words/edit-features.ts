/**
 * What speaks for a small edit: how much likelier the words around it become, what stands around it as words and as kinds of words, and
 * who the verb belongs to; binned and hashed for a linear model. Trainer and reader share it to the letter. Pure.
 */
import { PIECES, pieceKey } from './counts.js';
import { type Counted, type Edit, EDITS, type EditSpace, type Seen, type Weighed } from './edits.js';
import type { Numbered } from './features.js';
import { TAGS } from './forms.js';
import { BOUNDARY } from './lexicon.js';

export const EDIT_BITS = 20;
const mask = (1 << EDIT_BITS) - 1;
export const MOST_EDIT_FEATURES = 90;
/** Numbers of kinds: little words by themselves, the rest by their tags, behind them. */
const OPEN = 1 << 16;

const { imul } = Math;
function hash(x: number, y: number, z = 0): number {
  let h = imul(x ^ 0x9e3779b1, 0x85ebca6b) ^ y;
  h = imul(h ^ (h >>> 13), 0xc2b2ae35) ^ z;
  h = imul(h ^ (h >>> 15), 0x27d4eb2f);
  return (h ^ (h >>> 14)) >>> 0;
}

const bin = (value: number, steps: number): number =>
  Math.max(-14, Math.min(14, Math.round(value * steps))) + 20;
const few = (count: number): number =>
  count === 0 ? 0 : count < 2 ? 1 : count < 4 ? 2 : count < 10 ? 3 : count < 40 ? 4 : count < 200 ? 5 : 6;

/** The kind of each token, as numbers for hashing; made once a text. */
export function kindsOf(text: Numbered, space: EditSpace): Int32Array {
  const { little, forms, lexicon } = space;
  const unknown = lexicon.idOf('<?>')!;
  return Int32Array.from(text.ids, (id, at) =>
    id === unknown
      ? OPEN * 2 + text.classes[at]!
      : little.closed.has(id) || id < 7
        ? id
        : OPEN + forms.tags[id]!,
  );
}

const tagsOf = (kind: number): number => (kind >= OPEN && kind < OPEN * 2 ? kind - OPEN : 0);
const isNoun = (kind: number): boolean => (tagsOf(kind) & (TAGS.noun | TAGS.nouns)) !== 0;

/** What one edit is, apart from where: its kind and its words, of forms what they can be. */
function sortOf({ kind, written, other }: Edit, space: EditSpace): number {
  if (kind !== EDITS.form && kind !== EDITS.word) return hash(kind, written, other);
  const { tags } = space.forms;
  return hash(kind, tags[written]!, tags[other]!);
}

/** Fills `into` with buckets and answers how many. */
export function editFeatures(
  text: Numbered,
  kinds: Int32Array,
  edit: Edit,
  { before, after }: Weighed,
  space: EditSpace,
  into: Int32Array,
  counted?: Counted,
): number {
  const { at, written, other, kind } = edit;
  const { ids, classes } = text;
  const next = written < 0 ? at : at + 1;
  const word = (i: number): number => ids[i] ?? BOUNDARY;
  const of = (i: number): number => kinds[i] ?? BOUNDARY;
  const [l2, l1, r1, r2] = [word(at - 2), word(at - 1), word(next), word(next + 1)];
  const [k3, k2, k1] = [of(at - 3), of(at - 2), of(at - 1)];
  const [q1, q2, q3] = [of(next), of(next + 1), of(next + 2)];
  const sort = sortOf(edit, space);
  let n = 0;
  const put = (name: number, x: number, y = 0): void => {
    into[n++] = hash(name, x, y) & mask;
  };
  const gain = after - before;
  put(1, bin(gain, 1.5), kind);
  put(2, bin(gain, 1.5), sort);
  put(3, bin(after / (next - at + 2), 2), kind);
  put(4, bin(before / (next - at + 2), 2), kind);
  put(5, hash(bin(gain, 1), bin(before / 3, 1.5)), kind);
  put(6, hash(bin(gain, 1), bin(before / 3, 1.5)), sort);
  put(7, sort);
  // Beside words that are hardly ever written counts say little.
  const rare = (id: number): number =>
    id < 7 ? id : 10 + Math.min(9, Math.round(-space.lexicon.logShare(id) - 6));
  put(8, hash(rare(l1), rare(r1)), kind);
  put(9, hash(bin(gain, 0.7), Math.max(rare(l1), rare(r1))), kind);
  put(10, hash(rare(l1), rare(r1)), sort);
  if (written >= 0) put(11, hash(rare(written), bin(gain, 0.7)), kind);
  n = countFeatures(
    space.counts,
    { ids, classes, at, next, written, other, space, sort, kind, counted },
    into,
    n,
  );
  put(30, sort, k1);
  put(31, sort, q1);
  put(32, sort, hash(k1, q1));
  put(33, sort, hash(k2, k1));
  put(34, sort, hash(q1, q2));
  put(35, sort, hash(hash(k2, k1), q1));
  put(36, sort, hash(hash(k1, q1), q2));
  put(37, sort, hash(hash(k2, k1), hash(q1, q2)));
  put(38, sort, hash(hash(k3, k2), k1));
  put(39, sort, hash(hash(q1, q2), q3));
  put(40, sort, l1);
  put(41, sort, r1);
  put(42, sort, hash(l1, r1));
  put(43, sort, hash(l2, l1));
  put(44, sort, hash(r1, r2));
  put(45, sort, hash(l1, q1));
  put(46, sort, hash(k1, r1));
  put(47, sort, hash(hash(k2, l1), q1));
  put(48, sort, hash(hash(k1, r1), q2));
  if (kind === EDITS.form || kind === EDITS.word) {
    const pair = hash(written, other);
    put(50, pair);
    put(51, pair, l1);
    put(52, pair, r1);
    put(53, pair, k1);
    put(54, pair, q1);
    put(55, pair, hash(k1, q1));
    put(56, hash(rare(written), rare(other)), kind);
    put(57, hash(rare(written), rare(other)), bin(gain, 0.7));
  }
  // Who the verb belongs to, and what else stands in its clause.
  let [near, far, prepositions] = [0, 0, 0];
  for (let i = at - 1; i >= Math.max(0, at - 9) && far === 0; i -= 1) {
    const here = of(i);
    if (here === BOUNDARY) break;
    if (isNoun(here) || space.little.pronouns.has(here)) {
      if (near === 0) near = here;
      else far = here;
    } else if (space.little.prepositions.has(here) && near !== 0) prepositions += 1;
  }
  put(60, sort, near);
  put(61, sort, hash(near, far, prepositions));
  put(62, sort, hash(near, k1));
  let helper = 0;
  for (let i = at - 1; i >= Math.max(0, at - 4) && helper === 0; i -= 1)
    if (space.little.helpers.has(of(i))) helper = hash(of(i), at - i);
  put(63, sort, helper);
  put(64, sort, hash(helper, q1));
  let ahead = 0;
  for (let i = next; i < Math.min(kinds.length, next + 4) && ahead === 0; i += 1)
    if (isNoun(of(i)) || space.little.helpers.has(of(i))) ahead = hash(of(i), i - next);
  put(65, sort, ahead);
  put(66, sort, hash(ahead, k1));
  return n;
}

interface Place {
  ids: Int32Array;
  classes: Int32Array;
  at: number;
  next: number;
  written: number;
  other: number;
  space: EditSpace;
  sort: number;
  kind: number;
  counted: Counted | undefined;
}

/** How often what stands there, and what would, was seen as words and as classes of words. */
function countFeatures(counts: Seen, place: Place, into: Int32Array, from: number): number {
  const { ids, classes, at, next, written, other, space, sort, kind, counted } = place;
  const word = (i: number): number => ids[i] ?? BOUNDARY;
  const boundary = space.lexicon.arrays.classes[BOUNDARY]!;
  const cls = (i: number): number => classes[i] ?? boundary;
  let n = from;
  const put = (name: number, x: number, y = 0): void => {
    into[n++] = hash(name, x, y) & mask;
  };
  const seen = (id: number, own: number): number[] => {
    const of = (piece: number, x: number, y: number, z: number): number =>
      few(Math.max(0, counts.of(pieceKey(piece, x, y, z)) - own));
    const [l2, l1, r1, r2] = [word(at - 2), word(at - 1), word(next), word(next + 1)];
    const [c2, c1, d1, d2] = [cls(at - 2), cls(at - 1), cls(next), cls(next + 1)];
    if (id < 0)
      return [
        of(PIECES.ww, l1, r1, 0),
        of(PIECES.www, l2, l1, r1),
        of(PIECES.www, l1, r1, r2),
        of(PIECES.cw, c1, r1, 0),
        of(PIECES.wc, l1, d1, 0),
        of(PIECES.ccw, c2, c1, r1),
        of(PIECES.wcc, l1, d1, d2),
        of(PIECES.ccc, c2, c1, d1),
        of(PIECES.ccc, c1, d1, d2),
      ];
    const c0 = space.lexicon.arrays.classes[id]!;
    return [
      Math.min(of(PIECES.ww, l1, id, 0), of(PIECES.ww, id, r1, 0)),
      of(PIECES.www, l2, l1, id),
      of(PIECES.www, l1, id, r1),
      of(PIECES.www, id, r1, r2),
      of(PIECES.cwc, c1, id, d1),
      of(PIECES.ccw, c2, c1, id),
      of(PIECES.wcc, id, d1, d2),
      Math.min(of(PIECES.ccc, c2, c1, c0), of(PIECES.ccc, c0, d1, d2)),
      of(PIECES.ccc, c1, c0, d1),
    ];
  };
  const old = seen(written, counted?.side === 'written' ? counted.times : 0);
  const fresh = seen(other, counted?.side === 'other' ? counted.times : 0);
  for (let i = 0; i < old.length; i += 1) {
    put(70 + i, old[i]! * 8 + fresh[i]!, kind);
    put(80 + i, old[i]! * 8 + fresh[i]!, sort);
  }
  const sum = (all: number[]): number => all[1]! + all[2]! + all[3]!;
  put(90, sum(old) * 32 + sum(fresh), kind);
  put(91, hash(old[4]!, old[7]!, old[8]!), hash(fresh[4]!, fresh[7]!, fresh[8]!) ^ kind);
  return n;
}
