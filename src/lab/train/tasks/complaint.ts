/**
 * Whether an English post complains. There are no labelled complaints in Hindi or Tamil: those languages are judged by
 * word lists, mood and urgency together (src/listening/scoring/complaint.ts).
 */
import { fitHead } from '../fit-head.js';
import { heldFigures } from '../held-figures.js';
import { evaluateHead } from '../train-head.js';
import type { TrainTask } from '../task.js';

const SET = 'complaints_tweets';

export const complaint: TrainTask = {
  name: 'complaint',
  sets: [SET],
  train(context) {
    const rows = context.rows(SET, 'train.tsv').map((row) => ({ ...row, language: 'en' as const }));
    const { container, held, calibration } = fitHead(context, {
      file: 'complaint-en.bin',
      judgement: 'complaint',
      languages: ['en'],
      classes: ['other', 'complaint'],
      rows,
      settings: { bits: 18, rate: 0.1, epochs: 4, bayes: 0.25, balance: 0.5 },
      folds: 8,
      trainedOn: [SET],
    });
    return [
      ...heldFigures(held, 2, calibration, { judgement: 'complaint', language: 'en', set: `${SET}, 8-fold` }),
      ...evaluateHead(context, container, context.rows(SET, 'dev.tsv'), 'en', `${SET} dev`),
    ];
  },
};
