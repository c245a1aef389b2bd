/**
 * Sentiment of Tamil, one head a script. Posts in Tamil script are few, so their head learns from the Latin ones as well,
 * through the sound of the words, and settles what it names on its own script.
 */
import { tokenise } from '../../../listening/scoring/text/tokenise.js';
import { fitHead, type HeadRow } from '../fit-head.js';
import { heldFigures } from '../held-figures.js';
import { trainLenders, type Lender } from '../lent.js';
import { ownPosts } from '../own-posts.js';
import { evaluateHead } from '../train-head.js';
import type { EvaluationRow, TrainContext, TrainTask } from '../task.js';

const SET = 'dravidian_tamil3';
/** Insults in Tamil script: what people insult with is seldom praise. */
const INSULTS = 'tamil_offensive_hasoc';
const CLASSES = ['neg', 'neu', 'pos'];

export const tamil: TrainTask = {
  name: 'tamil',
  sets: [SET, INSULTS],
  train(context) {
    const open = context
      .rows(SET, 'train.tsv')
      .map((row): HeadRow => ({ ...row, language: scriptOf(row.text) }));
    return [
      ...trainScript(context, 'ta', {
        rows: [
          ...open.map((row) => (row.language === 'ta' ? row : { ...row, weight: 0.5 })),
          ...ownPosts('ta'),
        ],
        settings: { bits: 18, rate: 0.05, denseRate: 3, epochs: 4, bayes: 0.5, balance: 0.7, seeds: 4 },
        sound: true,
        lenders: trainLenders(context, [
          {
            classes: ['NOT', 'OFF'],
            rows: context.rows(INSULTS, 'train.tsv'),
            language: scriptOf,
            sound: true,
            settings: { bits: 18, rate: 0.05, epochs: 4, balance: 0.7 },
          },
        ]),
      }),
      ...trainScript(context, 'ta-Latn', {
        rows: [...open, ...ownPosts('ta-Latn')],
        settings: { bits: 18, rate: 0.05, epochs: 5, bayes: 1, balance: 0.7, seeds: 4 },
        sound: false,
        lenders: [],
      }),
    ];
  },
};

function trainScript(
  context: TrainContext,
  language: 'ta' | 'ta-Latn',
  plan: {
    rows: HeadRow[];
    settings: Parameters<typeof fitHead>[1]['settings'];
    sound: boolean;
    lenders: Lender[];
  },
): EvaluationRow[] {
  const isOwn = (row: HeadRow): boolean => row.language === language && row.weight === undefined;
  const { container, rows, held, calibration } = fitHead(context, {
    file: `sentiment-${language}.bin`,
    judgement: 'sentiment',
    languages: [language],
    classes: CLASSES,
    ...plan,
    folds: 4,
    own: isOwn,
    decide: true,
    trainedOn: [SET, ...(plan.lenders.length > 0 ? [INSULTS] : []), 'own posts'],
  });
  const own = held.filter((_, i) => isOwn(rows[i]!));
  const dev = context.rows(SET, 'dev.tsv').filter((row) => scriptOf(row.text) === language);
  return [
    ...heldFigures(own, 3, calibration, { judgement: 'sentiment', language, set: `${SET}, 4-fold` }),
    ...evaluateHead(context, container, dev, language, `${SET} dev`),
  ];
}

/** As the language detector decides between the scripts. */
export function scriptOf(text: string): 'ta' | 'ta-Latn' {
  let tamil = 0;
  let latin = 0;
  for (const token of tokenise(text).tokens) {
    if (token.kind !== 'word') continue;
    if (token.script === 'tamil') tamil++;
    else if (token.script === 'latin') latin++;
  }
  return tamil > 0 && tamil * 3 >= latin ? 'ta' : 'ta-Latn';
}
