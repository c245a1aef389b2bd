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
  apart,
  baseOf,
  baseOfGerund,
  gerund,
  participle,
  plural,
  withApostrophe,
  withPlural,
  withSingular,
} from './word-forms.js';

const schema = z.strictObject({
  sets: z.record(z.string(), z.string()),
  rules: z.array(
    z.strictObject({
      find: z.string().min(3),
      say: z.string(),
      sure: z.boolean().optional(),
      open: z.boolean().optional(),
    }),
  ),
});

interface PhraseRule {
  pattern: RegExp;
  say: string;
  sure: boolean;
  /** Words of which one must stand in a text before the pattern is worth trying; null where that cannot be read off it. */
  first: ReadonlySet<string> | null;
  /** It only says that something is wrong. */
  open: boolean;
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
  first: (words) => words.split(' ')[0]!,
  last: (words) => words.split(' ').at(-1)!,
  two: (words) => words.replace('one', ' one'),
  was: (word) => (word === 'is' ? 'was' : 'were'),
  owner: (many) => `${many.replace(/ies$/, 'ys').replace(/s$/, '')}'s`,
  owners: (many) => `${many}'`,
  will: (word) => (word === 'ill' ? "I'll" : "we'll"),
  would: (word) => (word === 'id' ? "I'd" : "we'd"),
  many: (words) => ({ is: 'are', was: 'were' })[words] ?? 'have been',
  waive: (word) => word.replace('wav', 'waiv'),
  message: (word) => word.replace('massage', 'message'),
  joined: (words) => words.replaceAll(' ', ''),
  gerundless: baseOfGerund,
  apart: apart,
};

export type FindPhrases = (prose: string) => FindingDraft[];

/** `folder` is config/checks. Throws EarshotError('invalid-input') naming the rule that is no regular expression. */
export function loadPhraseRules(folder: string): FindPhrases {
  const { sets, rules } = readYaml(folder, 'en-phrases.yaml', schema);
  const ready = rules.map(({ find, say, sure, open }): PhraseRule => {
    const source = find.replace(/\{(\w+)\}/g, (whole, name: string) => sets[name] ?? whole);
    try {
      return {
        pattern: new RegExp(source, 'dgi'),
        first: firstWords(source),
        say,
        sure: sure ?? false,
        open: open ?? false,
      };
    } catch (error) {
      const why = (error as Error).message;
      throw new EarshotError('invalid-input', `${join(folder, 'en-phrases.yaml')}: ${find} is wrong: ${why}`);
    }
  });
  return (prose) => {
    const words = new Set(prose.toLowerCase().match(/[a-z']+/g));
    return ready.flatMap((rule) => (isTried(rule, words) ? phrasesOf(rule, prose) : []));
  };
}

function isTried({ first }: PhraseRule, words: ReadonlySet<string>): boolean {
  if (!first) return true;
  for (const word of first) if (words.has(word)) return true;
  return false;
}

/** "\\b(?:wait|waiting for) (you)…" begins with "wait" or "waiting"; null for patterns that begin otherwise. */
export function firstWords(source: string): ReadonlySet<string> | null {
  const group = /^\\b\((?:\?:)?([a-z' |-]+)\)(?= |\\b|\\)/.exec(source)?.[1];
  const alternatives = group?.split('|') ?? [/^\\b([a-z]+) /.exec(source)?.[1] ?? ''];
  const words = alternatives.map((one) => /^([a-z][a-z']*)(?=[ -]|$)/.exec(one)?.[1]);
  const isWhole = !/\|\\b/.test(source.replace(/\([^()]*\)/g, ''));
  return isWhole && words.every((word) => word !== undefined) ? new Set(words as string[]) : null;
}

function phrasesOf({ pattern, say, sure, open }: PhraseRule, prose: string): FindingDraft[] {
  return [...prose.matchAll(pattern)].flatMap((match) => {
    const group = match.findIndex((part, at) => at > 0 && part !== undefined);
    const place = match.indices?.[group];
    if (group < 0 || !place) return [];
    const words = match[group]!;
    if (open) return [draft('grammar.rule-open', { start: place[0], end: place[1] }, { words })];
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
