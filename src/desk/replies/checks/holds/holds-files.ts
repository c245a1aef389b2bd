/** Reads what needs a specialist and what is never said (config/checks/holds.yaml). */
import { z } from 'zod';
import { readYaml } from '../check-files.js';
import { anyOf, patternList } from '../said-words.js';
import type { HoldRules } from './holds-check.js';

const phrases = z.array(z.string().trim().min(2).max(200));
export const holdsSchema = z.strictObject({
  subjects: z.record(z.string(), z.strictObject({ reply: patternList, customer: patternList })),
  banned: z.strictObject({ all: phrases, brands: z.record(z.string(), phrases) }),
});

/** Throws EarshotError('invalid-input') naming file and key. */
export function loadHolds(folder: string): HoldRules {
  const { subjects, banned } = readYaml(folder, 'holds.yaml', holdsSchema);
  return {
    banned,
    subjects: Object.entries(subjects).map(([name, { reply, customer }]) => ({
      name,
      reply: anyOf(reply),
      customer: anyOf(customer),
    })),
  };
}
