/**
 * Reads and validates config/lexicons and config/models. The only file of the scorer that touches the disk; a wrong
 * file is one clear error that names the file, the key and what is allowed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { loadLanguageModel } from './learned/language.loader.js';
import { loadModels } from './learned/models.loader.js';
import {
  LEXICON_LANGUAGES,
  complaintSchema,
  emojiSchema,
  offensiveSchema,
  sentimentSchema,
  spamSchema,
  topicsSchema,
  urgencySchema,
  type Lexicons,
} from './lexicons.schema.js';
import { riskSchema } from './risk.schema.js';

/** Under which name the word lists are injected. */
export const LEXICONS = Symbol('Lexicons');

/** `configDir` holds `lexicons/` and `models/`. Throws an Error that says which file and key is wrong. */
export function loadLexicons(configDir: string = findConfigDir()): Lexicons {
  const hash = createHash('sha256');
  const read = <T>(file: string, schema: z.ZodType<T>): T => {
    const path = join(configDir, file);
    let text: string;
    try {
      text = readFileSync(path, 'utf8');
    } catch (error) {
      throw new Error(`Cannot read ${path}: ${(error as Error).message}`, { cause: error });
    }
    hash.update(text);
    let data: unknown;
    try {
      data = file.endsWith('.json') ? JSON.parse(text) : parse(text);
    } catch (error) {
      throw new Error(`${path} is not well-formed: ${(error as Error).message}`, { cause: error });
    }
    const checked = schema.safeParse(data);
    if (!checked.success) throw new Error(`${path} is not valid:\n${z.prettifyError(checked.error)}`);
    return checked.data;
  };
  const models = loadModels(join(configDir, 'models'));
  for (const { checksum } of models) hash.update(String(checksum));
  return {
    models,
    sentiment: LEXICON_LANGUAGES.map((language) =>
      read(`lexicons/sentiment-${language}.yaml`, sentimentSchema),
    ),
    emoji: read('lexicons/emoji.yaml', emojiSchema),
    complaint: read('lexicons/complaint.yaml', complaintSchema),
    urgency: read('lexicons/urgency.yaml', urgencySchema),
    topics: read('lexicons/topics.yaml', topicsSchema),
    offensive: read('lexicons/offensive.yaml', offensiveSchema),
    spam: read('lexicons/spam.yaml', spamSchema),
    risk: read('lexicons/risk.yaml', riskSchema),
    language: loadLanguageModel(configDir),
    version: hash.digest('hex').slice(0, 8),
  };
}

/** The config folder that lies beside package.json, looked for upwards from the program that runs. */
export function findConfigDir(from: string = dirname(process.argv[1] ?? process.cwd())): string {
  for (const start of [from, process.cwd()]) {
    for (let dir = start; ; dir = dirname(dir)) {
      if (existsSync(join(dir, 'config', 'lexicons', 'risk.yaml'))) return join(dir, 'config');
      if (dirname(dir) === dir) break;
    }
  }
  throw new Error('The folder config/lexicons was not found beside the program or in the current folder.');
}
