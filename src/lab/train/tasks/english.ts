/**
 * Sentiment of English posts: tweets on every subject, so that no business narrows what the words mean. Reviews and rated
 * sentences lend what they know; other English sets give the convolution words, never labels.
 */
import { moodOfReviews, RATED } from '../lender-plans.js';
import { trainLenders } from '../lent.js';
import { evaluateHead } from '../train-head.js';
import { trainStacked } from '../stacked-head.js';
import type { TrainTask } from '../task.js';

const WORDS_FROM = [
  'tweeteval_offensive',
  'davidson_hate',
  'sst2',
  'banking77',
  'politeness_se',
  'sms_spam',
  'youtube_spam',
  'complaints_tweets',
] as const;

export const english: TrainTask = {
  name: 'english',
  sets: ['tweeteval_sentiment', ...new Set([...WORDS_FROM, ...RATED])],
  train(context) {
    const head = trainStacked(context, {
      file: 'sentiment-en.bin',
      judgement: 'sentiment',
      languages: ['en'],
      classes: ['neg', 'neu', 'pos'],
      rows: context.rows('tweeteval_sentiment', 'train.tsv'),
      beside: [],
      wordsFrom: WORDS_FROM.flatMap((set) => context.rows(set, 'train.tsv')),
      words: 30_000,
      linear: { bits: 18, rate: 0.1, epochs: 3, bayes: 0.5, balance: 1, seeds: 5 },
      lenders: trainLenders(context, moodOfReviews(context)),
      share: 1.3,
      apart: { from: 18_000, to: 21_000 },
      trainedOn: ['tweeteval_sentiment', ...RATED],
    });
    return evaluateHead(
      context,
      head,
      context.rows('tweeteval_sentiment', 'dev.tsv'),
      'en',
      'tweeteval_sentiment dev',
    );
  },
};
