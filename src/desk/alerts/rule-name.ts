/**
 * What a rule is called: one that comes with Earshot in the reader's language, until somebody gave it a name of their own. Pure. It is
 * stored by its English name, whichever of the shipped ones it is saved under.
 */
import { type AllWords, Sentences, WORD_LOCALES } from './sentences.js';

export interface NamedRule {
  name: string;
  builtIn: string | null;
}

export function ruleName({ name, builtIn }: NamedRule, words: AllWords, locale: string): string {
  if (!builtIn || name !== words.en.rule?.[builtIn]) return name;
  return new Sentences(words, locale).find('rule', builtIn) ?? name;
}

export function storedRuleName({ name, builtIn }: NamedRule, words: AllWords): string {
  if (!builtIn) return name;
  const shipped = WORD_LOCALES.some((locale) => words[locale].rule?.[builtIn] === name);
  return shipped ? (words.en.rule?.[builtIn] ?? name) : name;
}
