/** Packs trained weights into a model file: int8 with one scale an output, outliers clipped. Deterministic. */
import type { Calibration } from '../../listening/scoring/learned/calibration.js';
import type { Container } from '../../listening/scoring/learned/container.js';
import type { LinearWeights } from './linear-trainer.js';

export function packLinear(
  weights: LinearWeights,
  calibration: Calibration,
  about: Record<string, unknown> = {},
): Container {
  const { outputs, table } = weights;
  const scales: number[] = [];
  const packed = new Int8Array(table.length);
  for (let c = 0; c < outputs; c++) {
    const column = table.filter((_, i) => i % outputs === c);
    const sizes = column
      .map(Math.abs)
      .filter((size) => size > 0)
      .sort();
    // The few largest are clipped: one step must stay small beside the many.
    const top = sizes.length === 0 ? 1 : sizes[Math.floor((sizes.length - 1) * 0.9998)]!;
    const scale = Number((top / 127).toPrecision(7));
    scales.push(scale);
    for (let i = 0; i < column.length; i++) {
      packed[i * outputs + c] = Math.max(-127, Math.min(127, Math.round(column[i]! / scale)));
    }
  }
  return {
    kind: 'head',
    header: {
      classes: weights.classes,
      bits: weights.bits,
      scales,
      bias: [...weights.bias],
      calibration,
      ...about,
    },
    arrays: { table: packed, dense: weights.dense },
  };
}
