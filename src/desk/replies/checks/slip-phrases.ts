/**
 * Slips of several words ("should of", "thank you for your patients"): words that are right alone and wrong together.
 */
import type { FindingDraft } from './draft.js';
import { spelled } from './spelled.js';

export interface Phrase {
  /** Lower case, single spaces. */
  wrong: string;
  right: string;
}

/** Finds them in prose, one pass for all. */
export function phraseFinder(phrases: readonly Phrase[]): (prose: string) => FindingDraft[] {
  if (phrases.length === 0) return () => [];
  const rights = new Map(phrases.map((phrase) => [phrase.wrong, phrase.right]));
  const any = phrases.map(({ wrong }) => wrong.replace(/ /g, '[ \\t]+')).join('|');
  const pattern = new RegExp(`(?<![\\p{L}'-])(?:${any})(?![\\p{L}'-])`, 'giu');
  return (prose) =>
    [...prose.matchAll(pattern)].flatMap((match) => {
      const right = rights.get(match[0].toLowerCase().replace(/\s+/g, ' '));
      const end = match.index + match[0].length;
      // "We could of course" is right.
      if (right === undefined || /^\s+course/i.test(prose.slice(end, end + 9))) return [];
      return [spelled('spelling.listed', { text: match[0], start: match.index, end }, [right])];
    });
}
