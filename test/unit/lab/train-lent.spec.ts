import { DENSE } from '../../../src/listening/scoring/learned/dense.js';
import { exampleOf } from '../../../src/lab/train/examples.js';
import { foldLent, withLent, type Lender } from '../../../src/lab/train/lent.js';
import {
  LINEAR_DEFAULTS,
  linearLogits,
  trainLinear,
  type LinearSettings,
} from '../../../src/lab/train/linear-trainer.js';
import { CLASSES, POSTS, tiny } from '../scoring/learned/tiny.js';

const settings: LinearSettings = { ...LINEAR_DEFAULTS, classes: CLASSES, bits: 12, epochs: 6, seeds: 1 };

const plain = tiny();
const lent = lenders();

function lenders(): Lender[] {
  const asked = POSTS.map(([, text]) =>
    exampleOf(plain.read(text, 'en').features, text.includes('?') ? 1 : 0),
  );
  const two = trainLinear(asked, { ...settings, classes: ['told', 'asked'] });
  const three = trainLinear(plain.examples, { ...settings, epochs: 1 });
  return [
    { weights: two, scale: 0.5 },
    { weights: three, scale: 0.25 },
  ];
}

describe('what other models lend to a head', () => {
  it('is folded into the head so that it says the same of a post alone', () => {
    const examples = withLent(plain.examples, lent);
    const taught = trainLinear(examples, settings);
    const folded = foldLent(taught, lent);
    const [before, after] = [new Float64Array(3), new Float64Array(3)];
    examples.forEach((example, i) => {
      linearLogits(taught, example, before);
      linearLogits(folded, plain.examples[i]!, after);
      for (let c = 0; c < 3; c++) expect(after[c]).toBeCloseTo(before[c]!, 4);
    });
    expect(folded.dense).toHaveLength(3 * DENSE.length);
  });

  it('leaves a head that borrows nothing as it was', () => {
    const taught = trainLinear(plain.examples, settings);
    expect(foldLent(taught, [])).toEqual(taught);
    expect(withLent(plain.examples, [])).toEqual(plain.examples);
  });

  it('refuses a lender whose table has another size', () => {
    const taught = trainLinear(withLent(plain.examples, lent), { ...settings, bits: 11 });
    expect(() => foldLent(taught, lent)).toThrow(/as many rows/);
  });
});
