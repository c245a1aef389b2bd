/**
 * Slips of several words by pattern ("for you patience", "would of"): data, config/checks/en-phrases.yaml. Pure. A pattern is asked
 * of prose only; what it says instead keeps the case of what was written.
 */
import { join } from 'node:path';
import { z } from 'zod';
import { EarshotError } from '../../../../core/errors/errors.js';
import { readYaml } from '../check-files.js';
import { draft, type FindingDraft } from '../draft.js';
import { inCaseOf } from '../spelled.js';
import {
  baseOf,
  gerund,
  participle,
  plural,
  withApostrophe,
  withPlural,
  withSingular,
} from './word-forms.js';

const schema = z.strictObject({
  sets: z.record(z.string(), z.string()),
  rules: z.array(z.strictObject({ find: z.string().min(3), say: z.string(), sure: z.boolean().optional() })),
});

interface PhraseRule {
  pattern: RegExp;
  say: string;
  sure: boolean;
}

/** What follows the tilde in `say`: the form in which the words found are said. */
const forms: Record<string, (word: string) => string> = {
  d: participle,
  base: baseOf,
  ing: gerund,
  s: plural,
  plural: withPlural,
  single: withSingular,
  not: withApostrophe,
};

export type FindPhrases = (prose: string) => FindingDraft[];

/** `folder` is config/checks. Throws EarshotError('invalid-input') naming the rule that is no regular expression. */
export function loadPhraseRules(folder: string): FindPhrases {
  const { sets, rules } = readYaml(folder, 'en-phrases.yaml', schema);
  const ready = rules.map(({ find, say, sure }): PhraseRule => {
    const source = find.replace(/\{(\w+)\}/g, (whole, name: string) => sets[name] ?? whole);
    try {
      return { pattern: new RegExp(source, 'dgi'), say, sure: sure ?? false };
    } catch (error) {
      const why = (error as Error).message;
      throw new EarshotError('invalid-input', `${join(folder, 'en-phrases.yaml')}: ${find} is wrong: ${why}`);
    }
  });
  return (prose) => ready.flatMap((rule) => phrasesOf(rule, prose));
}

function phrasesOf({ pattern, say, sure }: PhraseRule, prose: string): FindingDraft[] {
  return [...prose.matchAll(pattern)].flatMap((match) => {
    const group = match.findIndex((part, at) => at > 0 && part !== undefined);
    const place = match.indices?.[group];
    if (group < 0 || !place) return [];
    const words = match[group]!;
    const suggestion = inCaseOf(words.length > 1 ? words : 'a', said(say, words));
    if (suggestion.toLowerCase() === words.toLowerCase()) return [];
    const span = { start: place[0], end: place[1] };
    return [draft(sure ? 'grammar.sure' : 'grammar.rule', span, { words, suggestion }, [suggestion])];
  });
}

function said(say: string, words: string): string {
  const lower = words.toLowerCase();
  const form = /^\$1~(\w+)$/.exec(say)?.[1];
  return form ? (forms[form]?.(lower) ?? lower) : say.replace('$1', lower);
}
