/** Sentiment of Hindi in Devanagari, from product reviews. */
import { fitHead } from '../fit-head.js';
import { heldFigures } from '../held-figures.js';
import { ownPosts } from '../own-posts.js';
import { evaluateHead } from '../train-head.js';
import type { TrainTask } from '../task.js';

const SET = 'hindi_amazon_hsac';

export const hindi: TrainTask = {
  name: 'hindi',
  sets: [SET],
  train(context) {
    const rows = context.rows(SET, 'train.tsv').map((row) => ({ ...row, language: 'hi' as const }));
    const { container, held, calibration } = fitHead(context, {
      file: 'sentiment-hi.bin',
      judgement: 'sentiment',
      languages: ['hi'],
      classes: ['neg', 'neu', 'pos'],
      rows: [...rows, ...ownPosts('hi')],
      // Reviews of all stars are wanted alike: neutral is rare here, and must still be found.
      settings: { bits: 18, rate: 0.05, epochs: 6, bayes: 0.5, balance: 1 },
      folds: 5,
      own: (row) => row.weight === undefined,
      trainedOn: [SET, 'own posts'],
    });
    return [
      ...heldFigures(held.slice(0, rows.length), 3, calibration, {
        judgement: 'sentiment',
        language: 'hi',
        set: `${SET}, 5-fold`,
      }),
      ...evaluateHead(context, container, context.rows(SET, 'dev.tsv'), 'hi', `${SET} dev`),
    ];
  },
};
