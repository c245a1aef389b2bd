/**
 * Sentiment of Hindi in Latin letters, mixed with English. English tweets among its rows hurt it; a model of theirs that is
 * asked beside the words helps.
 */
import { fitHead } from '../fit-head.js';
import { heldFigures } from '../held-figures.js';
import { moodOfReviews, moodOfTweets, RATED, TWEETS } from '../lender-plans.js';
import { trainLenders } from '../lent.js';
import { ownPosts } from '../own-posts.js';
import { evaluateHead } from '../train-head.js';
import type { TrainTask } from '../task.js';

const SET = 'sentimix_hinglish';

export const hinglish: TrainTask = {
  name: 'hinglish',
  sets: [SET, TWEETS, ...RATED],
  train(context) {
    const rows = context.rows(SET, 'train.tsv').map((row) => ({ ...row, language: 'hi-Latn' as const }));
    const { container, held, calibration } = fitHead(context, {
      file: 'sentiment-hi-Latn.bin',
      judgement: 'sentiment',
      languages: ['hi-Latn'],
      classes: ['neg', 'neu', 'pos'],
      rows: [...rows, ...ownPosts('hi-Latn')],
      settings: { bits: 18, rate: 0.03, epochs: 4, bayes: 0.5, balance: 0.5 },
      lenders: trainLenders(context, [moodOfTweets(context), ...moodOfReviews(context)]),
      folds: 4,
      own: (row) => row.weight === undefined,
      trainedOn: [SET, TWEETS, ...RATED, 'own posts'],
    });
    return [
      ...heldFigures(held.slice(0, rows.length), 3, calibration, {
        judgement: 'sentiment',
        language: 'hi-Latn',
        set: `${SET}, 4-fold`,
      }),
      ...evaluateHead(context, container, context.rows(SET, 'dev.tsv'), 'hi-Latn', `${SET} dev`),
    ];
  },
};
