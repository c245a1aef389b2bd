/**
 * A linear model and a convolution side by side, taught on the same posts and added up: the linear one knows the words it
 * has seen, the convolution their neighbours and short phrases. Calibrated on rows that neither has seen.
 */
import type { Calibration } from '../../listening/scoring/learned/calibration.js';
import type { Container } from '../../listening/scoring/learned/container.js';
import { outputsOf } from '../../listening/scoring/learned/linear.js';
import type { Language } from '../../listening/scoring/score.js';
import { fitCalibration, type Held } from './calibrate.js';
import { LONGEST, type ConvRow } from './conv-network.js';
import { CONV_DEFAULTS, trainConv, type ConvSettings } from './conv-trainer.js';
import { exampleOf, type Example } from './examples.js';
import { LINEAR_DEFAULTS, linearLogits, trainLinear, type LinearSettings } from './linear-trainer.js';
import { packConv } from './pack-conv.js';
import { packLinear } from './pack.js';
import { random, shuffle } from './random.js';
import type { Row } from './rows.js';
import type { EvaluationRow, TrainContext } from './task.js';
import { buildVocabulary, rowsOf, WordCounts, type Vocabulary } from './vocabulary.js';

export interface StackedTask {
  file: string;
  judgement: EvaluationRow['judgement'];
  languages: Language[];
  classes: string[];
  rows: Row[];
  /** Rows with labels of another kind that share the convolution: they teach it words, and judge nothing. */
  beside: { classes: string[]; rows: Row[]; weight: number }[];
  /** Texts that only say which words there are. */
  wordsFrom: Row[];
  words: number;
  linear: Partial<LinearSettings>;
  conv?: Partial<ConvSettings>;
  /** How much the convolution's logits count beside the linear model's. */
  share: number;
  trainedOn: string[];
}

interface Prepared {
  example: Example;
  row: ConvRow;
}

export function trainStacked(context: TrainContext, task: StackedTask): Container {
  const { classes } = task;
  const language = task.languages[0]!;
  const outputs = outputsOf(classes);
  const vocabulary = vocabularyOf(context, task);
  const prepare = (
    rows: readonly Row[],
    names: readonly string[],
    head: number,
    weight: number,
  ): Prepared[] =>
    rows.flatMap(({ label, text }) => {
      const at = names.indexOf(label);
      if (at < 0) return [];
      const post = context.read(text, language).features;
      const words = rowsOf(post, vocabulary, LONGEST);
      const dense = post.dense.slice();
      return [{ example: exampleOf(post, at, weight), row: { words, dense, label: at, weight, head } }];
    });
  const own = [
    ...prepare(task.rows, classes, 0, 1),
    // A person looked at these: each counts as several.
    ...prepare(context.corrections(task.judgement, task.languages), classes, 0, 4),
  ];
  const beside = task.beside.flatMap((set, i) =>
    prepare(set.rows, set.classes, i + 1, 1).map((prepared) => prepared.row),
  );
  context.report(`${task.file}: ${own.length} rows, ${beside.length} beside, ${vocabulary.rows.size} words`);
  const linear: LinearSettings = { ...LINEAR_DEFAULTS, ...task.linear, classes };
  const conv: ConvSettings = {
    ...CONV_DEFAULTS,
    heads: [
      { classes: classes.length, weight: 1, balance: linear.balance },
      ...task.beside.map((set) => ({
        classes: set.classes.length,
        weight: set.weight,
        balance: linear.balance,
      })),
    ],
    seed: 1,
    ...task.conv,
  };

  const order = shuffle(
    own.map((_, i) => i),
    random(99),
  );
  const cut = Math.floor(own.length / 5);
  const inside = order.slice(cut).map((i) => own[i]!);
  const outside = order.slice(0, cut).map((i) => own[i]!);
  const held = stackedLogits(inside, outside, beside, vocabulary, linear, conv, task.share);
  const calibration = calibrated(held, classes.length, outputs);
  context.report(
    `${task.file}: calibrated on ${held.length} rows held out, slope ${calibration.slope.toFixed(3)}`,
  );

  const weights = trainLinear(
    own.map(({ example }) => example),
    linear,
  );
  const network = trainConv([...own.map(({ row }) => row), ...beside], vocabulary.vectors, conv);
  const packed = packConv(network, vocabulary.hashes, 0, outputs);
  const container = packLinear(weights, calibration, {
    judgement: task.judgement,
    languages: task.languages,
    trainedOn: task.trainedOn,
    conv: { ...packed.header, share: task.share },
  });
  const whole: Container = { ...container, arrays: { ...container.arrays, ...packed.arrays } };
  context.save(task.file, whole);
  return whole;
}

/**
 * Of two classes the rare one is wanted: its rows count half-way to as much as the other's, and the half that people see
 * (0.5) is where the named class changes. Of more classes, probabilities are for the mixture as it is.
 */
function calibrated(held: readonly Held[], classes: number, outputs: number): Calibration {
  const none = new Array<number>(outputs).fill(0);
  if (classes > 2) return fitCalibration(held, classes, none);
  const found = held.filter(({ label }) => label === 1).length;
  const weight = Math.sqrt((held.length - found) / Math.max(1, found));
  const weighed = held.map((row) => ({ ...row, weight: row.label === 1 ? weight : 1 }));
  const fitted = fitCalibration(weighed, classes, none);
  return { ...fitted, decision: [fitted.bias[0]! / fitted.slope] };
}

/** Logits of the rows outside by models taught on the rows inside; one seed, to save time. */
function stackedLogits(
  inside: readonly Prepared[],
  outside: readonly Prepared[],
  beside: readonly ConvRow[],
  vocabulary: Vocabulary,
  linear: LinearSettings,
  conv: ConvSettings,
  share: number,
): Held[] {
  const weights = trainLinear(
    inside.map(({ example }) => example),
    { ...linear, seeds: 1 },
  );
  const network = trainConv([...inside.map(({ row }) => row), ...beside], vocabulary.vectors, conv);
  const z = new Float64Array(linear.classes.length);
  return outside.map(({ example, row }) => {
    const logits = new Float64Array(weights.outputs);
    linearLogits(weights, example, logits);
    network.forward(row, z, null, null);
    if (logits.length === 1) logits[0]! += share * (z[1]! - z[0]!);
    else for (let c = 0; c < logits.length; c++) logits[c]! += share * z[c]!;
    return { logits, label: example.label };
  });
}

function vocabularyOf(context: TrainContext, task: StackedTask): Vocabulary {
  const counts = new WordCounts();
  for (const rows of [task.rows, ...task.beside.map((set) => set.rows), task.wordsFrom]) {
    for (const { text } of rows) counts.add(context.read(text, task.languages[0]!).features);
  }
  return buildVocabulary(counts, context.vectors(counts, task.words), task.words);
}
