/**
 * Reads config/lexicons and config/models. The only file of the scorer that touches the disk; a wrong file is one clear error that
 * names the file, the key and what is allowed. The YAML is the truth: what the build made of it is used while it is of exactly that.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadLanguageModel } from './learned/language.loader.js';
import { loadModels } from './learned/models.loader.js';
import { tabulate } from './lexicons.compile.js';
import { checkLists, LEXICON_FILES } from './lexicons.files.js';
import { decodeReady, encodeReady } from './lexicons.ready.js';
import type { Lexicons } from './lexicons.schema.js';

/** Under which name the word lists are injected. */
export const LEXICONS = Symbol('Lexicons');

/** In dist, beside the compiled program; where the program was not built there is none. */
export const READY_FILE = fileURLToPath(new URL('../../../words.bin', import.meta.url));

/** `configDir` holds `lexicons/` and `models/`; `ready` is what the build made. Throws an Error that says which file and key is wrong. */
export function loadLexicons(configDir: string = findConfigDir(), ready: string = READY_FILE): Lexicons {
  const models = loadModels(join(configDir, 'models'));
  const language = loadLanguageModel(configDir);
  const source = readSource(configDir);
  const made = readReady(ready, source);
  const lists = made?.lists ?? checkLists(source.textOf, source.pathOf);
  const hash = createHash('sha256');
  for (const { checksum } of models) hash.update(String(checksum));
  const version = hash.update(source.digest).digest('hex').slice(0, 8);
  return { ...lists, models, language, version, ...(made ? { phrases: made.phrases } : {}) };
}

/** What the build writes to `READY_FILE`. Throws as `loadLexicons` does. */
export function makeReady(configDir: string): Uint8Array {
  const source = readSource(configDir);
  const lists = checkLists(source.textOf, source.pathOf);
  return encodeReady({ lists, phrases: tabulate(lists) }, madeOf(source));
}

interface Source {
  textOf: (file: string) => string;
  pathOf: (file: string) => string;
  /** Changes with any letter of any list. */
  digest: string;
}

function readSource(configDir: string): Source {
  const pathOf = (file: string): string => join(configDir, 'lexicons', `${file}.yaml`);
  const hash = createHash('sha256');
  const texts = new Map<string, string>();
  for (const file of LEXICON_FILES) {
    try {
      texts.set(file, readFileSync(pathOf(file), 'utf8'));
    } catch (error) {
      throw new Error(`Cannot read ${pathOf(file)}: ${(error as Error).message}`, { cause: error });
    }
    hash.update(texts.get(file)!);
  }
  return { textOf: (file) => texts.get(file) ?? '', pathOf, digest: hash.digest('hex') };
}

function readReady(path: string, source: Source): ReturnType<typeof decodeReady> {
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  return decodeReady(bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes), madeOf(source));
}

/** The lists and the program that cuts them into words: another version of either makes another table. */
function madeOf({ digest }: Source): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const hash = createHash('sha256').update(digest);
  for (const folder of ['.', 'match', 'text'])
    for (const name of readdirSync(join(here, folder)).sort())
      if (/\.[jt]s$/.test(name)) hash.update(name).update(readFileSync(join(here, folder, name)));
  return hash.digest('hex');
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
