/**
 * Loads what reads right words in wrong places: on first use, because replies in other languages never need it. Where the model
 * is not installed only the rare words are looked at.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Container, decodeContainer } from '../../../../listening/scoring/learned/container.js';
import { readSlips, readYaml } from '../check-files.js';
import { EditModel } from './edit-model.js';
import { makeEdits, type ReadEdits } from './edits-check.js';
import { rareWords } from './rare-words.js';
import { makeRealWords, type ReadRealWords } from './real-words-check.js';
import { RealWordModel } from './real-word-model.js';

export type RealWords = ReadRealWords & {
  warm(): void;
  edits: ReadEdits;
  /** How often the words stood side by side in right sentences; 0 where the model is not installed. */
  timesSeen(...words: string[]): number;
};

const thresholds = z.strictObject({
  matters: z.number(),
  group: z.number(),
  seldom: z.number(),
  form: z.number(),
  sound: z.number(),
  edit: z.number(),
  rare: z.number(),
});
const editThresholds = z.strictObject({
  put: z.number(),
  drop: z.number(),
  exchange: z.number(),
  preposition: z.number(),
  form: z.number(),
  word: z.number(),
  firm: z.number(),
  sure: z.number(),
});
const never = z.string().transform((text) => new Set(text.split(/\s+/).filter(Boolean)));
/** What else stands in the file is for the trainer. */
const editSettings = z.object({
  leastOdds: z.strictObject({
    strange: editThresholds,
    familiar: editThresholds,
    from: z.number(),
    to: z.number(),
  }),
  never,
});
const settings = z.strictObject({
  leastOdds: thresholds,
  familiar: thresholds,
  besideSlips: thresholds,
  never,
});

/** `configDir` holds checks/ and models/. Throws when a file of them is wrong, naming it. */
export function loadRealWords(configDir: string): RealWords {
  const folder = join(configDir, 'checks');
  const { leastOdds, familiar, besideSlips, never } = readYaml(folder, 'en-real-words.yaml', settings);
  const rare = new Map([...readSlips(folder, 'en-rare.tsv')].map(([word, [common = '']]) => [word, common]));
  const edits = readYaml(folder, 'en-edits.yaml', editSettings);
  let held: { model: RealWordModel | null; edits: EditModel | null } | null = null;
  const models = (): { model: RealWordModel | null; edits: EditModel | null } =>
    (held ??= loadModels(join(configDir, 'models')));
  const read = makeRealWords(
    () => models().model,
    rareWords(rare),
    { alone: leastOdds, familiar, besideSlips },
    never,
    (tokens) => {
      const { from, to } = edits.leastOdds;
      const known = models().edits?.familiarity(tokens) ?? from;
      return Math.max(0, Math.min(1, (known - from) / (to - from)));
    },
  );
  return Object.assign(read, {
    warm: () => void models(),
    timesSeen: (...words: string[]) => models().model?.timesSeen(words) ?? 0,
    edits: makeEdits(() => models().edits, { ...edits.leastOdds, never: edits.never }),
  });
}

/** The model of edits asks the words and counts of the other, so it does nothing without it or with another than it was trained with. */
function loadModels(folder: string): { model: RealWordModel | null; edits: EditModel | null } {
  const decoded = (name: string): Container | null => {
    const path = join(folder, name);
    return existsSync(path) ? decodeContainer(readFileSync(path), path) : null;
  };
  const words = decoded('real-words-en.bin');
  if (!words) return { model: null, edits: null };
  const model = new RealWordModel(words);
  const edits = decoded('edits-en.bin');
  const fits = edits?.header['words'] === model.lexicon.words.length;
  return { model, edits: edits && fits ? new EditModel(edits, model.lexicon, model.counts) : null };
}
