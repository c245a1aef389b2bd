/**
 * Trains the small table that tells English, Hinglish, Tanglish and other Latin-script languages apart. Reads labelled
 * sets from a folder that is never committed; same data, same bytes. Plain multinomial logistic regression.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { wordFeatures } from '../../listening/scoring/language.js';
import type { LanguageModelData } from '../../listening/scoring/lexicons.schema.js';
import { tokenise } from '../../listening/scoring/text/tokenise.js';
import { random, shuffle, type Random } from './random.js';

const CLASSES = ['en', 'hi-Latn', 'ta-Latn', 'other'] as const;
const BITS = 15;
const EPOCHS = 4;
const SETS: readonly (readonly [set: string, file: string, label: number, most: number])[] = [
  ['tweeteval_sentiment', 'train.tsv', 0, 9000],
  ['tweeteval_offensive', 'train.tsv', 0, 4000],
  ['complaints_tweets', 'train.tsv', 0, 3000],
  ['banking77', 'train.tsv', 0, 2500],
  ['sms_spam', 'train.tsv', 0, 3000],
  ['youtube_spam', 'train.tsv', 0, 1500],
  ['sst2', 'train.tsv', 0, 2500],
  ['politeness_se', 'train.tsv', 0, 1500],
  ['davidson_hate', 'train.tsv', 0, 4000],
  ['uci_sentences', 'yelp.tsv', 0, 1000],
  ['sentimix_hinglish', 'train.tsv', 1, 15000],
  ['roman_urdu_offensive', 'train.tsv', 1, 7200],
  ['dravidian_tamil3', 'train.tsv', 2, 20000],
  ['tamil_offensive_hasoc', 'train.tsv', 2, 5200],
];
/** Languages whose word lists stand in for "other": there is no labelled set of posts. */
const OTHERS = [
  'es',
  'fr',
  'de',
  'it',
  'pt',
  'nl',
  'id',
  'tr',
  'pl',
  'sv',
  'ro',
  'vi',
  'tl',
  'ms',
  'sw',
  'fi',
  'cs',
];

interface Row {
  label: number;
  words: string[];
}

/** Writes the model file and returns it. Throws when a set is missing. */
export function trainLanguage(
  dataDir: string,
  outFile: string,
  report: (line: string) => void,
): LanguageModelData {
  const rng = random(20_240_601);
  let rows = SETS.flatMap(([set, file, label, most]) =>
    shuffle(readWords(join(dataDir, set, file)), rng)
      .slice(0, most)
      .map((words) => ({ label, words })),
  );
  rows.push(...inventOthers(rng, 9000));
  rows.push(
    ...rows
      .filter((_, i) => i % 2 === 0)
      .map((row) => ({ label: row.label, words: snippet(row.words, rng) })),
  );
  report(`${rows.length} rows`);
  let model = fit(rows, random(7));
  // Code-mixed sets hold plain English rows: once a first model is sure of it, they are not taught as Hinglish.
  const before = rows.length;
  rows = rows.filter((row) => {
    if (row.label === 0 || row.label === 3) return true;
    const p = probabilities(model, row.words);
    return p[0]! < 0.7;
  });
  report(`${before - rows.length} rows left out: English in a code-mixed set`);
  model = fit(rows, random(11));
  const packed = pack(model);
  writeFileSync(outFile, JSON.stringify(packed) + '\n');
  return packed;
}

interface Model {
  weights: Float32Array;
  bias: Float64Array;
}

function fit(rows: Row[], rng: Random): Model {
  const k = CLASSES.length;
  const weights = new Float32Array(k << BITS);
  const squares = new Float32Array(k << BITS);
  const bias = new Float64Array(k);
  const memo = new Map<string, number[]>();
  const features = (word: string): number[] => {
    let found = memo.get(word);
    if (!found) memo.set(word, (found = wordFeatures(word, BITS)));
    return found;
  };
  const order = rows.map((_, i) => i);
  const share = CLASSES.map(
    (_, c) => rows.length / k / Math.max(1, rows.filter((row) => row.label === c).length),
  );
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, rng);
    for (const index of order) {
      const row = rows[index]!;
      const buckets = row.words.flatMap(features);
      const p = softmax(buckets, weights, bias);
      for (let c = 0; c < k; c++) {
        const error = (p[c]! - (c === row.label ? 1 : 0)) * share[row.label]!;
        if (Math.abs(error) < 1e-4) continue;
        bias[c]! -= 0.01 * error;
        for (const bucket of buckets) {
          const at = bucket * k + c;
          const gradient = error + 2e-4 * weights[at]!;
          squares[at]! += gradient * gradient;
          weights[at]! -= (0.06 * gradient) / (Math.sqrt(squares[at]!) + 1e-6);
        }
      }
    }
  }
  return { weights, bias };
}

