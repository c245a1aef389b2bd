/** Which labelled sets lend their knowledge to which heads, and how those are read. `bits` must be the borrowing head's. */
import type { LenderPlan } from './lent.js';
import type { Row } from './rows.js';
import type { TrainContext } from './task.js';

export const TWEETS = 'tweeteval_sentiment';
export const INSULTS = 'davidson_hate';
/** Sentences and reviews of films, goods and tweets, rated for feeling. */
export const RATED = ['sst2', 'uci_sentences', 'vader_groundtruth'] as const;
const RATED_FILES: Readonly<Record<(typeof RATED)[number], readonly string[]>> = {
  sst2: ['train.tsv'],
  uci_sentences: ['amazon_cells.tsv', 'imdb.tsv', 'yelp.tsv'],
  vader_groundtruth: [
    'tweets.tsv',
    'amazonReviewSnippets.tsv',
    'nytEditorialSnippets.tsv',
    'movieReviewSnippets.tsv',
  ],
};
/** Mean ratings from here on, of -4 to 4, are a feeling. */
const FELT = 0.5;

/** English tweets by mood. */
export const moodOfTweets = (context: TrainContext): LenderPlan => ({
  classes: ['neg', 'neu', 'pos'],
  rows: context.rows(TWEETS, 'train.tsv'),
  language: 'en',
  settings: { bits: 18, rate: 0.1, epochs: 3, balance: 1 },
});

/** English sentences and reviews by mood: two sets know no middle. */
export function moodOfReviews(context: TrainContext): LenderPlan[] {
  const rows = (set: (typeof RATED)[number]): Row[] =>
    RATED_FILES[set].flatMap((file) => context.rows(set, file));
  const shared = { language: 'en', settings: { bits: 18, rate: 0.05 } } as const;
  return [
    { ...shared, classes: ['0', '1'], rows: [...rows('uci_sentences'), ...rows('sst2')] },
    { ...shared, classes: ['neg', 'neu', 'pos'], rows: rows('vader_groundtruth').map(rated) },
  ];
}

/** English tweets by what kind of insult they hold. */
export const kindsOfInsult = (context: TrainContext): LenderPlan => ({
  classes: ['neither', 'offensive', 'hate'],
  rows: context.rows(INSULTS, 'train.tsv'),
  language: 'en',
  settings: { bits: 18, rate: 0.05 },
});

function rated({ label, text }: Row): Row {
  const rating = Number(label);
  return { label: rating >= FELT ? 'pos' : rating <= -FELT ? 'neg' : 'neu', text };
}
