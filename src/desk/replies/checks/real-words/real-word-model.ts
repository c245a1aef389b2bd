/**
 * Says for a word that is right in itself which other one was likelier meant in its place, and how sure that is. Pure once built
 * from its arrays; a millisecond a sentence at most. It never looks at what is no word it knows.
 */
import type { Container } from '../../../../listening/scoring/learned/container.js';
import { Counts, PIECES, pieceKey } from './counts.js';
import { featuresOf, MOST_FEATURES, numbered, PAD } from './features.js';
import { Lexicon, unsigned, WAYS } from './lexicon.js';
import type { Token } from './tokens.js';

export interface Likelier {
  /** Index of the token. */
  at: number;
  other: string;
  way: number;
  /** Log odds that the other one was meant, as trained: a threshold belongs to each way. */
  odds: number;
}

/** Beyond the ways of the trainer: see isRareFor. */
const RARE = 6;
const rareShare = Math.log(8e-6);
const muchCommoner = Math.log(30);

/** The words a model file knows and how often they were seen beside one another. */
export function readArrays({ arrays }: Container): { lexicon: Lexicon; counts: Counts } {
  const words = new TextDecoder().decode(arrays['words'] as Uint8Array).split('\n');
  const lexicon = new Lexicon(words, {
    classes: unsigned(arrays['classes']),
    rarity: arrays['rarity'] as Uint8Array,
    starts: arrays['starts'] as Uint32Array,
    alternatives: unsigned(arrays['alternatives']),
    ways: arrays['ways'] as Uint8Array,
  });
  const counts = new Counts({
    starts: arrays['countStarts'] as Uint32Array,
    rests: unsigned(arrays['countRests']),
    counts: arrays['counts'] as Uint8Array,
  });
  return { lexicon, counts };
}

export class RealWordModel {
  /** The model of small edits asks the same words and counts. */
  readonly lexicon: Lexicon;
  readonly counts: Counts;
  private readonly weights: Int8Array;
  private readonly scale: number;
  private readonly bias: number;
  private readonly buckets = new Int32Array(MOST_FEATURES);

  constructor(container: Container) {
    const { header, arrays } = container;
    const { lexicon, counts } = readArrays(container);
    this.lexicon = lexicon;
    this.counts = counts;
    this.weights = arrays['weights'] as Int8Array;
    this.scale = header['scale'] as number;
    this.bias = header['bias'] as number;
  }

  /** The likeliest other word for each token that `asked` lets through. */
  judge(tokens: readonly Token[], asked: (token: Token, index: number) => boolean): Likelier[] {
    const text = numbered(tokens, this.lexicon);
    const { starts, alternatives, ways } = this.lexicon.arrays;
    const found: Likelier[] = [];
    tokens.forEach((token, at) => {
      const written = token.word ? this.lexicon.idOf(token.text) : undefined;
      if (written === undefined || starts[written] === starts[written + 1] || !asked(token, at)) return;
      for (let i = starts[written]!; i < starts[written + 1]!; i += 1) {
        const place = { text, at: at + PAD, written, other: alternatives[i]!, way: ways[i]! };
        const size = featuresOf(place, this.lexicon, this.counts, this.buckets);
        if (size === 0) continue;
        const rare = place.way === WAYS.edit && this.isRareFor(place.written, place.other);
        const way = rare ? RARE : place.way;
        found.push({ at, other: this.lexicon.words[place.other]!, way, odds: this.oddsOf(size) });
      }
    });
    return found;
  }

  /** How often two or three words stood side by side in what was counted; '.' is where a sentence begins or ends. */
  timesSeen(words: readonly string[]): number {
    const [first, second, third] = words.map((word) => this.lexicon.idOf(word));
    if (first === undefined || second === undefined || (words.length > 2 && third === undefined)) return 0;
    const kind = third === undefined ? PIECES.ww : PIECES.www;
    return this.counts.of(pieceKey(kind, first, second, third ?? 0));
  }

  /** Hardly ever written, and the other one thirty times as often: less certainty will do. */
  private isRareFor(written: number, other: number): boolean {
    const share = this.lexicon.logShare(written);
    return share < rareShare && this.lexicon.logShare(other) - share > muchCommoner;
  }

  private oddsOf(count: number): number {
    let sum = 0;
    for (let i = 0; i < count; i += 1) sum += this.weights[this.buckets[i]!]!;
    return sum * this.scale + this.bias;
  }
}
