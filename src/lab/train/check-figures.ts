/**
 * What the checks of replies are worth, for the model card: the sealed halves of test/gold, precision and recall per language.
 * Written down here when they were looked at; `test/gold/*\/check.spec.ts` and `test/gold/gate.spec.ts` print them and hold them to floors.
 */
export interface CheckFigure {
  check: string;
  language: string;
  /** How many there were to find. */
  n: number;
  precision: number;
  recall: number;
}

const languages = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn', 'all'];
const figures: Readonly<Record<string, readonly (readonly [number, number, number])[]>> = {
  promise: [
    [50, 0.913, 0.84],
    [28, 0.929, 0.929],
    [27, 0.862, 0.926],
    [28, 0.962, 0.893],
    [28, 0.926, 0.893],
    [161, 0.917, 0.888],
  ],
  're-ask': [
    [34, 0.903, 0.824],
    [18, 1, 0.833],
    [19, 0.875, 0.737],
    [16, 0.867, 0.813],
    [15, 0.929, 0.867],
    [102, 0.912, 0.814],
  ],
  'secret asked or given': [
    [31, 0.929, 0.839],
    [19, 0.938, 0.789],
    [19, 0.947, 0.947],
    [19, 1, 1],
    [18, 0.941, 0.889],
    [106, 0.949, 0.887],
  ],
  'beyond the writer': [
    [11, 0.909, 0.909],
    [6, 1, 1],
    [6, 1, 1],
    [6, 1, 1],
    [6, 1, 1],
    [35, 0.971, 0.971],
  ],
  'beyond, other words': [
    [8, 1, 0.625],
    [6, 1, 0.833],
    [6, 1, 0.667],
    [4, 1, 1],
    [4, 1, 1],
    [28, 1, 0.786],
  ],
  'like others': [
    [6, 1, 1],
    [5, 1, 1],
    [5, 1, 1],
    [5, 1, 1],
    [5, 1, 1],
    [26, 1, 1],
  ],
};

export const CHECK_FIGURES: readonly CheckFigure[] = Object.entries(figures).flatMap(([check, rows]) =>
  rows.map(([n, precision, recall], at) => ({ check, language: languages[at]!, n, precision, recall })),
);
