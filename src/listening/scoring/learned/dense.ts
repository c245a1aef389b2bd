/**
 * What the word lists, rules and counts say of a post, as a fixed row of numbers between about -1 and 1: the trained
 * models weigh them beside the words themselves. The order is part of every trained file: add at the end only.
 */
import { longest, type HitsByKind } from '../match/matcher.js';
import type { SentimentResult } from '../sentiment.js';
import type { TextStats, Token } from '../text/token.js';
import type { UrgencyResult } from '../urgency.js';

export const DENSE = [
  'polarity',
  'positive',
  'negative',
  'strongest positive',
  'strongest negative',
  'last feeling',
  'positive words',
  'negative words',
  'friendly emoji',
  'unfriendly emoji',
  'sarcasm',
  'contrast',
  'trouble',
  'complaint cues',
  'own',
  'insults',
  'strongest insult',
  'advertising',
  'urgency',
  'topics',
  'links',
  'mentions',
  'hashtags',
  'exclamations',
  'questions',
  'capitals',
  'length',
  'stretched',
  'numbers',
  'feeling per word',
] as const;

export interface LexiconEvidence {
  feeling: SentimentResult;
  trouble: readonly unknown[];
  urgency: UrgencyResult;
  topics: number;
}

/** Soft ceiling: 0 stays 0, large counts approach 1. */
const soft = (value: number, half: number): number => value / (Math.abs(value) + half);

export function fillDense(
  into: Float32Array,
  tokens: readonly Token[],
  stats: TextStats,
  hits: HitsByKind,
  evidence: LexiconEvidence,
): void {
  const { feeling, urgency } = evidence;
  let positive = 0;
  let negative = 0;
  let up = 0;
  let down = 0;
  let positives = 0;
  let negatives = 0;
  let last = 0;
  let lastAt = -1;
  for (const { from, weight } of feeling.words) {
    if (weight > 0) {
      positive += weight;
      positives++;
      if (weight > up) up = weight;
    } else {
      negative += weight;
      if (weight < 0) negatives++;
      if (weight < down) down = weight;
    }
    if (from > lastAt) {
      lastAt = from;
      last = weight;
    }
  }
  let smiles = 0;
  let frowns = 0;
  for (const hit of hits('emoji')) {
    if (hit.entry.weight > 0) smiles += hit.entry.weight;
    else frowns -= hit.entry.weight;
  }
  let numbers = 0;
  let stretched = 0;
  for (const token of tokens) {
    if (token.kind === 'number') numbers++;
    if (token.stretched) stretched++;
  }
  const insults = longest(hits('offensive'));
  let insult = 0;
  let insulted = 0;
  for (const hit of insults) {
    insulted += hit.entry.weight;
    insult = Math.max(insult, hit.entry.weight);
  }
  let i = 0;
  into[i++] = feeling.polarity;
  into[i++] = soft(positive, 4);
  into[i++] = soft(negative, 4);
  into[i++] = up / 5;
  into[i++] = down / 5;
  into[i++] = last / 5;
  into[i++] = soft(positives, 2);
  into[i++] = soft(negatives, 2);
  into[i++] = soft(smiles, 3);
  into[i++] = soft(frowns, 3);
  into[i++] = hits('sarcasm').length > 0 ? 1 : 0;
  into[i++] = hits('contrast').length > 0 ? 1 : 0;
  into[i++] = soft(evidence.trouble.length, 1);
  into[i++] = soft(sum(longest(hits('complaint'))), 1);
  into[i++] = hits('own').length > 0 ? 1 : 0;
  into[i++] = soft(insulted, 1);
  into[i++] = insult;
  into[i++] = soft(sum(longest(hits('spam'))), 2);
  into[i++] = urgency.urgency;
  into[i++] = soft(evidence.topics, 2);
  into[i++] = soft(stats.urls, 1);
  into[i++] = soft(stats.mentions, 1);
  into[i++] = soft(stats.hashtags, 2);
  into[i++] = soft(stats.exclamations, 2);
  into[i++] = soft(stats.questions, 1);
  into[i++] = stats.letters > 0 ? stats.upper / stats.letters : 0;
  into[i++] = soft(stats.words, 15);
  into[i++] = soft(stretched, 1);
  into[i++] = soft(numbers, 2);
  into[i] = (positive + negative) / (4 + stats.words);
}

function sum(hits: readonly { entry: { weight: number } }[]): number {
  let total = 0;
  for (const hit of hits) total += hit.entry.weight;
  return total;
}
