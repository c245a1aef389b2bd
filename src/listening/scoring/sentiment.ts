/**
 * How a post feels, from words of feeling and what surrounds them: negation, strength, contrast, capitals, stretched
 * letters, emoji, irony. Must stay explainable: every word that weighed is handed on with its share.
 */
import { longest, type Hit, type HitsByKind } from './match/matcher.js';
import { isNegated, type Negators } from './negation.js';
import type { Language, Sentiment } from './score.js';
import type { TextStats, Token } from './text/token.js';

export interface WeighedWord {
  from: number;
  to: number;
  /** After negation and strength; on AFINN's scale of -5 to 5, sometimes a little beyond. */
  weight: number;
}

export interface SentimentResult {
  sentiment: Sentiment;
  /** -1 … 1 */
  polarity: number;
  /** Strongest first. */
  words: WeighedWord[];
  /** Cues that friendly words were meant the other way; empty when they were not taken so. */
  sarcasm: Hit[];
}

/** What stands around the words of feeling and changes them. */
export interface Surroundings {
  stats: TextStats;
  hits: HitsByKind;
  negators: Negators;
  /** Sure signs that something went wrong: broken promises, grave matters. */
  trouble: readonly Hit[];
  language: Language;
}

const REACH = 3;
/** What a sure sign of something gone wrong weighs beside words of feeling. */
const TROUBLE = -1.2;
/** Turned round, a word is weaker than its opposite: 'not good' is not 'terrible', 'not bad' is hardly 'good'. */
const FLIP_POSITIVE = -0.8;
const FLIP_NEGATIVE = -0.4;
/** The sum is set against its likely size: a long review holds more words of feeling than a short post. */
const SPREAD = 8;
const SPREAD_A_WORD = 0.4;
/** Between these a text is neutral; tuned on the open rows of each language. */
const LIMITS: Readonly<Record<Language, { neg: number; pos: number }>> = {
  en: { neg: -0.05, pos: 0.4 },
  hi: { neg: -0.25, pos: 0.45 },
  ta: { neg: -0.05, pos: 0.5 },
  'hi-Latn': { neg: -0.1, pos: 0.5 },
  'ta-Latn': { neg: -0.05, pos: 0.6 },
  und: { neg: -0.05, pos: 0.4 },
  other: { neg: -0.2, pos: 0.3 },
};

export function scoreSentiment(tokens: readonly Token[], around: Surroundings): SentimentResult {
  const { stats, hits, negators, language } = around;
  const feeling = longest(hits('sentiment'));
  const boosts = strengths(tokens.length, hits('boost'));
  const covered = coveredBy(feeling, tokens.length);
  const shouting = stats.letters > 0 && stats.upper / stats.letters > 0.7;

  const words: WeighedWord[] = [];
  for (const hit of feeling) {
    if (hit.entry.weight === 0) continue;
    const first = tokens[hit.from]!;
    let weight = hit.entry.weight * strengthBefore(tokens, hit.from, boosts);
    if (first.caps && !shouting) weight *= 1.25;
    if (first.stretched) weight *= 1.2;
    if (isNegated(tokens, hit, negators, covered)) weight *= weight > 0 ? FLIP_POSITIVE : FLIP_NEGATIVE;
    // 'Is it good?' says little of whether it is.
    if (weight > 0 && stats.asked.includes(first.sentence)) weight *= 0.6;
    words.push({ from: hit.from, to: hit.to, weight });
  }
  addTrouble(around.trouble, words, tokens.length);
  weighContrast(tokens, hits('contrast'), words);
  addEmoji(hits('emoji'), words);
  const sarcasm = hits('sarcasm');
  const ironic = sarcasm.length > 0 && words.some((word) => word.weight < 0);
  if (ironic) for (const word of words) if (word.weight > 0) word.weight *= -0.6;

  let sum = words.reduce((total, word) => total + word.weight, 0);
  if (sum !== 0) sum += Math.sign(sum) * Math.min(stats.exclamations, 3) * 0.25;
  const polarity = sum / Math.sqrt(sum * sum + SPREAD + SPREAD_A_WORD * stats.words);
  if (words.length > 1) words.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return { sentiment: classify(polarity, language), polarity, words, sarcasm: ironic ? [...sarcasm] : [] };
}

