/** Sentiment of English posts. */
import { evaluateHead, trainHead } from '../train-head.js';
import type { TrainTask } from '../task.js';

export const english: TrainTask = {
  name: 'english',
  sets: ['tweeteval_sentiment'],
  train(context) {
    const head = trainHead(context, {
      file: 'sentiment-en.bin',
      judgement: 'sentiment',
      languages: ['en'],
      classes: ['neg', 'neu', 'pos'],
      rows: context.rows('tweeteval_sentiment', 'train.tsv'),
      settings: { bits: 19, rate: 0.1, epochs: 3, bayes: 0.5, balance: 1 },
      trainedOn: ['tweeteval_sentiment'],
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
