/**
 * Whether a post in romanised Hindi or Urdu insults. The labels of the set at hand are the wrong way round: nearly every
 * row with a coarse insult is called normal, and hardly one that is called offensive holds any. They are read swapped.
 */
import { fitHead } from '../fit-head.js';
import { heldFigures } from '../held-figures.js';
import { evaluateHead } from '../train-head.js';
import type { Row } from '../rows.js';
import type { TrainTask } from '../task.js';

const SET = 'roman_urdu_offensive';

export const offensiveHinglish: TrainTask = {
  name: 'offensive-hinglish',
  sets: [SET],
  train(context) {
    const rows = swapped(context.rows(SET, 'train.tsv')).map((row) => ({
      ...row,
      language: 'hi-Latn' as const,
    }));
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
        set: `${SET} (labels swapped), 4-fold`,
      }),
      ...evaluateHead(
        context,
        container,
        swapped(context.rows(SET, 'dev.tsv')),
        'hi-Latn',
        `${SET} dev (labels swapped)`,
      ),
    ];
  },
};

const swapped = (rows: readonly Row[]): Row[] =>
  rows.map(({ label, text }) => ({ label: label === 'normal' ? 'offensive' : 'normal', text }));
