/**
 * The model of tone (src/desk/replies/checks/tone): learns from replies written for this project, in config/training/tone. English
 * has what its own rows teach, Hindi and Tamil, in both scripts, the mean of what their own rows and what all rows teach. Its
 * figures are of rows held out with their whole situation; test/gold/tone judges it on replies it has never seen.
 */
import { join } from 'node:path';
import { toneLanguages } from '../../../desk/replies/checks/tone/tone-fold.js';
import { isStopped } from '../../../desk/replies/checks/tone/tone-check.js';
import { loadToneLimits, type ToneLimits } from '../../../desk/replies/checks/tone/tone-files.js';
import {
  TONE_MODEL,
  toneFamilies,
  type ToneFamily,
  toneFamilyOf,
} from '../../../desk/replies/checks/tone/load-tone-model.js';
import { toneWords } from '../../../desk/replies/checks/tone/tone-features.js';
import type { ModelArray } from '../../../listening/scoring/learned/container.js';
import { hashWord, SEEDS } from '../../../listening/scoring/learned/hash.js';
import { findConfigDir } from '../../../listening/scoring/lexicons.loader.js';
import type { Example } from '../examples.js';
import { linearLogits, type LinearWeights } from '../linear-trainer.js';
import { random, shuffle } from '../random.js';
import type { EvaluationRow, TrainTask } from '../task.js';
import { blend, knownWords, packTone, toneExamples, trainTone, vectorsOf } from '../tone/fit-tone.js';
import { readToneRows, type ToneRow } from '../tone/tone-rows.js';
import { WordCounts } from '../vocabulary.js';

/** So many common English words have a worth of their own, whether they were trained on or not. */
const WORDS = 15_000;
const FOLDS = 8;
/** English rows are many: beside the others one counts half. */
const ENGLISH_AMONG_ALL = 0.5;
/** What was only spelt otherwise says less than what was written. */
const MADE = 0.35;
/** What deserves no more than a hint counts twice where it is not English: it was most of what was stopped wrongly. */
const HINT = 2;
/** With rows enough of its own English needs less help by how often a word stands in faulty replies, and none by other languages. */
const BAYES_ENGLISH = 0.3;

export const tone: TrainTask = {
  name: 'tone',
  sets: [],
  train(context) {
    const rows = readToneRows(findConfigDir());
    const limits = loadToneLimits(join(findConfigDir(), 'checks'));
    const vectors = vectorsOf(context.vectors(countWords(rows), WORDS));
    const { names, examples } = toneExamples(
      rows.map(({ reading, stop }) => ({ features: reading.features, stop })),
      vectors,
    );
    const taught = {
      rows,
      examples: examples.map((one, at) => ({ ...one, weight: weightOf(rows[at]!) })),
    };
    context.report(`tone: ${rows.length} rows`);
    const packed = [...weightsOf(taught, [...rows.keys()])].map(
      ([name, weights]) => [name, packTone(weights, names, vectors)] as const,
    );
    context.save(TONE_MODEL, {
      kind: 'tone',
      header: Object.fromEntries(packed.map(([name, { header }]) => [name, header])),
      arrays: Object.fromEntries<ModelArray>([
        ['words', knownWords(vectors)],
        ...packed.flatMap(([name, { table, worth }]): [string, ModelArray][] => [
          [`${name} table`, table],
          [`${name} words`, worth],
        ]),
      ]),
    });
    const said = heldOut(taught);
    return toneLanguages.flatMap((language) =>
      figuresOf(
        rows.flatMap((row, at) => (row.language === language && !row.made ? [{ row, said: said[at]! }] : [])),
        limits,
      ),
    );
  },
};

const weightOf = ({ language, hint, made }: ToneRow): number =>
  (made ? MADE : 1) * (hint && language !== 'en' ? HINT : 1);

interface Taught {
  rows: readonly ToneRow[];
  /** One a row. */
  examples: readonly Example[];
}

/** By family: what its own rows teach and, but for English, what all rows teach, in equal parts. `inside` are the places of the rows to learn from. */
function weightsOf(
  { rows, examples }: Taught,
  inside: readonly number[],
  seeds?: number,
): Map<ToneFamily, LinearWeights> {
  const every = inside.map((at) =>
    rows[at]!.language === 'en' ? { ...examples[at]!, weight: ENGLISH_AMONG_ALL } : examples[at]!,
  );
  const all = trainTone(every, seeds);
  const familyWeights = (name: ToneFamily): LinearWeights => {
    const own = inside.filter((at) => toneFamilyOf[rows[at]!.language] === name).map((at) => examples[at]!);
    if (own.length === 0) return all;
    return name === 'english' ? trainTone(own, seeds, BAYES_ENGLISH) : blend(trainTone(own, seeds), all);
  };
  return new Map(toneFamilies.map((name) => [name, familyWeights(name)]));
}

/** How unkind each row is, 0 to 1, by weights that saw nothing of its situation. */
function heldOut(taught: Taught): number[] {
  const { rows, examples } = taught;
  const situations = shuffle([...new Set(rows.map(({ situation }) => situation))], random(41));
  const folds = new Map(situations.map((situation, at) => [situation, at % FOLDS]));
  const foldOf = rows.map(({ situation }) => folds.get(situation)!);
  const places = [...rows.keys()];
  const said = new Array<number>(rows.length).fill(0);
  const out = new Float64Array(1);
  for (let fold = 0; fold < FOLDS; fold++) {
    const weights = weightsOf(
      taught,
      places.filter((at) => foldOf[at] !== fold),
      1,
    );
    for (const at of places.filter((one) => foldOf[one] === fold)) {
      linearLogits(weights.get(toneFamilyOf[rows[at]!.language])!, examples[at]!, out);
      said[at] = 1 / (1 + Math.exp(-out[0]!));
    }
  }
  return said;
}

function figuresOf(rows: readonly { row: ToneRow; said: number }[], limits: ToneLimits): EvaluationRow[] {
  if (rows.length === 0) return [];
  const stopped = rows.filter(({ row, said }) => isStopped(row.reading, said, limits, row.language));
  const hits = stopped.filter(({ row }) => row.stop).length;
  const all = rows.filter(({ row }) => row.stop).length;
  const about = {
    judgement: 'tone',
    language: rows[0]!.row.language,
    n: rows.length,
    set: `config/training/tone, ${FOLDS}-fold by situation`,
  } as const;
  const share = (part: number, whole: number) => Math.round((part / Math.max(1, whole)) * 1e4) / 1e4;
  return [
    { ...about, measure: 'precision', value: share(hits, stopped.length) },
    { ...about, measure: 'recall', value: share(hits, all) },
  ];
}

function countWords(rows: readonly ToneRow[]): WordCounts {
  const counts = new WordCounts();
  for (const { reading } of rows.filter((row) => !row.made))
    for (const text of reading.sentences.flatMap((sentence) => toneWords(sentence.text)))
      counts.words.set(text, { hash: hashWord(text, SEEDS.word), count: 2, sign: false });
  return counts;
}