function softmax(buckets: number[], weights: Float32Array, bias: Float64Array): Float64Array {
  const k = CLASSES.length;
  const sums = Float64Array.from(bias);
  for (const bucket of buckets) for (let c = 0; c < k; c++) sums[c]! += weights[bucket * k + c]!;
  const top = Math.max(...sums);
  let total = 0;
  for (let c = 0; c < k; c++) total += sums[c] = Math.exp(sums[c]! - top);
  return sums.map((value) => value / total);
}

function probabilities(model: Model, words: string[]): Float64Array {
  return softmax(
    words.flatMap((word) => wordFeatures(word, BITS)),
    model.weights,
    model.bias,
  );
}

function pack(model: Model): LanguageModelData {
  // Outliers are clipped: one scale for all, and the middle matters more than the ends.
  const sorted = Float32Array.from(model.weights, Math.abs).sort();
  const scale = sorted[Math.floor(sorted.length * 0.9995)]! / 127;
  const bytes = Int8Array.from(model.weights, (w) => Math.max(-127, Math.min(127, Math.round(w / scale))));
  return {
    version: 'language-1',
    classes: [...CLASSES],
    bits: BITS,
    scale: Number(scale.toPrecision(6)),
    bias: [...model.bias].map((b) => Number(b.toPrecision(6))),
    weights: Buffer.from(bytes.buffer).toString('base64'),
    trainedOn: [...new Set(SETS.map(([set]) => set)), 'stopwords-iso and natural word lists (other)'],
  };
}

function readWords(path: string): string[][] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => latinWords(line.slice(line.indexOf('\t') + 1)))
    .filter((words) => words.length > 0);
}

/** Only rows written (nearly) all in Latin letters; the script decides the rest without a model. */
function latinWords(text: string): string[] {
  const words = tokenise(text).tokens.filter((token) => token.kind === 'word');
  const latin = words.filter((token) => token.script === 'latin');
  return latin.length * 10 >= words.length * 9 ? latin.map((token) => token.norm) : [];
}

function snippet(words: string[], rng: Random): string[] {
  const size = 2 + Math.floor(rng() * 4);
  const from = Math.floor(rng() * Math.max(1, words.length - size));
  return words.slice(from, from + size);
}

function inventOthers(rng: Random, many: number): Row[] {
  const require = createRequire(join(process.cwd(), 'package.json'));
  const stop = require('stopwords-iso') as Record<string, string[]>;
  const lists: Record<string, string[]> = {
    es: Object.keys(require('natural/lib/natural/sentiment/Spanish/senticon_es.json') as object),
    fr: Object.keys(require('natural/lib/natural/sentiment/French/pattern-sentiment-fr.json') as object),
    de: Object.keys(require('natural/lib/natural/sentiment/German/pattern-sentiment-de.json') as object),
    it: Object.keys(require('natural/lib/natural/sentiment/Italian/pattern-sentiment-it.json') as object),
    nl: Object.keys(require('natural/lib/natural/sentiment/Dutch/pattern-sentiment-nl.json') as object),
    pt: Object.keys(
      require('natural/lib/natural/sentiment/Portuguese/afinnShortSortedPortuguese.json') as object,
    ),
  };
  const english = new Set(stop.en);
  const rows: Row[] = [];
  for (let i = 0; i < many; i++) {
    const language = OTHERS[i % OTHERS.length]!;
    const common = stop[language]!.filter((word) => !english.has(word));
    const rare = lists[language] ?? common;
    const words: string[] = [];
    for (let n = 3 + Math.floor(rng() * 12); n > 0; n--) {
      const list = rng() < 0.65 ? common : rare;
      words.push(...latinWords(list[Math.floor(rng() * list.length)]!.replaceAll('_', ' ')));
    }
    if (words.length > 0) rows.push({ label: 3, words });
  }
  return rows;
}
