/**
 * The model of tone (src/desk/replies/checks/tone): learns from replies written for this project, in config/training/tone. One set of
 * weights for English, one from all languages together for the others, which have fewer rows. Its figures are of rows held
 * out with their whole situation; test/gold/tone judges it on replies it has never seen.
 */
import { join } from 'node:path';
import { toneLanguages } from '../../../desk/replies/checks/tone/tone-fold.js';
import { isStopped } from '../../../desk/replies/checks/tone/tone-check.js';
import { loadToneLimits, type ToneLimits } from '../../../desk/replies/checks/tone/tone-files.js';
import {
  TONE_MODEL,
  toneFamilies,
  type ToneFamily,
} from '../../../desk/replies/checks/tone/load-tone-model.js';
import { toneWords } from '../../../desk/replies/checks/tone/tone-features.js';
import type { ModelArray } from '../../../listening/scoring/learned/container.js';
import { hashWord, SEEDS } from '../../../listening/scoring/learned/hash.js';
import { findConfigDir } from '../../../listening/scoring/lexicons.loader.js';
import { linearLogits } from '../linear-trainer.js';
import { random, shuffle } from '../random.js';
import type { EvaluationRow, TrainContext, TrainTask } from '../task.js';
import { knownWords, packTone, toneExamples, trainTone, vectorsOf, type Vectors } from '../tone/fit-tone.js';
import { readToneRows, type ToneRow } from '../tone/tone-rows.js';
import { WordCounts } from '../vocabulary.js';

/** So many common English words have a worth of their own, whether they were trained on or not. */
const WORDS = 15_000;
const FOLDS = 8;
/** English rows are many: beside the others one counts half. */
const ENGLISH_AMONG_ALL = 0.5;

export const tone: TrainTask = {
  name: 'tone',
  sets: [],
  train(context) {
    const rows = readToneRows(findConfigDir());
    const limits = loadToneLimits(join(findConfigDir(), 'checks'));
    const vectors = vectorsOf(context.vectors(countWords(rows), WORDS));
    const families = toneFamilies.map((name) => fitFamily(name, rows, limits, vectors, context));
    context.save(TONE_MODEL, {
      kind: 'tone',
      header: Object.fromEntries(families.map(({ name, header }) => [name, header])),
      arrays: Object.assign(
        { words: knownWords(vectors) },
        ...families.map(({ arrays }) => arrays),
      ) as Record<string, ModelArray>,
    });
    return families.flatMap(({ figures }) => figures);
  },
};

function fitFamily(
  name: ToneFamily,
  every: readonly ToneRow[],
  limits: ToneLimits,
  vectors: Vectors,
  context: TrainContext,
) {
  const rows = name === 'english' ? every.filter(({ language }) => language === 'en') : every;
  context.report(`tone, ${name}: ${rows.length} rows`);
  const { names, examples } = toneExamples(
    rows.map(({ reading, stop, language }) => ({
      features: reading.features,
      stop,
      weight: name === 'all' && language === 'en' ? ENGLISH_AMONG_ALL : 1,
    })),
    vectors,
  );
  const said = heldOut(
    rows,
    (inside) =>
      trainTone(
        inside.map((at) => examples[at]!),
        1,
      ),
    examples,
  );
  const { header, table, worth } = packTone(trainTone(examples), names, vectors);
  const figures = toneLanguages
    .filter((language) => (language === 'en') === (name === 'english'))
    .flatMap((language) => {
      const own = rows.flatMap((row, at) => (row.language === language ? [{ row, said: said[at]! }] : []));
      return figuresOf(own, limits);
    });
  return { name, header, arrays: { [`${name} table`]: table, [`${name} words`]: worth }, figures };
}

/** How unkind each row is, 0 to 1, by weights that saw nothing of its situation. */
function heldOut(
  rows: readonly ToneRow[],
  train: (inside: number[]) => ReturnType<typeof trainTone>,
  examples: Parameters<typeof linearLogits>[1][],
): number[] {
  const situations = shuffle([...new Set(rows.map(({ situation }) => situation))], random(41));
  const folds = new Map(situations.map((situation, at) => [situation, at % FOLDS]));
  const foldOf = rows.map(({ situation }) => folds.get(situation)!);
  const said = new Array<number>(rows.length).fill(0);
  const out = new Float64Array(1);
  for (let fold = 0; fold < FOLDS; fold++) {
    const places = [...rows.keys()];
    const weights = train(places.filter((at) => foldOf[at] !== fold));
    for (const at of places.filter((one) => foldOf[one] === fold)) {
      linearLogits(weights, examples[at]!, out);
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
  for (const { reading } of rows)
    for (const text of reading.sentences.flatMap((sentence) => toneWords(sentence.text)))
      counts.words.set(text, { hash: hashWord(text, SEEDS.word), count: 2, sign: false });
  return counts;
}
