/** The word lists of the speller put together from their files: what it knows, what it corrects, and what it must never offer. */
import type { z } from 'zod';
import { type profanitySchema, readSlips, readWords } from './check-files.js';
import type { WordLists } from './english-words.js';
import type { Phrase } from './slip-phrases.js';

/** `folder` is config/checks. Throws EarshotError('invalid-input') naming file and line. */
export function loadSpellingLists(
  folder: string,
  profanity: z.output<typeof profanitySchema>,
): { lists: WordLists; phrases: Phrase[] } {
  const { phrases, words: slips } = splitSlips(readSlips(folder, 'en-slips.tsv'));
  const own = profanity.onlyIn['en'];
  const neverOffer = anyOfWords([
    ...profanity.strong,
    ...profanity.mild,
    ...(own?.strong ?? []),
    ...(own?.mild ?? []),
  ]);
  const lists: WordLists = {
    support: ['en-support.txt', 'en-more.txt', 'en-uncommon.txt'].flatMap((file) => readWords(folder, file)),
    names: readWords(folder, 'en-names.txt'),
    frequent: readWords(folder, 'en-frequent.txt').filter((word) => !neverOffer(word)),
    neverOffer,
    slips,
  };
  return { lists, phrases };
}

function splitSlips(slips: Map<string, string[]>) {
  const entries = [...slips].map(([wrong, right]) => [wrong.toLowerCase(), right] as const);
  return {
    phrases: entries
      .filter(([wrong]) => wrong.includes(' '))
      .map(([wrong, right]) => ({ wrong, right: right[0] ?? '' })),
    words: new Map(entries.filter(([wrong]) => !wrong.includes(' '))),
  };
}

/** A speller that offers a swear word would be worse than one that offers nothing. */
function anyOfWords(banned: string[]): (lower: string) => boolean {
  const exact = new Set(banned);
  const stems = banned.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  return (lower) => exact.has(lower) || stems.some((stem) => lower.startsWith(stem));
}
