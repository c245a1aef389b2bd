/**
 * A linear model and a convolution side by side, taught on the same posts and added up: the linear one knows the words it
 * has seen, the convolution their neighbours and short phrases. Calibrated on rows that neither has seen.
 */
import type { Calibration } from '../../listening/scoring/learned/calibration.js';
import type { Container } from '../../listening/scoring/learned/container.js';
import { outputsOf } from '../../listening/scoring/learned/linear.js';
import type { Language } from '../../listening/scoring/score.js';
import { fitCalibration, type Held } from './calibrate.js';
import { LONGEST, type ConvNetwork, type ConvRow } from './conv-network.js';
import { CONV_DEFAULTS, trainConv, type ConvSettings } from './conv-trainer.js';
import { exampleOf, type Example } from './examples.js';
import { foldLent, withLent, type Lender } from './lent.js';
import {
  LINEAR_DEFAULTS,
  linearLogits,
  trainLinear,
  type LinearSettings,
  type LinearWeights,
} from './linear-trainer.js';
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
  /** Models of other judgements whose word the linear part may use; folded into its table. */
  lenders?: Lender[];
  conv?: Partial<ConvSettings>;
  /** How much the convolution's logits count beside the linear model's. */
  share: number;
  /** A stretch of the rows that is of other years than the rest: a quarter of the rows that settle how sure to be. */
  apart?: { from: number; to: number };
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
  const lenders = task.lenders ?? [];
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
      const [example] = withLent([exampleOf(post, at, weight)], lenders);
      return [{ example: example!, row: { words, dense, label: at, weight, head } }];
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

  const isOutside = heldOut(own.length, task.apart);
  const inside = own.filter((_, i) => !isOutside[i]);
  const outside = own.filter((_, i) => isOutside[i]);
  const convOf = (posts: readonly Prepared[]): ConvNetwork =>
    trainConv([...posts.map(({ row }) => row), ...beside], vocabulary.vectors, conv);
  const linearOf = (posts: readonly Prepared[], seeds: number): LinearWeights =>
    trainLinear(
      posts.map(({ example }) => example),
      { ...linear, seeds },
    );

  // One seed, to save time.
  const stack = { weights: linearOf(inside, 1), network: convOf(inside), share: task.share };
  const held = outside.map((post): Held => ({
    logits: stackLogits(stack, post),
    label: post.example.label,
  }));
  const calibration = calibrated(held, classes.length, outputs);
  context.report(
    `${task.file}: calibrated on ${held.length} rows held out, slope ${calibration.slope.toFixed(3)}`,
  );

  const weights = foldLent(linearOf(own, linear.seeds), lenders);
  const network = convOf(own);
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

/** The logits of both models, added up. */
function stackLogits(
  { weights, network, share }: { weights: LinearWeights; network: ConvNetwork; share: number },
  { example, row }: Prepared,
): Float64Array {
  const logits = new Float64Array(weights.outputs);
  const z = new Float64Array(weights.classes.length);
  linearLogits(weights, example, logits);
  network.forward(row, z, null, null);
  if (logits.length === 1) logits[0]! += share * (z[1]! - z[0]!);
  else for (let c = 0; c < logits.length; c++) logits[c]! += share * z[c]!;
  return logits;
}

/** Which rows settle the sureness: a fifth by chance, or the stretch apart and three times as many others. */
function heldOut(count: number, apart: StackedTask['apart']): boolean[] {
  const from = apart?.from ?? 0;
  const to = Math.min(count, apart?.to ?? 0);
  const stretch = Math.max(0, to - from);
  const others = shuffle(
    Array.from({ length: count }, (_, i) => i).filter((i) => i < from || i >= to),
    random(99),
  ).slice(0, stretch > 0 ? 3 * stretch : Math.floor(count / 5));
  const outside = new Array<boolean>(count).fill(false).fill(true, from, to);
  for (const i of others) outside[i] = true;
  return outside;
}

function vocabularyOf(context: TrainContext, task: StackedTask): Vocabulary {
  const counts = new WordCounts();
  for (const rows of [task.rows, ...task.beside.map((set) => set.rows), task.wordsFrom]) {
    for (const { text } of rows) counts.add(context.read(text, task.languages[0]!).features);
  }
  return buildVocabulary(counts, context.vectors(counts, task.words), task.words);
}
