/**
 * Adapts word vectors to how people write in posts: skip-gram with negative samples over texts without labels, starting
 * from vectors made of books and news, so that 'lmao' and 'gr8' find their neighbours. Deterministic for a seed.
 */
import { random } from './random.js';

export interface SkipGramSettings {
  dimensions: number;
  epochs: number;
  rate: number;
  /** Words on each side, at most. */
  window: number;
  negatives: number;
  seed: number;
}

export const SKIP_GRAM_DEFAULTS: SkipGramSettings = {
  dimensions: 100,
  epochs: 3,
  rate: 0.025,
  window: 4,
  negatives: 4,
  seed: 5,
};

/** Words that stand more often than this share of all are seen less often. */
const FREQUENT = 2e-4;
const TABLE = 1 << 18;

/** Changes `vectors` in place; texts are rows of word numbers, 0 and 1 (padding, unknown) are passed over. */
export function adaptVectors(
  vectors: Float32Array,
  texts: readonly Int32Array[],
  settings: SkipGramSettings = SKIP_GRAM_DEFAULTS,
): void {
  const { dimensions: size, epochs, window, negatives } = settings;
  const count = vectors.length / size;
  const counts = new Float64Array(count);
  let total = 0;
  for (const text of texts) {
    for (const word of text) {
      counts[word]!++;
      total++;
    }
  }
  const context = new Float32Array(vectors.length);
  const table = samplingTable(counts);
  const rng = random(settings.seed);
  const slope = new Float32Array(size);
  const kept = new Int32Array(512);
  let seen = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const text of texts) {
      const rate = settings.rate * Math.max(0.05, 1 - seen / (epochs * total));
      seen += text.length;
      let n = 0;
      for (let i = 0; i < text.length && n < 512; i++) {
        const word = text[i]!;
        const share = counts[word]! / total;
        if (word > 1 && (share < FREQUENT || rng() < Math.sqrt(FREQUENT / share))) kept[n++] = word;
      }
      for (let i = 0; i < n; i++) {
        const reach = 1 + Math.floor(rng() * window);
        const at = kept[i]! * size;
        for (let j = Math.max(0, i - reach); j <= i + reach && j < n; j++) {
          if (j === i) continue;
          slope.fill(0);
          for (let sample = 0; sample <= negatives; sample++) {
            const other = sample === 0 ? kept[j]! : table[Math.floor(rng() * TABLE)]!;
            if (sample > 0 && other === kept[j]!) continue;
            const to = other * size;
            let dot = 0;
            for (let d = 0; d < size; d++) dot += vectors[at + d]! * context[to + d]!;
            const step = ((sample === 0 ? 1 : 0) - 1 / (1 + Math.exp(-dot))) * rate;
            for (let d = 0; d < size; d++) {
              const old = context[to + d]!;
              slope[d]! += step * old;
              context[to + d] = old + step * vectors[at + d]!;
            }
          }
          for (let d = 0; d < size; d++) vectors[at + d]! += slope[d]!;
        }
      }
    }
  }
}

function samplingTable(counts: Float64Array): Int32Array {
  const table = new Int32Array(TABLE);
  const powers = counts.map((count, word) => (word > 1 ? count ** 0.75 : 0));
  const all = powers.reduce((a, b) => a + b, 0);
  let word = 2;
  let reached = (powers[2] ?? 0) / all;
  for (let i = 0; i < TABLE; i++) {
    table[i] = word;
    while (i / TABLE > reached && word < counts.length - 1) reached += powers[++word]! / all;
  }
  return table;
}
