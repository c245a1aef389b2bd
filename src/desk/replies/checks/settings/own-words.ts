/**
 * What a brand itself forbids and whom it watches: phrases that it does not use, in one language or in all, and accounts that are
 * known to pretend to be it. Pure; the lists are the brand's settings.
 */
import { blankOut } from '../blank-out.js';
import { draft, type Examine } from '../draft.js';
import { phrasePattern } from '../holds/holds-check.js';
import { type LanguageWords, replyLanguage } from '../reply-language.js';
import type { BannedPhrase } from './check-settings.js';

export function makeBanned(phrases: readonly BannedPhrase[], languageWords: LanguageWords): Examine {
  const ready = phrases.map(({ phrase, language }) => ({ language, pattern: phrasePattern(phrase) }));
  return ({ text, language }) => {
    const found = ready.flatMap((one) => [...text.matchAll(one.pattern)].map((match) => ({ one, match })));
    if (found.length === 0) return [];
    const spoken = replyLanguage(blankOut(text), language, languageWords);
    return found
      .filter(({ one }) => one.language === null || one.language === spoken)
      .map(({ match }) => {
        const span = { start: match.index, end: match.index + match[0].length };
        return draft('banned.phrase', span, { words: match[0].slice(0, 60) });
      });
  };
}

/** Anywhere in the thread: one who is known need not look like the brand. */
export function makeWatched(handles: readonly string[]): Examine {
  const watched = new Set(handles.map(plain));
  return ({ text, around }) => {
    const there = (around?.thread ?? []).filter(({ by, handle }) => by !== 'brand' && handle !== null);
    const hit = there.find(({ handle }) => watched.has(plain(handle!)) || watched.has(local(handle!)));
    if (!hit) return [];
    return [
      draft('links.impostor', { start: 0, end: text.length }, { handle: hit.handle!.replace(/^@/u, '') }),
    ];
  };
}

const plain = (handle: string): string => handle.replace(/^@/u, '').toLowerCase();
/** Without the server it lives on: whoever watches "nila_care" means it everywhere. */
const local = (handle: string): string => plain(handle).split('@')[0]!;
