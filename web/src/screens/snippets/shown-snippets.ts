/** Which snippets of a brand are shown, and in which order: overdue ones first, then by title. Pure. */
import type { Snippet } from '../../api/types.js';

export const LANGUAGES = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'] as const;

export function shownSnippets(
  items: readonly Snippet[],
  { language, q }: { language: string; q: string },
): Snippet[] {
  const words = q.toLocaleLowerCase();
  return items
    .filter((one) => language === '' || one.language === language)
    .filter((one) => `${one.title}\n${one.text}\n${one.topics.join(' ')}`.toLocaleLowerCase().includes(words))
    .sort((a, b) => Number(b.overdue) - Number(a.overdue));
}
