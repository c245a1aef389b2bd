/**
 * Trains the linear model: multinomial logistic regression over hashed features, each scaled by its
 * Naive-Bayes log-count ratio (folded into the weights afterwards). Several seeds are averaged into one table.
 * Same examples, settings and seed give the same bytes on every machine.
 */
import { outputsOf } from '../../listening/scoring/learned/linear.js';
import { runAdagrad } from './adagrad.js';
import { inputsOf, type Example } from './examples.js';

export interface LinearSettings {
  classes: readonly string[];
  /** 2^bits rows. */
  bits: number;
  epochs: number;
  rate: number;
  /** Factor on the rate of the dense inputs. */
  denseRate: number;
  l2: number;
  /** 0: plain features; 1: wholly scaled by Naive Bayes. */
  bayes: number;
  /** 0: classes count as often as they occur; 1: all classes count the same. */
  balance: number;
  seeds: number;
}

export interface LinearWeights {
  classes: readonly string[];
  bits: number;
  outputs: number;
  /** Row by row, `outputs` numbers a row. */
  table: Float32Array;
  /** One row an input: DENSE.length of them, and what was lent. */
  dense: Float32Array;
  bias: Float64Array;
}

export const LINEAR_DEFAULTS: Omit<LinearSettings, 'classes'> = {
  bits: 18,
  epochs: 3,
  rate: 0.1,
  denseRate: 1,
  l2: 1e-6,
  bayes: 0.5,
  balance: 0.5,
  seeds: 5,
};

export function trainLinear(examples: readonly Example[], settings: LinearSettings): LinearWeights {
  const outputs = outputsOf(settings.classes);
  const size = outputs << settings.bits;
  const sum: LinearWeights = {
    classes: settings.classes,
    bits: settings.bits,
    outputs,
    table: new Float32Array(size),
    dense: new Float32Array(outputs * inputsOf(examples)),
    bias: new Float64Array(outputs),
  };
  const strength = settings.bayes > 0 ? bayesStrength(examples, settings, outputs) : null;
  const shares = classShares(examples, settings);
  for (let seed = 0; seed < settings.seeds; seed++) {
    const one = runAdagrad(examples, {
      ...settings,
      outputs,
      classes: settings.classes.length,
      shares,
      strength,
      seed: 1000 + seed,
    });
    for (let i = 0; i < size; i++) sum.table[i]! += one.table[i]! / settings.seeds;
    for (let i = 0; i < one.dense.length; i++) sum.dense[i]! += one.dense[i]! / settings.seeds;
    for (let c = 0; c < outputs; c++) sum.bias[c]! += one.bias[c]! / settings.seeds;
  }
  return sum;
}

/** Logits of the unquantised weights; `out` has one number an output. */
export function linearLogits(weights: LinearWeights, example: Example, out: Float64Array): void {
  const { outputs, table, dense, bias } = weights;
  const shift = 32 - weights.bits;
  for (let c = 0; c < outputs; c++) out[c] = bias[c]!;
  for (let d = 0; d < example.dense.length; d++) {
    for (let c = 0; c < outputs; c++) out[c]! += example.dense[d]! * dense[d * outputs + c]!;
  }
  const ends = [example.groupsAt, example.cuesAt, example.hashes.length];
  let i = 0;
  for (const end of ends) {
    const norm = 1 / Math.sqrt(Math.max(1, end - i));
    for (; i < end; i++) {
      const at = (example.hashes[i]! >>> shift) * outputs;
      for (let c = 0; c < outputs; c++) out[c]! += table[at + c]! * norm;
    }
  }
}

/** How much each class counts; the mean over the rows is 1. */
function classShares(examples: readonly Example[], settings: LinearSettings): Float64Array {
  const counts = classCounts(examples, settings.classes.length);
  const total = counts.reduce((a, b) => a + b, 0);
  const shares = counts.map((count) => (total / Math.max(1, count)) ** settings.balance);
  let mean = 0;
  for (let c = 0; c < shares.length; c++) mean += (shares[c]! * counts[c]!) / total;
  return shares.map((share) => share / mean);
}

function classCounts(examples: readonly Example[], k: number): Float64Array {
  const counts = new Float64Array(k);
  for (const { label, weight, soft } of examples) {
    if (soft) for (let c = 0; c < k; c++) counts[c]! += weight * soft[c]!;
    else counts[label]! += weight;
  }
  return counts;
}

/** |log of how much more often a feature stands in a class than outside it|, mixed with 1. */
function bayesStrength(
  examples: readonly Example[],
  settings: LinearSettings,
  outputs: number,
): Float32Array {
  const k = settings.classes.length;
  const shift = 32 - settings.bits;
  const rows = 1 << settings.bits;
  const counts = new Float32Array(rows * k);
  for (const { hashes, label, weight, soft } of examples) {
    for (const hash of hashes) {
      const at = (hash >>> shift) * k;
      if (soft) for (let c = 0; c < k; c++) counts[at + c]! += weight * soft[c]!;
      else counts[at + label]! += weight;
    }
  }
  const totals = new Float64Array(k);
  for (let row = 0; row < rows; row++) for (let c = 0; c < k; c++) totals[c]! += counts[row * k + c]! + 1;
  const all = totals.reduce((a, b) => a + b, 0);
  const strength = new Float32Array(rows * outputs);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let c = 0; c < k; c++) sum += counts[row * k + c]! + 1;
    for (let o = 0; o < outputs; o++) {
      const c = outputs === 1 ? 1 : o;
      const inside = (counts[row * k + c]! + 1) / totals[c]!;
      const outside = (sum - counts[row * k + c]! - 1) / (all - totals[c]!);
      strength[row * outputs + o] =
        1 - settings.bayes + settings.bayes * Math.abs(Math.log(inside / outside));
    }
  }
  return strength;
}
