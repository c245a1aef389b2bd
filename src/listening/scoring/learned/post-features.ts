/**
 * A post as the trained models see it: its words and signs in order, which of them are negated, a few facts about its form,
 * and what the lexicons say of it. Made once a post and read by every model. The arrays are reused: one post at a time.
 */
import { MARK, type TextStats, type Token } from '../text/token.js';
import type { Negators } from '../negation.js';
import { DENSE } from './dense.js';
import { hashPair, hashWord, SEEDS } from './hash.js';
import type { Word, Words } from './words.js';

/** Further words of a post are not looked at by the models. */
export const MOST_WORDS = 400;
const MOST_CUES = 16;
const FORWARD = 3;
const BACKWARD = 2;

export class PostFeatures {
  count = 0;
  readonly words: Word[] = [];
  /** Where each word's row of `Words.cells` begins. */
  readonly rows = new Int32Array(MOST_WORDS);
  /** 1 where a negator reaches. */
  readonly negated = new Uint8Array(MOST_WORDS);
  /** Index of the token each word came from; for punctuation the token before it. */
  readonly tokens = new Int32Array(MOST_WORDS);
  /** Hash of each word together with the one before it; nothing for the first. */
  readonly pairs = new Uint32Array(MOST_WORDS);
  cueCount = 0;
  readonly cues = new Uint32Array(MOST_CUES);
  readonly dense = new Float32Array(DENSE.length);
}

/** Fills `into` but for `dense`, which the lexicon evidence fills. */
export function readFeatures(
  into: PostFeatures,
  words: Words,
  tokens: readonly Token[],
  stats: TextStats,
  negators: Negators,
): void {
  let count = 0;
  let until = -1;
  let clause = -1;
  let caps = 0;
  let stretched = 0;
  let previous: Word | undefined;
  for (let i = 0; i < tokens.length && count < MOST_WORDS - 1; i++) {
    const token = tokens[i]!;
    if (token.clause !== clause) {
      clause = token.clause;
      until = -1;
    }
    const word = words.ofToken(token);
    if (token.caps) caps++;
    if (token.stretched) stretched++;
    // A row of mentions, or of one emoji, says what one says.
    if (word !== previous || token.kind === 'word') {
      into.words[count] = word;
      into.tokens[count] = i;
      into.negated[count] = i <= until ? 1 : 0;
      count++;
    }
    previous = word;
    if (negators.before[i] === 1) until = i + FORWARD;
    if (negators.after?.[i] === 1) markBack(into, count - 2, tokens, i);
    if (token.mark !== 0) {
      previous = words.sign(markName(token.mark));
      into.words[count] = previous;
      into.tokens[count] = i;
      into.negated[count] = 0;
      count++;
    }
  }
  into.count = count;
  for (let i = 0; i < count; i++) into.rows[i] = into.words[i]!.row;
  for (let i = 1; i < count; i++) into.pairs[i] = hashPair(into.words[i - 1]!.hash, into.words[i]!.hash);
  readCues(into, stats, caps, stretched, tokens);
}

function markBack(into: PostFeatures, from: number, tokens: readonly Token[], negator: number): void {
  for (let at = from; at >= 0 && negator - into.tokens[at]! <= BACKWARD; at--) {
    if (tokens[into.tokens[at]!]!.clause !== tokens[negator]!.clause) return;
    into.negated[at] = 1;
  }
}

/** What stands for a cluster of punctuation: its loudest part. */
function markName(mark: number): string {
  if (mark & (MARK.question | MARK.questions) && mark & (MARK.exclamation | MARK.exclamations)) return '?!';
  if (mark & MARK.exclamations) return '!!';
  if (mark & MARK.exclamation) return '!';
  if (mark & MARK.questions) return '??';
  if (mark & MARK.question) return '?';
  if (mark & MARK.ellipsis) return '...';
  if (mark & MARK.quote) return '"';
  if (mark & MARK.stop) return '.';
  return mark & MARK.colon ? ':' : ',';
}

/** By level, 0 to 9. */
const cue = (name: string): Uint32Array =>
  Uint32Array.from({ length: 10 }, (_, level) => hashWord(`${name}:${level}`, SEEDS.cue));

const CUES = {
  length: cue('length'),
  caps: cue('caps'),
  shouting: cue('shouting'),
  stretched: cue('stretched'),
  exclamations: cue('exclamations'),
  questions: cue('questions'),
  urls: cue('urls'),
  mentions: cue('mentions'),
  hashtags: cue('hashtags'),
  emoji: cue('emoji'),
  to: cue('to'),
  last: cue('last'),
};

function readCues(
  into: PostFeatures,
  stats: TextStats,
  caps: number,
  stretched: number,
  tokens: readonly Token[],
): void {
  let count = 0;
  const add = (hashes: Uint32Array, level: number): void => {
    into.cues[count++] = hashes[level]!;
  };
  add(CUES.length, Math.min(9, Math.floor(Math.log2(1 + stats.words) * 1.5)));
  add(CUES.caps, Math.min(4, caps));
  if (stats.letters >= 8 && stats.upper * 2 > stats.letters) add(CUES.shouting, 1);
  if (stretched > 0) add(CUES.stretched, Math.min(3, stretched));
  if (stats.exclamations > 0) add(CUES.exclamations, Math.min(4, stats.exclamations));
  if (stats.questions > 0) add(CUES.questions, Math.min(3, stats.questions));
  if (stats.urls > 0) add(CUES.urls, Math.min(3, stats.urls));
  if (stats.mentions > 0) add(CUES.mentions, Math.min(4, stats.mentions));
  if (stats.hashtags > 0) add(CUES.hashtags, Math.min(5, stats.hashtags));
  if (stats.emoji > 0) add(CUES.emoji, Math.min(4, stats.emoji));
  if (tokens.length > 0) {
    if (tokens[0]!.kind === 'mention') add(CUES.to, 1);
    const last = tokens[tokens.length - 1]!;
    add(CUES.last, endingOf(last));
  }
  into.cueCount = count;
}

function endingOf(last: Token): number {
  if (last.mark & (MARK.question | MARK.questions)) return 1;
  if (last.mark & (MARK.exclamation | MARK.exclamations)) return 2;
  if (last.mark & MARK.ellipsis) return 3;
  if (last.mark & MARK.stop) return 4;
  return last.kind === 'url' ? 5 : last.tag ? 6 : last.kind === 'emoji' ? 7 : 0;
}
