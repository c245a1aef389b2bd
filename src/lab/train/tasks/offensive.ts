/** Whether an English post insults or demeans people. A second set, labelled otherwise, teaches the convolution beside it. */
import { INSULTS, kindsOfInsult, moodOfTweets, TWEETS } from '../lender-plans.js';
import { trainLenders } from '../lent.js';
import { evaluateHead } from '../train-head.js';
import { trainStacked } from '../stacked-head.js';
import type { TrainTask } from '../task.js';

export const offensive: TrainTask = {
  name: 'offensive',
  sets: ['tweeteval_offensive', INSULTS, TWEETS],
  train(context) {
    const head = trainStacked(context, {
      file: 'offensive-en.bin',
      judgement: 'offensive',
      // Short posts whose language nobody can tell are read as English: insults are short.
      languages: ['en', 'und'],
      classes: ['not-offensive', 'offensive'],
      rows: context.rows('tweeteval_offensive', 'train.tsv'),
      beside: [
        {
          classes: ['neither', 'offensive', 'hate'],
          rows: context.rows(INSULTS, 'train.tsv'),
          weight: 0.4,
        },
      ],
      wordsFrom: [],
      words: 12_000,
      linear: { bits: 18, rate: 0.05, epochs: 3, bayes: 0.5, balance: 0.5, seeds: 5, denseRate: 3 },
      lenders: trainLenders(context, [moodOfTweets(context), kindsOfInsult(context)]),
      share: 2,
      trainedOn: ['tweeteval_offensive', INSULTS, TWEETS],
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
