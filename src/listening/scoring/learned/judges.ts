/**
 * The trained heads put to work on one post: what each says, with what is known outside the words (stars, irony) weighed in
 * as log-odds, and the words that spoke for it. Judgements without a trained head in that language are null. Pure.
 */
import type { Rival } from '../language.js';
import type { Language, Sentiment } from '../score.js';
import { DENSE } from './dense.js';
import type { Head, Heads } from './head.js';
import type { PostFeatures } from './post-features.js';

export interface TrainedSentiment {
  sentiment: Sentiment;
  /** -1 … 1: how likely friendly, less how likely unfriendly. */
  polarity: number;
  /** 0–1: how surely the sentiment named is the right one. */
  sure: number;
}

/** What is known beside the words' weights and moves the answer. */
export interface Beside {
  rating: number | null;
  /** Friendly words meant the other way. */
  ironic: boolean;
  /** 'not bad', 'no complaints': praise in words of blame. */
  denied: boolean;
  /** The language it may be instead, where that is in doubt. */
  rival?: Rival | undefined;
}

const SENTIMENTS: readonly Sentiment[] = ['neg', 'neu', 'pos'];
/** Log-odds that one and five stars add against and for. */
const STARS = 2.4;
const IRONY = 1.2;
const DENIED = 0.6;
/**
 * English tweets learned from are seldom addressed to a business: what broken promises sound like must not be lost on the
 * model. The other languages were taught with posts about brands beside their sets, and need no reminder.
 */
const COMPLAINT = 0.7;
const COMPLAINT_CUES = DENSE.indexOf('complaint cues');

export function trainedSentiment(
  heads: Heads,
  language: Language,
  post: PostFeatures,
  beside: Beside,
): TrainedSentiment | null {
  const head = heads('sentiment', language);
  if (!head) return null;
  const named = judgeMood(head, post, beside);
  const other = beside.rival && heads('sentiment', beside.rival.language);
  if (!other) return moodOf(head.chances, named);
  // Nobody can tell the language of 'super work bhai' for sure: both are heard, the likelier one more.
  const { share } = beside.rival!;
  judgeMood(other, post, beside);
  const leanings = new Float64Array(head.chances.length);
  head.addLeanings(1 - share, leanings);
  other.addLeanings(share, leanings);
  const chances = head.chances.map((chance, c) => (1 - share) * chance + share * other.chances[c]!);
  let most = 0;
  for (let c = 1; c < leanings.length; c++) if (leanings[c]! > leanings[most]!) most = c;
  return moodOf(chances, most);
}

/** Index of the class named by one head, with what is known beside the words. */
function judgeMood(head: Head, post: PostFeatures, { rating, ironic, denied }: Beside): number {
  const reminder = head.languages.includes('en') && !denied ? COMPLAINT * post.dense[COMPLAINT_CUES]! : 0;
  const stars = rating === null ? 0 : ((rating - 3) / 2) * STARS;
  const tilt = stars - (ironic ? IRONY : 0) + (denied ? DENIED : 0) - reminder;
  return tilt === 0 && rating !== 3
    ? head.judge(post)
    : head.judge(post, [-tilt, rating === 3 ? 0.5 : 0, tilt]);
}

function moodOf(chances: Float64Array, named: number): TrainedSentiment {
  const [neg, , pos] = chances as unknown as [number, number, number];
  return { sentiment: SENTIMENTS[named]!, polarity: pos - neg, sure: chances[named]! };
}

/** Chance that the post is what a two-class head looks for; null where none was trained. */
export function trainedChance(
  heads: Heads,
  judgement: 'complaint' | 'offensive' | 'spam',
  language: Language,
  post: PostFeatures,
): number | null {
  const head = heads(judgement, language);
  if (!head) return null;
  head.judge(post);
  return head.chances[1]!;
}

/** Ranges of tokens [from, to) that spoke most for class `c`, strongest first; few, and none that hardly mattered. */
export function speakers(
  head: Head,
  post: PostFeatures,
  c: number,
  most = 4,
): { from: number; to: number }[] {
  const weights = head.weighWords(post, c);
  let strongest = 0;
  for (const weight of weights) if (weight > strongest) strongest = weight;
  const least = Math.max(0.05, strongest * 0.3);
  const found: number[] = [];
  // Punctuation speaks too, but says nothing to a reader.
  weights.forEach((weight, i) => {
    if (weight >= least && post.words[i]!.grams.length > 0) found.push(i);
  });
  return found
    .sort((a, b) => weights[b]! - weights[a]! || a - b)
    .slice(0, most)
    .map((i) => ({ from: post.tokens[i]!, to: post.tokens[i]! + 1 }));
}
