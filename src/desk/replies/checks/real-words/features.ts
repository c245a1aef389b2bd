/**
 * What speaks for another word in a place than the one that stands there: how often either was seen between such neighbours, as
 * words and as classes of words, binned and hashed for a linear model. Trainer and reader share it to the letter.
 */
import { type Counts, PIECES, pieceKey } from './counts.js';
import { BOUNDARY, type Lexicon, NO_WORDS, WAYS } from './lexicon.js';
import type { Token } from './tokens.js';

export const FEATURE_BITS = 19;
const mask = (1 << FEATURE_BITS) - 1;

/** A text in numbers, two boundaries before and behind. */
export interface Numbered {
  ids: Int32Array;
  classes: Int32Array;
}

export const PAD = 2;

export function numbered(tokens: readonly Token[], lexicon: Lexicon): Numbered {
  const ids = new Int32Array(tokens.length + 2 * PAD).fill(BOUNDARY);
  const classes = new Int32Array(ids.length).fill(lexicon.arrays.classes[BOUNDARY]!);
  tokens.forEach((token, at) => {
    const inside = at > 0 && tokens[at - 1]!.text !== '.';
    const id = lexicon.numberOf(token, inside);
    ids[at + PAD] = id;
    classes[at + PAD] = lexicon.classOf(token, id);
  });
  return { ids, classes };
}

/** Seen in such neighbourhoods; eleven of them, each a count for one word in the gap. */
const neighbourhoods = 13;
/** How much the mere frequency of a word counts beside having seen it there. */
const prior = Float64Array.from([40, 40, 8, 8, 8, 80, 80, 20, 15, 15, 15, 15, 15]);
const a = new Float64Array(neighbourhoods);
const b = new Float64Array(neighbourhoods);

/** `own`: of each count take one off, because the text itself was counted. */
function look(
  into: Float64Array,
  counts: Counts,
  { ids, classes }: Numbered,
  at: number,
  id: number,
  cls: number,
  own: number,
): void {
  const [l2, l1, r1, r2] = [ids[at - 2]!, ids[at - 1]!, ids[at + 1]!, ids[at + 2]!];
  const [k2, k1, q1, q2] = [classes[at - 2]!, classes[at - 1]!, classes[at + 1]!, classes[at + 2]!];
  into[0] = counts.of(pieceKey(PIECES.ww, l1, id, 0));
  into[1] = counts.of(pieceKey(PIECES.ww, id, r1, 0));
  into[2] = counts.of(pieceKey(PIECES.www, l2, l1, id));
  into[3] = counts.of(pieceKey(PIECES.www, l1, id, r1));
  into[4] = counts.of(pieceKey(PIECES.www, id, r1, r2));
  into[5] = counts.of(pieceKey(PIECES.cw, k1, id, 0));
  into[6] = counts.of(pieceKey(PIECES.wc, id, q1, 0));
  into[7] = counts.of(pieceKey(PIECES.cwc, k1, id, q1));
  into[8] = counts.of(pieceKey(PIECES.ccw, k2, k1, id));
  into[9] = counts.of(pieceKey(PIECES.wcc, id, q1, q2));
  into[10] = counts.of(pieceKey(PIECES.ccc, k2, k1, cls));
  into[11] = counts.of(pieceKey(PIECES.ccc, k1, cls, q1));
  into[12] = counts.of(pieceKey(PIECES.ccc, cls, q1, q2));
  if (own > 0) for (let i = 0; i < neighbourhoods; i += 1) into[i] = Math.max(0, into[i]! - own);
}

const { imul } = Math;
function hash(x: number, y: number, z = 0): number {
  let h = imul(x ^ 0x9e3779b1, 0x85ebca6b) ^ y;
  h = imul(h ^ (h >>> 13), 0xc2b2ae35) ^ z;
  h = imul(h ^ (h >>> 15), 0x27d4eb2f);
  return (h ^ (h >>> 14)) >>> 0;
}

const bin = (gap: number): number => Math.max(-12, Math.min(12, Math.round(gap * 1.6)));

export interface Place {
  text: Numbered;
  /** Index in `text`, boundaries counted. */
  at: number;
  written: number;
  other: number;
  way: number;
  /** Trainer only: which of the two stands in the text that was counted. */
  counted?: 'written' | 'other';
}

