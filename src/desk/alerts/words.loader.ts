/** Reads config/alerts at boot; a missing language, section or sentence stops it there and says which. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { type AllWords, WORD_LOCALES, type Words } from './sentences.js';

const wordsFile = z.record(z.string(), z.record(z.string(), z.string().min(1)));
const policyFile = z.strictObject({
  /** Changes that are no rise of the level are told at most so often. */
  updateMinutes: z.number().int().min(1).max(1440),
  /** The end of what only machines suffer is told so much later, if it lasts. */
  settleMinutes: z.number().int().min(0).max(720),
});
export type AlertPolicy = z.infer<typeof policyFile>;

export function loadAlertWords(configDir: string): AllWords {
  const read = (locale: string): Words => {
    const path = join(configDir, 'alerts', `words.${locale}.json`);
    return wordsFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  };
  const all = Object.fromEntries(WORD_LOCALES.map((locale) => [locale, read(locale)])) as AllWords;
  const missing = WORD_LOCALES.flatMap((locale) =>
    Object.entries(all.en).flatMap(([section, sentences]) =>
      Object.keys(sentences)
        .filter((key) => all[locale][section]?.[key] === undefined)
        .map((key) => `words.${locale}.json: ${section} / ${key}`),
    ),
  );
  if (missing.length > 0) throw new Error(`Words of alerts are missing:\n  ${missing.join('\n  ')}`);
  return all;
}

export function loadAlertPolicy(configDir: string): AlertPolicy {
  const path = join(configDir, 'alerts', 'policy.yaml');
  const read = policyFile.safeParse(parse(readFileSync(path, 'utf8')));
  if (read.success) return read.data;
  throw new Error(
    `${path} is wrong: ${read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ')}`,
  );
}
