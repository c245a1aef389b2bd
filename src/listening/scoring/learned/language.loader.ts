/** Reads config/models/language.bin. A missing or damaged file stops the start, with what to do about it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { languageModelOf, type LanguageModel } from '../language.js';
import { decodeContainer } from './container.js';

/** `configDir` holds `models/`. */
export function loadLanguageModel(configDir: string): LanguageModel {
  const path = join(configDir, 'models', 'language.bin');
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    throw new Error(
      `Cannot read ${path}: ${(error as Error).message}. Restore it from the release, or train it: lab train.`,
      { cause: error },
    );
  }
  return languageModelOf(decodeContainer(new Uint8Array(bytes), path), path);
}
