/**
 * Which of the grammar reader's lints count, as data says, and what is made of them. Pure. A lint about what is no prose
 * (a link, a handle, a name of the brand) is never heard.
 */
import { draft, type FindingDraft } from '../draft.js';
import type { Lint } from './lint.js';

export interface GrammarRules {
  /** Characters of one reply that are read. */
  longest: number;
  deadlineMs: number;
  kinds: readonly string[];
  /** Names of rules; one that ends in a star stands for all that begin so. */
  drop: readonly string[];
  /** By rule: words before which it is not heard, lower case. */
  notBefore: Readonly<Record<string, ReadonlySet<string>>>;
}

/** `text`: what was read. */
export type Hears = (lint: Lint, text: string) => boolean;

export function hears({ kinds, drop, notBefore }: GrammarRules): Hears {
  const kept = new Set(kinds);
  const names = new Set(drop);
  const beginnings = drop.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1));
  const next = (text: string, from: number): string =>
    /^\s+([\p{L}']+)/u.exec(text.slice(from, from + 40))?.[1]?.toLowerCase() ?? '';
  return ({ kind, rule, end }, text) =>
    kept.has(kind) &&
    !names.has(rule) &&
    !beginnings.some((beginning) => rule.startsWith(beginning)) &&
    !notBefore[rule]?.has(next(text, end));
}

/** What is read of a text: all of it, or its beginning up to the last space within the limit. */
export function readable(text: string, longest: number): { text: string; whole: boolean } {
  if (text.length <= longest) return { text, whole: true };
  const cut = text.slice(0, longest).search(/\s\S*$/u);
  return { text: text.slice(0, cut > 0 ? cut : longest), whole: false };
}

/** `text` as written, `prose` with what is no prose blanked out; null when the lint says nothing of use here. */
export function grammarFinding(
  lint: Lint,
  text: string,
  prose: string,
  allowed: ReadonlySet<string>,
): FindingDraft | null {
  const words = text.slice(lint.start, lint.end);
  if (words.trim() === '' || prose.slice(lint.start, lint.end) !== words.replace(/[’‘ʼ]/g, "'")) return null;
  if (
    words
      .toLowerCase()
      .split(/\s+/)
      .some((word) => allowed.has(word))
  )
    return null;
  const suggestions = [...new Set(lint.suggestions)].filter((words_) => words_ !== words).slice(0, 5);
  if (suggestions.length === 0 && lint.suggestions.length > 0) return null;
  // "M&A and", "influenza A and": a letter, no article.
  if (words === 'A' && suggestions[0] === 'AN') return null;
  const [first] = suggestions;
  if (first === undefined) return draft('grammar.rule-open', lint, { words });
  if (first === '') return draft('grammar.remove', lint, { words }, ['']);
  return draft('grammar.rule', lint, { words, suggestion: first }, suggestions);
}
