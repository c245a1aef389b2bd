import { encodeContainer } from '../../../../src/listening/scoring/learned/container.js';
import { Head } from '../../../../src/listening/scoring/learned/head.js';
import { LinearModel } from '../../../../src/listening/scoring/learned/linear.js';
import { speakers } from '../../../../src/listening/scoring/learned/judges.js';
import {
  LINEAR_DEFAULTS,
  linearLogits,
  trainLinear,
  type LinearSettings,
} from '../../../../src/lab/train/linear-trainer.js';
import { packLinear } from '../../../../src/lab/train/pack.js';
import { CLASSES, POSTS, tiny } from './tiny.js';

const settings: LinearSettings = { ...LINEAR_DEFAULTS, classes: CLASSES, bits: 12, epochs: 8, seeds: 2 };
const calibration = { slope: 1, bias: [0, 0, 0], decision: [0, 0, 0] };
const about = { judgement: 'sentiment', languages: ['en'] };

describe('a trained linear model', () => {
  it('has the same bytes when it is trained twice', () => {
    const bytes = (): Uint8Array =>
      encodeContainer(packLinear(trainLinear(tiny().examples, settings), calibration, about));
    expect(bytes()).toEqual(bytes());
  });

  it('learns what it was shown', () => {
    const { words, read, examples } = tiny();
    const container = packLinear(trainLinear(examples, settings), calibration, about);
    const head = new Head({ path: 'x', container, checksum: 1 }, words);
    const said = POSTS.map(([, text]) => CLASSES[head.judge(read(text, 'en').features)]);
    expect(said).toEqual(POSTS.map(([label]) => label));
  });

  it('says as eight-bit numbers what it said as floats', () => {
    const { words, read, examples } = tiny();
    const weights = trainLinear(examples, settings);
    const model = new LinearModel(packLinear(weights, calibration, about), words, 'x');
    const [floats, packed] = [new Float64Array(3), new Float64Array(3)];
    POSTS.forEach(([, text], i) => {
      linearLogits(weights, examples[i]!, floats);
      model.logits(read(text, 'en').features, packed);
      for (let c = 0; c < 3; c++) expect(packed[c]).toBeCloseTo(floats[c]!, 1);
    });
  });

  it('is explained by parts that add up to what it said', () => {
    const { words, read, examples } = tiny();
    const model = new LinearModel(
      packLinear(trainLinear(examples, settings), calibration, about),
      words,
      'x',
    );
    const logits = new Float64Array(3);
    for (const text of ['never buying that kettle again!!', "I don't love it :(", '']) {
      const { features } = read(text, 'en');
      model.logits(features, logits);
      for (let c = 0; c < 3; c++) {
        const sum = model.explain(features, c).reduce((total, part) => total + part.weight, 0);
        expect(sum).toBeCloseTo(logits[c]!, 6);
      }
    }
  });

  it('weighs words as its full explanation does', () => {
    const { words, read, examples } = tiny();
    const model = new LinearModel(
      packLinear(trainLinear(examples, settings), calibration, about),
      words,
      'x',
    );
    const { features } = read("I don't love that kettle, never again!!", 'en');
    for (let c = 0; c < 3; c++) {
      const by = [0, 1, 2].map((other) => (other === c ? 1 : 0));
      const weights = new Float64Array(features.count);
      model.weighWords(features, by, weights);
      const parts = model.explain(features, c).filter((part) => part.from >= 0);
      const wanted = parts.reduce((total, part) => total + part.weight, 0);
      expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(wanted, 6);
    }
  });

  it('names the words that spoke for its answer', () => {
    const { words, read, examples } = tiny();
    const container = packLinear(trainLinear(examples, settings), calibration, about);
    const head = new Head({ path: 'x', container, checksum: 1 }, words);
    const text = 'well the parcel never arrived today';
    const { features, tokens } = read(text, 'en');
    const spoken = speakers(head, features, 0).map(({ from, to }) =>
      text.slice(tokens[from]!.start, tokens[to - 1]!.end),
    );
    expect(spoken).toContain('never');
    expect(spoken.length).toBeLessThanOrEqual(4);
  });

  it('of two classes gives the odds of the second', () => {
    const { words, read } = tiny();
    const classes = ['other', 'complaint'];
    const { examples } = tiny();
    const two = examples.map((example) => ({ ...example, label: example.label === 0 ? 1 : 0 }));
    const weights = trainLinear(two, { ...settings, classes });
    const container = packLinear(weights, { slope: 1, bias: [0], decision: [0] }, about);
    const head = new Head({ path: 'x', container, checksum: 1 }, words);
    expect(head.judge(read(POSTS[0]![1], 'en').features)).toBe(1);
    expect(head.chances[0]! + head.chances[1]!).toBeCloseTo(1, 9);
    expect(head.chances[1]).toBeGreaterThan(0.5);
  });

  it('is refused by name when it was made for other inputs', () => {
    const { words, examples } = tiny();
    const container = packLinear(trainLinear(examples, settings), calibration, about);
    const short = { ...container, arrays: { ...container.arrays, dense: new Float32Array(3) } };
    expect(() => new LinearModel(short, words, 'models/old.bin')).toThrow(/models\/old\.bin/);
  });
});
