/** Reads the limits of likeness and the words that do not count (config/checks/canned.yaml). */
import { z } from 'zod';
import { readYaml } from '../check-files.js';
import { patternList } from '../said-words.js';
import type { CannedRules } from './canned-check.js';

const score = z.int().min(1).max(101);
export const cannedSchema = z.strictObject({
  warnFrom: score,
  warnFromInThread: score,
  against: z.int().min(1).max(1000),
  leastWords: z.int().positive(),
  sentence: z.strictObject({
    warnAt: z.int().min(2),
    blockAt: z.int().min(2),
    leastWords: z.int().positive(),
  }),
  greeting: patternList,
  signOff: patternList,
});

/** Throws EarshotError('invalid-input') naming file and key. */
export function loadCanned(folder: string): CannedRules {
  const { greeting, signOff, ...rules } = readYaml(folder, 'canned.yaml', cannedSchema);
  const any = (sources: readonly string[]): string => (sources.length > 0 ? sources.join('|') : '(?!)');
  return {
    ...rules,
    polite: {
      // "dear asha," – up to the comma; without one the greeting alone.
      greeting: new RegExp(
        `^(?:${any(greeting)})(?:(?:[ ][\\p{L}\\p{M}.']{1,20}){0,3}[ ]?[,!:;\\n]|(?![\\p{L}\\p{M}]))`,
        'iu',
      ),
      signOff: new RegExp(`(?:^| )(?:${any(signOff)})$`, 'iu'),
    },
  };
}
