/** Figures on rows held out fold by fold, as the product would judge them: same decision, same probabilities. Pure. */
import { decide, probabilities, type Calibration } from '../../listening/scoring/learned/calibration.js';
import type { Held } from './calibrate.js';
import { figuresOf, type Judged } from './metrics.js';
import type { EvaluationRow } from './task.js';

/** How each row is named, by raw logits and a decision alone. */
export function judgedOf(held: readonly Held[], decision: number[]): Judged[] {
  const calibration: Calibration = { slope: 1, bias: decision, decision };
  return held.map(({ logits, label }) => ({ wanted: label, said: decide(logits, calibration), sure: 0 }));
}

/** Rows of the model card from out-of-fold logits. `of` names what the figures are about. */
export function heldFigures(
  held: readonly Held[],
  classes: number,
  calibration: Calibration,
  of: Pick<EvaluationRow, 'judgement' | 'language' | 'set'>,
): EvaluationRow[] {
  if (held.length === 0) return [];
  const p = new Float64Array(classes);
  const judged = held.map(({ logits, label }): Judged => {
    probabilities(logits, calibration, p);
    // Judgements of two classes are thresholds on a probability; of three, a class is named.
    const said = classes === 2 ? (p[1]! >= 0.5 ? 1 : 0) : decide(logits, calibration);
    return { wanted: label, said, sure: p[said]! };
  });
  const { n, macroRecall, macroF1, calibrationError } = figuresOf(judged, classes);
  const round = (value: number): number => Math.round(value * 1e4) / 1e4;
  return [
    { ...of, n, measure: 'macro recall', value: round(macroRecall) },
    { ...of, n, measure: 'macro F1', value: round(macroF1) },
    { ...of, n, measure: 'expected calibration error', value: round(calibrationError) },
  ];
}
