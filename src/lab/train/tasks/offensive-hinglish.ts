/** Whether a post in romanised Hindi or Urdu insults. The set calls abuse of persons offensive and coarse talk normal. */
import { fitHead } from '../fit-head.js';
import { heldFigures } from '../held-figures.js';
import { evaluateHead } from '../train-head.js';
import type { TrainTask } from '../task.js';

const SET = 'roman_urdu_offensive';

export const offensiveHinglish: TrainTask = {
  name: 'offensive-hinglish',
  sets: [SET],
  train(context) {
    const rows = context.rows(SET, 'train.tsv').map((row) => ({ ...row, language: 'hi-Latn' as const }));
    const { container, held, calibration } = fitHead(context, {
      file: 'offensive-hi-Latn.bin',
      judgement: 'offensive',
      languages: ['hi-Latn'],
      classes: ['normal', 'offensive'],
      rows,
      settings: { bits: 17, rate: 0.05, epochs: 4, bayes: 0.5, balance: 0.5 },
      folds: 4,
      trainedOn: [SET],
    });
    return [
      ...heldFigures(held, 2, calibration, {
        judgement: 'offensive',
        language: 'hi-Latn',
        set: `${SET}, 4-fold`,
      }),
      ...evaluateHead(context, container, context.rows(SET, 'dev.tsv'), 'hi-Latn', `${SET} dev`),
    ];
  },
};
