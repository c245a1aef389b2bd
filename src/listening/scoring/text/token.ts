/** What the tokeniser hands on: words with offsets, and counts over the whole post. Types, and one table of bits. */
import type { WordScript } from './chars.js';
import type { Spelling } from './spellings.js';

export type TokenKind = 'word' | 'number' | 'mention' | 'url' | 'email' | 'emoji' | 'emoticon';

export interface Token {
  kind: TokenKind;
  start: number;
  end: number;
  /** Look-up form; for emoji the first code point without skin tone and variation selector. */
  norm: string;
  script: WordScript;
  /** Written in capitals throughout (two letters or more). */
  caps: boolean;
  /** A letter three times or more in a row. */
  stretched: boolean;
  /** Counts up at every comma, dash, full stop …: negation does not reach over. */
  clause: number;
  /** Counts up at full stops and line ends: a phrase does not reach over. */
  sentence: number;
  /** Part of a hashtag. */
  tag: boolean;
  /** The punctuation that follows, as bits of `MARK`. */
  mark: number;
  /** What is remembered of a word written so; null for signs and numbers. */
  spelling: Spelling | null;
}

export const MARK = {
  comma: 1,
  colon: 2,
  stop: 4,
  quote: 8,
  ellipsis: 16,
  question: 32,
  questions: 64,
  exclamation: 128,
  exclamations: 256,
} as const;

export interface TextStats {
  words: number;
  letters: number;
  upper: number;
  exclamations: number;
  questions: number;
  urls: number;
  mentions: number;
  hashtags: number;
  emoji: number;
  /** Sentences that end with a question mark, in order. */
  asked: number[];
}

export interface TokenisedText {
  tokens: Token[];
  stats: TextStats;
}