export function classify(polarity: number, language: Language): Sentiment {
  const limits = LIMITS[language];
  return polarity <= limits.neg ? 'neg' : polarity >= limits.pos ? 'pos' : 'neu';
}

/** Tokens of phrases, by token; null without any. */
function coveredBy(hits: readonly Hit[], length: number): Uint8Array | null {
  let covered: Uint8Array | null = null;
  for (const hit of hits) {
    if (hit.entry.size < 2) continue;
    covered ??= new Uint8Array(length);
    covered.fill(1, hit.from, hit.to);
  }
  return covered;
}

/** By token; null without any. An array of its own memory costs more than all that is done with it. */
function strengths(length: number, boosts: readonly Hit[]): number[] | null {
  if (boosts.length === 0) return null;
  const found = new Array<number>(length).fill(0);
  for (const hit of boosts) found[hit.to - 1] = Math.fround(hit.entry.weight);
  return found;
}

/** 'very', 'bahut', 'ரொம்ப' up to three words before, weaker with distance. */
function strengthBefore(tokens: readonly Token[], from: number, boosts: number[] | null): number {
  let strength = 1;
  if (boosts === null) return strength;
  for (let step = 1; step <= REACH; step++) {
    const at = from - step;
    if (at < 0 || tokens[at]!.clause !== tokens[from]!.clause) break;
    if (boosts[at]! > 0) strength *= 1 + (boosts[at]! - 1) * (1 - 0.1 * (step - 1));
  }
  return strength;
}

/** 'never arrived' or 'caught fire' holds no word of feeling, and nobody says it gladly. */
function addTrouble(trouble: readonly Hit[], words: WeighedWord[], length: number): void {
  if (trouble.length === 0) return;
  const taken = new Uint8Array(length);
  for (const word of words) if (word.weight < 0) taken.fill(1, word.from, word.to);
  for (const hit of trouble) {
    if (taken.subarray(hit.from, hit.to).includes(1)) continue;
    taken.fill(1, hit.from, hit.to);
    // A friendly word inside a phrase of trouble ('want my money back') is not friendly.
    for (const word of words)
      if (word.weight > 0 && word.from >= hit.from && word.to <= hit.to) word.weight = 0;
    words.push({ from: hit.from, to: hit.to, weight: TROUBLE });
  }
}

/** What comes after the last 'but' is what is meant. */
function weighContrast(tokens: readonly Token[], contrasts: readonly Hit[], words: WeighedWord[]): void {
  if (contrasts.length === 0) return;
  let turn = -1;
  for (const hit of contrasts) if (hit.from > 0) turn = Math.max(turn, hit.from);
  if (turn < 0 || !words.some((word) => word.from > turn)) return;
  const sentence = tokens[turn]!.sentence;
  for (const word of words) {
    if (word.from < turn && tokens[word.from]!.sentence >= sentence - 1) word.weight *= 0.5;
    else if (word.from > turn) word.weight *= 1.4;
  }
}

/** A picture counts once, each repeat a quarter, at most three. */
function addEmoji(emoji: readonly Hit[], words: WeighedWord[]): void {
  if (emoji.length === 0) return;
  const seen = new Map<object, number>();
  for (const hit of emoji) {
    const times = seen.get(hit.entry) ?? 0;
    seen.set(hit.entry, times + 1);
    if (times > 3) continue;
    words.push({ from: hit.from, to: hit.to, weight: hit.entry.weight * (times === 0 ? 0.8 : 0.2) });
  }
}
