/** Whether an English post insults or demeans people. */
import { evaluateHead, trainHead } from '../train-head.js';
import type { TrainTask } from '../task.js';

export const offensive: TrainTask = {
  name: 'offensive',
  sets: ['tweeteval_offensive'],
  train(context) {
    const head = trainHead(context, {
      file: 'offensive-en.bin',
      judgement: 'offensive',
      languages: ['en'],
      classes: ['not-offensive', 'offensive'],
      rows: context.rows('tweeteval_offensive', 'train.tsv'),
      settings: { bits: 18, rate: 0.05, epochs: 3, bayes: 0.5, balance: 0.7 },
      trainedOn: ['tweeteval_offensive'],
    });
    return evaluateHead(
      context,
      head,
      context.rows('tweeteval_offensive', 'dev.tsv'),
      'en',
      'tweeteval_offensive dev',
    );
  },
};
