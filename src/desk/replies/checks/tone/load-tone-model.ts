/**
 * Loads the learned model of tone, one set of weights for English and one for the other languages together. Where it is not
 * installed the rules judge alone; a damaged file stops the start, named.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeContainer } from '../../../../listening/scoring/learned/container.js';
import { ToneModel, type ToneModelHeader } from './tone-model.js';

export const TONE_MODEL = 'tone.bin';
/** Which weights judge a reply: those of English, or those of all languages together. */
export const toneFamilies = ['english', 'all'] as const;
export type ToneFamily = (typeof toneFamilies)[number];

/** `configDir` holds models/. Null where no model was trained. */
export function loadToneModel(configDir: string): ReadonlyMap<ToneFamily, ToneModel> | null {
  const path = join(configDir, 'models', TONE_MODEL);
  if (!existsSync(path)) return null;
  const { header, arrays } = decodeContainer(readFileSync(path), path);
  const headers = header as unknown as Record<ToneFamily, ToneModelHeader>;
  return new Map(toneFamilies.map((name) => [name, new ToneModel(headers[name], arrays, name, path)]));
}
