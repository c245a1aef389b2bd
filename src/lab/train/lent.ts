/**
 * What other labelled sets know, lent to a head: linear models of other judgements read the same post, and what they say
 * stands beside the word lists as further inputs. All of it is linear over the same table, so afterwards it is folded into
 * one: a post costs what it cost before.
 */
import { DENSE } from '../../listening/scoring/learned/dense.js';
import type { Language } from '../../listening/scoring/score.js';
import { exampleOf, type Example } from './examples.js';
import {
  linearLogits,
  LINEAR_DEFAULTS,
  trainLinear,
  type LinearSettings,
  type LinearWeights,
} from './linear-trainer.js';
import type { Row } from './rows.js';
import type { TrainContext } from './task.js';

export interface Lender {
  weights: LinearWeights;
  /** Brings the logits to the spread of the other inputs. */
  scale: number;
}

export interface LenderPlan {
  classes: string[];
  rows: Row[];
  /** Decides which word lists are read; where a set holds several, of each text. */
  language: Language | ((text: string) => Language);
  /** With the letter groups of how Tamil words sound; must be as in the borrowing head. */
  sound?: boolean;
  settings: Partial<LinearSettings>;
}

/** Root mean square of a lender's scaled logits, about that of the word lists' inputs. */
const SPREAD = 0.5;
/** Rows on which the spread is taken. */
const SAMPLE = 2000;

/** Trains the lenders that have rows; a set the user trains without lends nothing. */
export function trainLenders(context: TrainContext, plans: readonly LenderPlan[]): Lender[] {
  return plans.flatMap(({ classes, rows, language, sound, settings }) => {
    const examples = rows.flatMap(({ label, text }) => {
      const at = classes.indexOf(label);
      if (at < 0) return [];
      const { features } = context.read(text, typeof language === 'function' ? language(text) : language);
      return [exampleOf(features, at, 1, sound)];
    });
    if (examples.length === 0) return [];
    const weights = trainLinear(examples, { ...LINEAR_DEFAULTS, seeds: 2, ...settings, classes });
    return [{ weights, scale: SPREAD / spreadOf(weights, examples) }];
  });
}

/** The examples with what the lenders say of them at the end of `dense`. */
export function withLent(examples: readonly Example[], lenders: readonly Lender[]): Example[] {
  if (lenders.length === 0) return [...examples];
  return examples.map((example) => {
    const lent = lenders.flatMap(({ weights, scale }) => {
      const logits = new Float64Array(weights.outputs);
      linearLogits(weights, example, logits);
      return [...logits].map((logit) => logit * scale);
    });
    return { ...example, dense: Float32Array.from([...example.dense, ...lent]) };
  });
}

/** Weights taught on such examples, as weights for plain ones. All tables must have the same number of rows. */
export function foldLent(taught: LinearWeights, lenders: readonly Lender[]): LinearWeights {
  const { outputs } = taught;
  const table = taught.table.slice();
  const dense = taught.dense.slice(0, outputs * DENSE.length);
  const bias = taught.bias.slice();
  let input = DENSE.length;
  for (const { weights: lender, scale } of lenders) {
    if (lender.bits !== taught.bits)
      throw new Error('A lender must have as many rows as the head it lends to.');
    for (let l = 0; l < lender.outputs; l++, input++) {
      for (let c = 0; c < outputs; c++) {
        const share = taught.dense[input * outputs + c]! * scale;
        for (let row = 0; row < 1 << taught.bits; row++) {
          table[row * outputs + c]! += share * lender.table[row * lender.outputs + l]!;
        }
        for (let d = 0; d < DENSE.length; d++) {
          dense[d * outputs + c]! += share * lender.dense[d * lender.outputs + l]!;
        }
        bias[c]! += share * lender.bias[l]!;
      }
    }
  }
  return { ...taught, table, dense, bias };
}

function spreadOf(weights: LinearWeights, examples: readonly Example[]): number {
  const step = Math.max(1, Math.floor(examples.length / SAMPLE));
  const logits = new Float64Array(weights.outputs);
  let sum = 0;
  let n = 0;
  for (let i = 0; i < examples.length; i += step) {
    linearLogits(weights, examples[i]!, logits);
    for (const logit of logits) {
      sum += logit * logit;
      n++;
    }
  }
  return Math.sqrt(sum / n) || 1;
}
