/**
 * Loads what reads right words in wrong places: on first use, because replies in other languages never need it. Where the model
 * is not installed only the rare words are looked at.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { decodeContainer } from '../../../../listening/scoring/learned/container.js';
import { readSlips, readYaml } from '../check-files.js';
import { rareWords } from './rare-words.js';
import { makeRealWords, type ReadRealWords } from './real-words-check.js';
import { RealWordModel } from './real-word-model.js';

export type RealWords = ReadRealWords & {
  warm(): void;
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
const settings = z.strictObject({
  leastOdds: thresholds,
  besideSlips: thresholds,
  never: z.string().transform((text) => new Set(text.split(/\s+/).filter(Boolean))),
});

/** `configDir` holds checks/ and models/. Throws when a file of them is wrong, naming it. */
export function loadRealWords(configDir: string): RealWords {
  const folder = join(configDir, 'checks');
  const { leastOdds, besideSlips, never } = readYaml(folder, 'en-real-words.yaml', settings);
  const rare = new Map([...readSlips(folder, 'en-rare.tsv')].map(([word, [common = '']]) => [word, common]));
  const path = join(configDir, 'models', 'real-words-en.bin');
  let held: { model: RealWordModel | null } | null = null;
  const model = (): RealWordModel | null => {
    held ??= {
      model: existsSync(path) ? new RealWordModel(decodeContainer(readFileSync(path), path)) : null,
    };
    return held.model;
  };
  const read = makeRealWords(model, rareWords(rare), { alone: leastOdds, besideSlips }, never);
  return Object.assign(read, {
    warm: () => void model(),
    timesSeen: (...words: string[]) => model()?.timesSeen(words) ?? 0,
  });
}
