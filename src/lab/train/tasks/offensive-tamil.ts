/** Whether a post in Tamil insults; the rows are in Tamil script, the sound of their words serves Latin letters too. */
import { fitHead, type HeadRow } from '../fit-head.js';
import { heldFigures } from '../held-figures.js';
import { evaluateHead } from '../train-head.js';
import type { TrainTask } from '../task.js';
import { scriptOf } from './tamil.js';

const SET = 'tamil_offensive_hasoc';

export const offensiveTamil: TrainTask = {
  name: 'offensive-tamil',
  sets: [SET],
  train(context) {
    const rows = context
      .rows(SET, 'train.tsv')
      .map((row): HeadRow => ({ ...row, language: scriptOf(row.text) }));
    const { container, held, calibration } = fitHead(context, {
      file: 'offensive-ta.bin',
      judgement: 'offensive',
      languages: ['ta'],
      classes: ['NOT', 'OFF'],
      rows,
      settings: { bits: 17, rate: 0.05, epochs: 4, bayes: 0.5, balance: 0.7 },
      sound: true,
      folds: 4,
      trainedOn: [SET],
    });
    return [
      ...heldFigures(held, 2, calibration, { judgement: 'offensive', language: 'ta', set: `${SET}, 4-fold` }),
      ...evaluateHead(context, container, context.rows(SET, 'dev.tsv'), 'ta', `${SET} dev`),
    ];
  },
};
