/**
 * A linear head whose rows differ in language, weight or source: examples come ready, folds follow the sources, and
 * calibration and the class that is named are settled on the rows the head will judge. `train-head.ts` is the plain way.
 */
import type { Calibration } from '../../listening/scoring/learned/calibration.js';
import type { Container } from '../../listening/scoring/learned/container.js';
import { outputsOf } from '../../listening/scoring/learned/linear.js';
import type { Language } from '../../listening/scoring/score.js';
import { fitCalibration, fitSlope, type Held } from './calibrate.js';
import { exampleOf, type Example } from './examples.js';
import { linearLogits, LINEAR_DEFAULTS, trainLinear, type LinearSettings } from './linear-trainer.js';
import { judgedOf } from './held-figures.js';
import { foldLent, withLent, type Lender } from './lent.js';
import { figuresOf } from './metrics.js';
import { packLinear } from './pack.js';
import { random, shuffle } from './random.js';
import type { EvaluationRow, TrainContext } from './task.js';

/** A labelled row as one task sees it. */
export interface HeadRow {
  label: string;
  text: string;
  /** Decides which word lists are read. */
  language: Language;
  weight?: number;
  /** Rows of one source are held out together; absent: by chance. */
  source?: number;
}

export interface HeadPlan {
  file: string;
  judgement: EvaluationRow['judgement'];
  languages: Language[];
  classes: string[];
  rows: HeadRow[];
  settings: Partial<LinearSettings>;
  /** With the letter groups of how Tamil words sound. */
  sound?: boolean;
  /** Models of other judgements whose word this head may use; folded into its table. */
  lenders?: Lender[];
  folds: number;
  /** Which rows calibration and decision are settled on; all by default. */
  own?: (row: HeadRow) => boolean;
  /** Moves what is added to the logits before a class is named, for macro F1, where that is worth it. */
  decide?: boolean;
  /** Two classes: even odds stay where training, with its balance of classes, has put them; only the slope is fitted. */
  keepBoundary?: boolean;
  trainedOn: string[];
}

export interface FittedHead {
  container: Container;
  calibration: Calibration;
  rows: HeadRow[];
  /** Out-of-fold logits, one a row. */
  held: Held[];
}

/** People's corrections count as several rows. */
const CORRECTED = 4;
/** A gain in macro F1 below this is chance. */
const WORTH_MOVING = 0.002;

export function fitHead(context: TrainContext, plan: HeadPlan): FittedHead {
  const { classes, sound = false } = plan;
  const settings: LinearSettings = { ...LINEAR_DEFAULTS, ...plan.settings, classes };
  const corrected = plan.languages.flatMap((language) =>
    context
      .corrections(plan.judgement, [language])
      .map((row): HeadRow => ({ ...row, language, weight: CORRECTED })),
  );
  const rows = [...plan.rows, ...corrected].filter((row) => classes.includes(row.label));
  const lenders = plan.lenders ?? [];
  const plain = rows.map((row) => {
    const { features } = context.read(row.text, row.language);
    return exampleOf(features, classes.indexOf(row.label), row.weight ?? 1, sound);
  });
  const examples = withLent(plain, lenders);
  context.report(`${plan.file}: ${examples.length} rows`);
  const held = heldBySource(examples, rows, settings, plan.folds);
  const own = plan.own ? held.filter((_, i) => plan.own!(rows[i]!)) : held;
  const decision = plan.decide ? bestDecision(own, classes.length) : zeros(classes);
  const calibration = plan.keepBoundary
    ? { ...fitSlope(own), decision }
    : fitCalibration(own, classes.length, decision);
  const container = packLinear(foldLent(trainLinear(examples, settings), lenders), calibration, {
    judgement: plan.judgement,
    languages: plan.languages,
    ...(sound ? { sound } : {}),
    trainedOn: plan.trainedOn,
  });
  context.save(plan.file, container);
  return { container, calibration, rows, held };
}

const zeros = (classes: readonly string[]): number[] => new Array<number>(outputsOf(classes)).fill(0);

function heldBySource(
  examples: readonly Example[],
  rows: readonly HeadRow[],
  settings: LinearSettings,
  folds: number,
): Held[] {
  const chance = shuffle(
    examples.map((_, i) => i % folds),
    random(99),
  );
  const foldOf = rows.map((row, i) => (row.source === undefined ? chance[i]! : row.source % folds));
  const held = new Array<Held>(examples.length);
  for (let fold = 0; fold < folds; fold++) {
    const inside = examples.filter((_, i) => foldOf[i] !== fold);
    const weights = trainLinear(inside, { ...settings, seeds: 1 });
    examples.forEach((example, i) => {
      if (foldOf[i] !== fold) return;
      const logits = new Float64Array(weights.outputs);
      linearLogits(weights, example, logits);
      held[i] = { logits, label: example.label };
    });
  }
  return held;
}

/** Offsets of the outer classes in steps of a tenth; the best of a smooth neighbourhood, so that no lucky corner wins. */
function bestDecision(held: readonly Held[], classes: number): number[] {
  const none = new Array<number>(classes).fill(0);
  if (classes !== 3) return none;
  const reach = 7;
  const width = 2 * reach + 1;
  const score = new Float64Array(width * width);
  const decisionOf = (at: number): number[] => [
    (Math.floor(at / width) - reach) / 10,
    0,
    ((at % width) - reach) / 10,
  ];
  for (let at = 0; at < score.length; at++) {
    score[at] = figuresOf(judgedOf(held, decisionOf(at)), classes).macroF1;
  }
  const smooth = (at: number): number => {
    const [x, y] = [Math.floor(at / width), at % width];
    let sum = 0;
    let n = 0;
    for (let i = Math.max(0, x - 2); i <= Math.min(width - 1, x + 2); i++) {
      for (let j = Math.max(0, y - 2); j <= Math.min(width - 1, y + 2); j++) {
        sum += score[i * width + j]!;
        n++;
      }
    }
    return sum / n;
  };
  const middle = reach * width + reach;
  let best = middle;
  for (let at = 0; at < score.length; at++) if (smooth(at) > smooth(best)) best = at;
  return smooth(best) - smooth(middle) > WORTH_MOVING ? decisionOf(best) : none;
}
