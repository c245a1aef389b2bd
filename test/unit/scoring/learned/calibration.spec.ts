import { decide, probabilities } from '../../../../src/listening/scoring/learned/calibration.js';
import { fitCalibration, type Held } from '../../../../src/lab/train/calibrate.js';
import { figuresOf } from '../../../../src/lab/train/metrics.js';
import { random } from '../../../../src/lab/train/random.js';

/** Rows whose true chance is known, and logits three times too sure of it. */
function overconfident(classes: number): Held[] {
  const rng = random(4);
  return Array.from({ length: 3000 }, () => {
    const truth = Array.from({ length: classes }, () => 2 * rng() - 1);
    const total = truth.reduce((sum, z) => sum + Math.exp(z), 0);
    let left = rng();
    const label = truth.findIndex((z) => (left -= Math.exp(z) / total) <= 0);
    const logits = classes === 2 ? [3 * (truth[1]! - truth[0]!)] : truth.map((z) => 3 * z);
    return { logits: Float64Array.from(logits), label: Math.max(0, label) };
  });
}

describe('calibration', () => {
  it.each([2, 3])('brings the sureness of %i classes down to how often it is right', (classes) => {
    const held = overconfident(classes);
    const decision = new Array<number>(classes === 2 ? 1 : classes).fill(0);
    const fitted = fitCalibration(held, classes, decision);
    const plain = { slope: 1, bias: decision, decision };
    const error = (calibration: typeof fitted): number => {
      const p = new Float64Array(classes);
      const judged = held.map(({ logits, label }) => {
        probabilities(logits, calibration, p);
        const said = decide(logits, calibration);
        return { wanted: label, said, sure: p[said]! };
      });
      return figuresOf(judged, classes).calibrationError;
    };
    expect(error(plain)).toBeGreaterThan(0.08);
    expect(error(fitted)).toBeLessThan(0.03);
    expect(fitted.slope).toBeGreaterThan(0.25);
    expect(fitted.slope).toBeLessThan(0.45);
  });

  it('leaves the class that is named to the decision, not to the probabilities', () => {
    const calibration = { slope: 1, bias: [5, 0, 0], decision: [0, 0, 0] };
    expect(decide(Float64Array.from([0, 0.1, 0]), calibration)).toBe(1);
  });
});
