/**
 * How a post feels, from words of feeling and what surrounds them: negation (before the word, and after it in Hindi and
 * Tamil), strength, contrast, capitals, stretched letters, emoji, irony. Must stay explainable: every word that
 * weighed is handed on with its share.
 */
import type { Language, Sentiment } from './score.js';
import { longest, type Hit, type HitsByKind } from './match/matcher.js';
import type { TextStats, Token } from './text/token.js';

export interface SentimentResult {
  sentiment: Sentiment;
  /** -1 … 1 */
  polarity: number;
  /** Strongest first; `weight` after negation and strength. */
  words: { from: number; to: number; weight: number }[];
  sarcasm: Hit[];
  /** A word of feeling was turned round by a negator. */
  negated: boolean;
}

const REACH = 3;
/** Turned round, a word is weaker than its opposite: 'not good' is not 'terrible', 'not bad' is hardly 'good'. */
const FLIP_POSITIVE = -0.8;
const FLIP_NEGATIVE = -0.4;
/** The sum is set against its likely size: a long review holds more words of feeling than a short post. */
const SPREAD = 8;
const SPREAD_A_WORD = 0.4;
/** Between these a text is neutral; tuned on the open rows of each language. */
const LIMITS: Readonly<Record<Language, { neg: number; pos: number }>> = {
  en: { neg: -0.05, pos: 0.45 },
  hi: { neg: -0.3, pos: 0.55 },
  ta: { neg: -0.05, pos: 0.5 },
  'hi-Latn': { neg: -0.1, pos: 0.5 },
  'ta-Latn': { neg: -0.05, pos: 0.6 },
  und: { neg: -0.05, pos: 0.4 },
  other: { neg: -0.2, pos: 0.3 },
};

export function scoreSentiment(
  tokens: readonly Token[],
  stats: TextStats,
  hits: HitsByKind,
  language: Language,
): SentimentResult {
  const feeling = longest(hits('sentiment'));
  const emoji = hits('emoji');
  const before = marks(tokens.length, hits('negBefore'));
  const after = language === 'en' ? null : marks(tokens.length, hits('negAfter'));
  const boosts = boostsAt(tokens.length, hits('boost'));
  const covered = new Uint8Array(tokens.length);
  for (const hit of feeling) if (hit.entry.size > 1) covered.fill(1, hit.from, hit.to);
  const shouting = stats.letters > 0 && stats.upper / stats.letters > 0.7;

  const words: SentimentResult['words'] = [];
  let negated = false;
  for (const hit of feeling) {
    let weight = hit.entry.weight;
    if (weight === 0) continue;
    const first = tokens[hit.from]!;
    for (let step = 1; step <= REACH; step++) {
      const at = hit.from - step;
      if (at < 0 || tokens[at]!.clause !== first.clause) break;
      if (boosts[at]) weight *= 1 + (boosts[at]! - 1) * (1 - 0.1 * (step - 1));
    }
    if (first.caps && !shouting) weight *= 1.25;
    if (first.stretched) weight *= 1.2;
    if (isNegated(tokens, hit, before, after, covered)) {
      weight *= weight > 0 ? FLIP_POSITIVE : FLIP_NEGATIVE;
      negated = true;
    }
    if (stats.asked.has(first.sentence) && weight > 0) weight *= 0.6;
    words.push({ from: hit.from, to: hit.to, weight });
  }
  weighContrast(tokens, hits('contrast'), words);
  addEmoji(emoji, words);

  const sarcasm = hits('sarcasm');
  const worst = words.some((word) => word.weight < 0);
  const ironic = sarcasm.length > 0 && (worst || hits('complaint').some((hit) => hit.entry.weight >= 0.6));
  if (ironic) for (const word of words) if (word.weight > 0) word.weight *= -0.6;

  let sum = words.reduce((total, word) => total + word.weight, 0);
  const marksOfStress = Math.min(stats.exclamations, 3) * 0.25;
  if (sum !== 0) sum += Math.sign(sum) * marksOfStress;
  const polarity = sum / Math.sqrt(sum * sum + SPREAD + SPREAD_A_WORD * stats.words);
  words.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return {
    sentiment: classify(polarity, language),
    polarity,
    words,
    sarcasm: ironic ? [...sarcasm] : [],
    negated,
  };
}

export function classify(polarity: number, language: Language): Sentiment {
  const limits = LIMITS[language];
  return polarity <= limits.neg ? 'neg' : polarity >= limits.pos ? 'pos' : 'neu';
}

function marks(length: number, hits: readonly Hit[]): Uint8Array {
  const found = new Uint8Array(length);
  for (const hit of hits) found[hit.to - 1] = 1;
  return found;
}

function boostsAt(length: number, hits: readonly Hit[]): Float32Array {
  const found = new Float32Array(length);
  for (const hit of hits) found[hit.to - 1] = hit.entry.weight;
  return found;
}

/** A negator counts up to three words before, or two after where the language puts it there, within the clause. */
function isNegated(
  tokens: readonly Token[],
  hit: Hit,
  before: Uint8Array,
  after: Uint8Array | null,
  covered: Uint8Array,
): boolean {
  const clause = tokens[hit.from]!.clause;
  for (let step = 1; step <= REACH; step++) {
    const at = hit.from - step;
    if (at < 0 || tokens[at]!.clause !== clause) break;
    if (before[at] && !covered[at]) return !after || step <= 2;
  }
  if (!after) return false;
  for (let step = 0; step < 2; step++) {
    const at = hit.to + step;
    if (at >= tokens.length || tokens[at]!.clause !== clause) break;
    if (after[at] && !covered[at]) return true;
  }
  return false;
}

/** What comes after the last 'but' is what is meant. */
function weighContrast(
  tokens: readonly Token[],
  hits: readonly Hit[],
  words: SentimentResult['words'],
): void {
  let turn = -1;
  for (const hit of hits) if (hit.from > 0) turn = Math.max(turn, hit.from);
  if (turn < 0 || !words.some((word) => word.from > turn)) return;
  const sentence = tokens[turn]!.sentence;
  for (const word of words) {
    if (word.from < turn && tokens[word.from]!.sentence >= sentence - 1) word.weight *= 0.5;
    else if (word.from > turn) word.weight *= 1.4;
  }
}

/** A picture counts once, each repeat a quarter, at most three. */
function addEmoji(emoji: readonly Hit[], words: SentimentResult['words']): void {
  const seen = new Map<object, number>();
  for (const hit of emoji) {
    const times = seen.get(hit.entry) ?? 0;
    seen.set(hit.entry, times + 1);
    if (times > 3) continue;
    words.push({ from: hit.from, to: hit.to, weight: hit.entry.weight * (times === 0 ? 0.8 : 0.2) });
  }
}
