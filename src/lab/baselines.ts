/**
 * The lexicons of two libraries, judging mood as their authors say: what the scorer is held against. Each hands over a piece of work
 * that holds nothing but its judging, so that it can be timed alone. English only; the product itself asks neither.
 */
import natural from 'natural/lib/natural/sentiment/index.js';
import vader from 'vader-sentiment';
import { normaliseText } from '../listening/scoring/text/normalise.js';

export interface Baseline {
  name: string;
  /** What judging these texts takes; run as often as one likes. Answers 'pos', 'neg' or 'neu' for each. */
  of: (texts: readonly string[]) => () => string[];
}

const afinn = new natural.SentimentAnalyzer('English', undefined as never, 'afinn');
const compound = (text: string): number => vader.SentimentIntensityAnalyzer.polarity_scores(text).compound;
/** From VADER's own description: below this, either way, is neutral. */
const VADER_FROM = 0.05;

const moodOf = (value: number, from: number): string =>
  value >= from ? 'pos' : value <= -from ? 'neg' : 'neu';

export const BASELINES: readonly Baseline[] = [
  {
    // Knows words, not texts: they are cut up for it beforehand, and that time is given to it.
    name: 'AFINN (natural)',
    of: (texts) => {
      const cut = texts.map((text) => normaliseText(text).split(' '));
      return () => cut.map((words) => moodOf(afinn.getSentiment(words), Number.MIN_VALUE));
    },
  },
  {
    name: 'VADER (vader-sentiment)',
    of: (texts) => () => texts.map((text) => moodOf(compound(text), VADER_FROM)),
  },
];
