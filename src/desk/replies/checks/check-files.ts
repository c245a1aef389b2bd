/**
 * Reads the data of the checks (config/checks and the English dictionaries) and validates it, so that a wrong word list
 * stops the start with the file's name and what is wrong, never a reply. The only place of the checks that touches files.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import nspell from 'nspell';
import { parse } from 'yaml';
import { z } from 'zod';
import { EarshotError } from '../../../core/errors/errors.js';
import { createLanguageDetector } from '../../../listening/scoring/language.js';
import { loadLanguageModel } from '../../../listening/scoring/learned/language.loader.js';
import { tokenise } from '../../../listening/scoring/text/tokenise.js';
import type { Dialects } from './dialect-check.js';
import type { Dictionary } from './english-words.js';
import { allFindingCodes } from './finding-codes.js';
import type { LanguageWords } from './reply-language.js';
import { patternList } from './said-words.js';

const strings = z.array(z.string().min(1));
const spaced = z.string().transform((text) => text.split(/\s+/).filter(Boolean));
const levels = Object.fromEntries(allFindingCodes.map((code) => [code, z.enum(['block', 'warn', 'off'])]));
export const policySchema = z.strictObject({
  levels: z.strictObject(levels),
  /** Slugs of brands where a promise is a remark and nobody has to confirm it. */
  promisesOnlyRemarked: strings.default([]),
});

export const lengthsSchema = z.strictObject({
  platforms: z.record(
    z.string(),
    z.strictObject({
      max: z.int().positive(),
      unit: z.enum(['graphemes', 'code-points', 'utf16', 'bytes']),
      maxBytes: z.int().positive().optional(),
      urlLength: z.int().positive().optional(),
    }),
  ),
});

export const wordingSchema = z.strictObject({
  affixes: z.strictObject({ prefixes: strings, suffixes: strings }),
  doubledNever: spaced,
  doubledFine: spaced,
  acronyms: spaced,
  placeholders: z.strictObject({ names: strings, tags: strings }),
});

export const languageWordsSchema = z.strictObject({
  english: spaced,
  hindiLatin: spaced,
  tamilLatin: spaced,
});

const weighted = z.strictObject({ strong: strings, mild: strings });
export const profanitySchema = weighted.extend({ onlyIn: z.record(z.string(), weighted), innocent: strings });

export const secretWordsSchema = z.strictObject({
  secrets: z.strictObject({
    card: patternList,
    'card-code': patternList,
    pin: patternList,
    'one-time-code': patternList,
    password: patternList,
    identity: patternList,
    bank: patternList,
    partial: patternList,
    'spoken-code': patternList,
    contact: patternList,
  }),
  asks: patternList,
  forbids: patternList,
  invites: patternList,
  elsewhere: patternList,
  asksForIt: patternList,
  asksForMore: patternList,
  otherThings: patternList,
  privately: patternList,
  clauseWords: patternList,
  clauseStarts: patternList,
  safeWays: z.record(z.string(), z.strictObject({ secret: z.string(), contact: z.string() })),
});

/** Throws EarshotError('invalid-input') naming the file, the key and what is wrong. */
export function readYaml<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
): z.output<Schema> {
  const path = join(folder, file);
  let raw: unknown;
  try {
    raw = parse(readText(path));
  } catch (error) {
    throw error instanceof EarshotError
      ? error
      : new EarshotError('invalid-input', `${path} is not valid YAML: ${(error as Error).message}`);
  }
  const result = schema.safeParse(raw);
  if (result.success) return result.data;
  const issues = result.error.issues.map(
    (issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`,
  );
  throw new EarshotError('invalid-input', `${path} is wrong. ${issues.slice(0, 8).join('; ')}.`);
}

/** Words separated by white space; lines beginning with # are comments. */
export function readWords(folder: string, file: string): string[] {
  return readText(join(folder, file))
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .flatMap((line) => line.split(/\s+/).filter(Boolean));
}

/** Slip, tab, right forms separated by commas. Throws EarshotError naming the line. */
export function readSlips(folder: string, file: string): Map<string, string[]> {
  const path = join(folder, file);
  const slips = new Map<string, string[]>();
  readText(path)
    .split('\n')
    .forEach((line, index) => {
      if (line.startsWith('#') || line.trim() === '') return;
      const [wrong, right, ...rest] = line.split('\t').map((cell) => cell.trim());
      if (!wrong || !right || rest.length > 0) {
        throw new EarshotError(
          'invalid-input',
          `${path}, line ${index + 1}: write the slip, one tab, and the right form.`,
        );
      }
      slips.set(
        wrong,
        right.split(',').map((form) => form.trim()),
      );
    });
  return slips;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new EarshotError(
      'invalid-input',
      `Cannot read ${path}: ${(error as NodeJS.ErrnoException).code ?? String(error)}. Restore it from the release.`,
    );
  }
}

/** The scorer's language table, asked only about Latin letters; undefined where the installation has none. */
export function loadRomanised(configDir: string): LanguageWords['romanised'] {
  if (!existsSync(join(configDir, 'models', 'language.bin'))) return undefined;
  const detect = createLanguageDetector(loadLanguageModel(configDir));
  return (prose) => {
    const { language, confidence } = detect(tokenise(prose).tokens);
    return confidence > 0.9 && (language === 'hi-Latn' || language === 'ta-Latn') ? language : null;
  };
}

/** American and British English; about a third of a second and 60 MB, so only on first use. */
export function loadDictionaries(configDir: string): Dictionary & Dialects {
  const load = (name: string) => {
    const folder = dictionaryFolder(name, configDir);
    return nspell(readFileSync(join(folder, 'index.aff')), readFileSync(join(folder, 'index.dic')));
  };
  const [us, gb] = [load('dictionary-en'), load('dictionary-en-gb')];
  const spellers = [us, gb];
  const correct = (word: string) => spellers.some((speller) => speller.correct(word));
  const forms = new Set(spellers.flatMap((speller) => Object.keys(speller.data ?? {})));
  return {
    correct,
    holds: forms.size > 0 ? (word) => forms.has(word) : correct,
    us: (word) => us.correct(word),
    gb: (word) => gb.correct(word),
  };
}

// The packages are ES modules that read their files at import; only their place is wanted here, and it must also be found
// when the configuration lies outside the program's folder.
function dictionaryFolder(name: string, configDir: string): string {
  for (const from of [
    process.argv[1],
    join(process.cwd(), 'package.json'),
    join(resolve(configDir), 'package.json'),
  ]) {
    try {
      if (from) return dirname(createRequire(resolve(from)).resolve(name));
    } catch {
      // Not reachable from there; the next place may know it.
    }
  }
  throw new EarshotError('unavailable', `The spelling dictionary ${name} is not installed. Run npm ci.`);
}
