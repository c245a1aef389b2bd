/** Reads config/checks/en-grammar.yaml: which rules of the grammar reader are heard. A mistake in it stops the start. */
import { z } from 'zod';
import { readYaml } from '../check-files.js';
import type { GrammarRules } from './grammar-rules.js';
import { Harper, type HarperOptions } from './harper.js';

const grammarSchema = z.strictObject({
  longest: z.int().min(100).max(5000),
  deadlineMs: z.int().min(100).max(60_000),
  kinds: z.array(z.string().min(1)),
  drop: z.string().transform((text) => text.split(/\s+/).filter(Boolean)),
  notBefore: z.record(
    z.string(),
    z.string().transform((text) => new Set(text.split(/\s+/).filter(Boolean))),
  ),
});

/** `folder` is config/checks. Throws EarshotError('invalid-input') naming the file and what is wrong. */
export function loadGrammarRules(folder: string): GrammarRules {
  return readYaml(folder, 'en-grammar.yaml', grammarSchema);
}

/** Not loaded yet: that begins with `start` or the first text. */
export function makeHarper(rules: GrammarRules, options: Partial<HarperOptions> = {}): Harper {
  return new Harper({
    off: rules.drop.filter((rule) => !rule.endsWith('*')),
    deadlineMs: rules.deadlineMs,
    ...options,
  });
}