/** Fills `into` with buckets; answers how many, none where the other word is out of the question. */
export function featuresOf(place: Place, lexicon: Lexicon, counts: Counts, into: Int32Array): number {
  const { text, at, written, other, way, counted } = place;
  const { ids, classes } = text;
  const writtenClass = lexicon.arrays.classes[written]!;
  const otherClass = lexicon.arrays.classes[other]!;
  look(a, counts, text, at, other, otherClass, counted === 'other' ? 1 : 0);
  // Never seen beside either neighbour, nor between words of their kind: not worth a closer look.
  if (a[0] === 0 && a[1] === 0 && a[7] === 0) return 0;
  look(b, counts, text, at, written, writtenClass, counted === 'written' ? 1 : 0);
  if (b[3]! >= 6 && a[3] === 0) return 0;
  const shareA = Math.exp(lexicon.logShare(other));
  const shareB = Math.exp(lexicon.logShare(written));
  let n = 0;
  const put = (kind: number, x: number, y = 0): void => {
    into[n++] = hash(kind, x, y) & mask;
  };
  let words = 0;
  let mixed = 0;
  let classy = 0;
  const bins: number[] = [];
  for (let i = 0; i < neighbourhoods; i += 1) {
    const weight = prior[i]!;
    const gap = Math.log((a[i]! + weight * shareA + 1e-4) / (b[i]! + weight * shareB + 1e-4));
    const binned = bin(gap);
    bins.push(binned);
    put(i, binned + 40, way);
    // That the word was seen here at all says more than its share.
    put(20 + i, Math.min(3, b[i]!) * 4 + Math.min(3, a[i]!), way);
    if (i < 5) words += gap;
    else if (i < 10) mixed += gap;
    else classy += gap;
  }
  const share = bin(lexicon.logShare(other) - lexicon.logShare(written));
  const whole = bin(words / 3) * 64 + bin(mixed / 3);
  put(40, bin(words / 2) + 40, way);
  put(41, bin(mixed / 2) + 40, way);
  put(42, bin(classy / 2) + 40, way);
  put(43, whole, way);
  put(44, bin(words / 3) * 64 + bin(classy / 2), share);
  put(45, bins[0]! * 64 + bins[1]!, way);
  put(46, bins[5]! * 64 + bins[6]!, way);
  put(47, bins[3]! * 64 + bins[7]!, way);
  put(48, bins[8]! * 64 + bins[9]!, way);
  put(49, share + 40, way);
  put(50, whole, share);
  const written10 = Math.round(lexicon.logShare(written));
  put(51, written10, way);
  put(52, written10, bin((words + mixed) / 4));
  // What this very pair has to do with its neighbours.
  const pair = hash(written, other);
  const [l1, r1] = [ids[at - 1]!, ids[at + 1]!];
  const [k2, k1, q1, q2] = [classes[at - 2]!, classes[at - 1]!, classes[at + 1]!, classes[at + 2]!];
  put(60, pair);
  put(61, pair, l1);
  put(62, pair, r1);
  put(63, pair, hash(ids[at - 2]!, l1));
  put(64, pair, hash(r1, ids[at + 2]!));
  put(65, pair, k1);
  put(66, pair, q1);
  put(67, pair, hash(k1, q1));
  put(68, pair, hash(k2, k1));
  put(69, pair, hash(q1, q2));
  put(70, pair, bin((words + mixed) / 4));
  if (way <= WAYS.group) {
    for (let i = Math.max(PAD, at - 5); i < Math.min(ids.length - PAD, at + 6); i += 1) {
      if (i !== at && !NO_WORDS.has(lexicon.words[ids[i]!]!)) put(i < at ? 71 : 72, pair, ids[i]!);
    }
  }
  // The same for all pairs of such classes: "has receive" is as wrong as "has send".
  const kinds = hash(writtenClass, otherClass);
  put(80, kinds, way);
  put(81, kinds, k1);
  put(82, kinds, q1);
  put(83, kinds, hash(k1, q1));
  put(84, kinds, hash(k2, k1));
  put(85, kinds, hash(q1, q2));
  put(86, kinds, bin((mixed + classy) / 4));
  return n;
}

export const MOST_FEATURES = 100;
