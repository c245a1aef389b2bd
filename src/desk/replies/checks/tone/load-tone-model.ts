/**
 * Loads the learned model of tone: weights for English, for Hindi and for Tamil in either script, and for what is none of them.
 * Where it is not installed the rules judge alone; a damaged file stops the start, named.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { decodeContainer } from '../../../../listening/scoring/learned/container.js';
import type { ReplyLanguage } from '../reply-language.js';
import { ToneModel } from './tone-model.js';

export const TONE_MODEL = 'tone.bin';
export const toneFamilies = ['english', 'hindi', 'tamil', 'all'] as const;
export type ToneFamily = (typeof toneFamilies)[number];
/** Which weights judge a reply. */
export const toneFamilyOf: Readonly<Record<ReplyLanguage, ToneFamily>> = {
  en: 'english',
  hi: 'hindi',
  'hi-Latn': 'hindi',
  ta: 'tamil',
  'ta-Latn': 'tamil',
  und: 'all',
};

const familyHeader = z.object({
  bits: z.int().min(1).max(24),
  bias: z.number(),
  scale: z.number(),
  wordScale: z.number(),
  inputs: z.record(z.string(), z.number()),
});
const headersOf = z.object(
  Object.fromEntries(toneFamilies.map((name) => [name, familyHeader])) as Record<
    ToneFamily,
    typeof familyHeader
  >,
);

/** `configDir` holds models/. Null where no model was trained. */
export function loadToneModel(configDir: string): ReadonlyMap<ToneFamily, ToneModel> | null {
  const path = join(configDir, 'models', TONE_MODEL);
  if (!existsSync(path)) return null;
  const { header, arrays } = decodeContainer(readFileSync(path), path);
  const read = headersOf.safeParse(header);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw new Error(
      `${path} is no model of tone for this program: ${issue?.path.join('.')}: ${issue?.message}. Train it again: npm run lab -- train --only tone`,
    );
  }
  return new Map(toneFamilies.map((name) => [name, new ToneModel(read.data[name], arrays, name, path)]));
}
