import { ConvModel } from '../../../../src/listening/scoring/learned/conv.js';
import { kernelMemory } from '../../../../src/listening/scoring/learned/wasm.js';
import { convKernel } from '../../../../src/lab/train/conv-kernel.js';
import { LONGEST, type ConvRow } from '../../../../src/lab/train/conv-network.js';
import { CONV_DEFAULTS, trainConv } from '../../../../src/lab/train/conv-trainer.js';
import { packConv } from '../../../../src/lab/train/pack-conv.js';
import { buildVocabulary, rowsOf, WordCounts } from '../../../../src/lab/train/vocabulary.js';
import { CLASSES, POSTS, tiny } from './tiny.js';

function trained() {
  const { words, read } = tiny();
  const counts = new WordCounts();
  for (let i = 0; i < 2; i++) for (const [, text] of POSTS) counts.add(read(text, 'en').features);
  const vocabulary = buildVocabulary(counts, new Map(), 500);
  const rows: ConvRow[] = POSTS.map(([label, text]) => {
    const post = read(text, 'en').features;
    return {
      words: rowsOf(post, vocabulary, LONGEST),
      dense: post.dense.slice(),
      label: CLASSES.indexOf(label),
      weight: 1,
      head: 0,
    };
  });
  const heads = [{ classes: 3, weight: 1, balance: 1 }];
  const network = trainConv(rows, vocabulary.vectors, {
    ...CONV_DEFAULTS,
    heads,
    seed: 3,
    epochs: 20,
    batch: 4,
  });
  return { words, read, network, vocabulary, rows };
}

describe('the convolution', () => {
  it('has the same weights when it is trained twice', () => {
    const [one, two] = [trained().network, trained().network];
    expect(one.filters).toEqual(two.filters);
    expect(one.vectors).toEqual(two.vectors);
    expect(one.heads).toEqual(two.heads);
  });

  it('runs as look-ups what was trained as a network', () => {
    const { words, read, network, vocabulary, rows } = trained();
    const { header, arrays } = packConv(network, vocabulary.hashes, 0, 3);
    const model = new ConvModel(header, arrays, 3, words, 'x');
    const wanted = new Float64Array(3);
    POSTS.forEach(([, text], i) => {
      const said = new Float64Array(3);
      network.forward(rows[i]!, wanted, null, null);
      model.addLogits(read(text, 'en').features, 1, said);
      for (let c = 0; c < 3; c++) expect(Math.abs(said[c]! - wanted[c]!)).toBeLessThan(0.1);
    });
  });

  it('takes a post of one word, of none, and of hundreds', () => {
    const { words, read, network, vocabulary } = trained();
    const { header, arrays } = packConv(network, vocabulary.hashes, 0, 3);
    const model = new ConvModel(header, arrays, 3, words, 'x');
    for (const text of ['', 'great', 'great kettle', 'word '.repeat(900)]) {
      const said = new Float64Array(3);
      model.addLogits(read(text, 'en').features, 1, said);
      expect([...said].every(Number.isFinite)).toBe(true);
    }
  });

  it('computes in its kernel what plain loops compute', () => {
    const [filters, length, windows, step] = [8, 6, 3, 2];
    const memory = kernelMemory(65536);
    const w = new Float32Array(memory.buffer, 0, filters * length).map((_, i) => Math.sin(i));
    new Float32Array(memory.buffer, 0, filters * length).set(w);
    const x = new Float32Array(memory.buffer, 1024, 16);
    for (let i = 0; i < x.length; i++) x[i] = Math.cos(i);
    const out = new Float32Array(memory.buffer, 2048, filters * windows);
    convKernel(memory, filters)(1024, 0, 2048, windows, length, step * 4);
    for (let t = 0; t < windows; t++) {
      for (let f = 0; f < filters; f++) {
        let sum = 0;
        for (let d = 0; d < length; d++) sum += x[t * step + d]! * w[d * filters + f]!;
        expect(out[t * filters + f]).toBeCloseTo(sum, 4);
      }
    }
  });
});
