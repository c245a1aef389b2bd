/** Patterns of the word lists of the checks: validated sources, compiled once to one expression that holds whole words only. */
import { z } from 'zod';
import { quickPattern } from './quick-pattern.js';

const edge = '[\\p{L}\\p{M}\\p{N}]';

export const patternList = z.array(z.string().min(1)).superRefine((sources, context) => {
  for (const source of sources) {
    try {
      new RegExp(source, 'giu');
    } catch (error) {
      context.addIssue({
        code: 'custom',
        message: `"${source}" is no regular expression: ${(error as Error).message}`,
      });
    }
  }
});

/** Without case, whole words of any script; no sources match nothing. Not global: `exec` begins anew each time. */
export function anyOf(sources: readonly string[]): RegExp {
  if (sources.length === 0) return /(?!)/u;
  return quickPattern(`(?<!${edge})(?:${sources.join('|')})(?!${edge})`, 'iu');
}

/** From the beginning of a word, however it goes on: endings of Hindi and Tamil may follow. No sources match nothing. */
export function anyFromStart(sources: readonly string[], flags = 'iu'): RegExp {
  if (sources.length === 0) return /(?!)/u;
  // The beginning is asked for once, not for each source: inside a word nothing else is tried, which halves what all checks cost.
  return quickPattern(`(?<!${edge})(?:${sources.map((source) => `(?:${source})`).join('|')})`, flags);
}

/** The same of each list, under its name. */
export const eachFromStart = <K extends string>(
  lists: Readonly<Record<K, readonly string[]>>,
): Record<K, RegExp> =>
  Object.fromEntries(
    Object.entries<readonly string[]>(lists).map(([name, list]) => [name, anyFromStart(list)]),
  ) as Record<K, RegExp>;

/** Straight apostrophes, NFC, small letters: how texts are read against the lists. The length may change. */
export function readable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[’‘ʼ`]/gu, "'")
    .toLowerCase();
}

/** Words that are quoted in a finding never carry a number somebody could misuse. */
export function withoutNumbers(words: string): string {
  return words.replace(/\p{Nd}[\p{Nd} -]{2,}\p{Nd}/gu, '…').replace(/\S+@\S+/gu, '…');
}
