/**
 * The whole way of a linear head: examples, calibration on rows held out fold by fold, weights from all rows, the packed
 * file, and its figures on the dev rows, judged by the very code that runs in the product.
 */
import {
  decodeContainer,
  encodeContainer,
  type Container,
} from '../../listening/scoring/learned/container.js';
import { Head } from '../../listening/scoring/learned/head.js';
import { outputsOf } from '../../listening/scoring/learned/linear.js';
import type { Language } from '../../listening/scoring/score.js';
import { fitCalibration, type Held } from './calibrate.js';
import { exampleOf, type Example } from './examples.js';
import { linearLogits, LINEAR_DEFAULTS, trainLinear, type LinearSettings } from './linear-trainer.js';
import { figuresOf, type Judged } from './metrics.js';
import { packLinear } from './pack.js';
import { random, shuffle } from './random.js';
import type { Row } from './rows.js';
import type { EvaluationRow, TrainContext } from './task.js';

export interface HeadTask {
  file: string;
  judgement: EvaluationRow['judgement'];
  /** Languages the head judges; the first decides which word lists are read while training. */
  languages: Language[];
  /** In the order of the outputs; of two classes the second is the one looked for ('complaint', 'spam'). */
  classes: string[];
  rows: Row[];
  settings?: Partial<LinearSettings>;
  /** Added to the logits before the largest is named; zeros by default. */
  decision?: number[];
  trainedOn: string[];
}

export function examplesOf(
  context: TrainContext,
  rows: readonly Row[],
  classes: readonly string[],
  language: Language,
  weight = 1,
): Example[] {
  return rows.flatMap(({ label, text }) => {
    const at = classes.indexOf(label);
    return at < 0 ? [] : [exampleOf(context.read(text, language).features, at, weight)];
  });
}

/** Trains, saves, and answers the packed container. */
export function trainHead(context: TrainContext, task: HeadTask): Container {
  const { classes, languages } = task;
  const settings: LinearSettings = { ...LINEAR_DEFAULTS, ...task.settings, classes };
  const examples = [
    ...examplesOf(context, task.rows, classes, languages[0]!),
    // A person looked at these: each counts as several.
    ...examplesOf(context, context.corrections(task.judgement, languages), classes, languages[0]!, 4),
  ];
  context.report(`${task.file}: ${examples.length} rows`);
  const held = heldOut(examples, settings, 5);
  const decision = task.decision ?? new Array<number>(outputsOf(classes)).fill(0);
  const calibration = fitCalibration(held, classes.length, decision);
  const weights = trainLinear(examples, settings);
  const container = packLinear(weights, calibration, {
    judgement: task.judgement,
    languages,
    trainedOn: task.trainedOn,
  });
  context.save(task.file, container);
  return container;
}

/** Logits of every example by weights that have not seen it, over `folds` folds; one seed each, to save time. */
export function heldOut(examples: readonly Example[], settings: LinearSettings, folds: number): Held[] {
  const order = shuffle(
    examples.map((_, i) => i),
    random(99),
  );
  const held = new Array<Held>(examples.length);
  for (let fold = 0; fold < folds; fold++) {
    const inside = order.filter((_, i) => i % folds !== fold).map((i) => examples[i]!);
    const weights = trainLinear(inside, { ...settings, seeds: 1 });
    for (const i of order.filter((_, at) => at % folds === fold)) {
      const logits = new Float64Array(weights.outputs);
      linearLogits(weights, examples[i]!, logits);
      held[i] = { logits, label: examples[i]!.label };
    }
  }
  return held;
}

/** Figures of a packed head on labelled rows, as the product would judge them in that language. */
export function evaluateHead(
  context: TrainContext,
  container: Container,
  rows: readonly Row[],
  language: Language,
  set: string,
  measures: Exclude<EvaluationRow['measure'], 'precision' | 'recall'>[] = [
    'macro recall',
    'macro F1',
    'expected calibration error',
  ],
): EvaluationRow[] {
  const bytes = encodeContainer(container);
  const file = { path: 'trained', container: decodeContainer(bytes, 'trained'), checksum: 0 };
  const head = new Head(file, context.words);
  const judged: Judged[] = [];
  for (const { label, text } of rows) {
    const wanted = head.classes.indexOf(label);
    if (wanted < 0) continue;
    const said = head.judge(context.read(text, language).features);
    judged.push({ wanted, said, sure: head.chances[said]! });
  }
  const figures = figuresOf(judged, head.classes.length);
  const value = {
    accuracy: figures.accuracy,
    'macro recall': figures.macroRecall,
    'macro F1': figures.macroF1,
    'expected calibration error': figures.calibrationError,
  };
  return measures.map((measure) => ({
    judgement: head.judgement as EvaluationRow['judgement'],
    language,
    n: figures.n,
    measure,
    value: Math.round(value[measure] * 1e4) / 1e4,
    set,
  }));
}
