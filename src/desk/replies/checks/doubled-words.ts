/**
 * A word written twice in a row. Function words never come twice on purpose; others may ("very very", "bye bye").
 */
import { blankOut } from './blank-out.js';
import { draft, type Examine } from './draft.js';
import { type LanguageWords, replyLanguage } from './reply-language.js';
import { allWords } from './words.js';

export interface DoubledWords {
  /** Never right twice in a row, lower case. */
  never: ReadonlySet<string>;
  /** Right twice in a row, lower case: "had had", "bye bye", Hindi and Tamil reduplication. */
  fine: ReadonlySet<string>;
}

export function makeDoubledWords(lists: DoubledWords, languageWords: LanguageWords): Examine {
  return ({ text, language }) => {
    const prose = blankOut(text);
    const isEnglish = once(() => replyLanguage(prose, language, languageWords) === 'en');
    const words = allWords(prose);
    return words.flatMap((word, index) => {
      const before = words[index - 1];
      const lower = word.text.toLowerCase();
      if (!before || before.text.toLowerCase() !== lower || lists.fine.has(lower)) return [];
      const between = prose.slice(before.end, word.start);
      // What was blanked out between them (a link, a handle) shows in the original.
      if (
        !/^\s+$/u.test(between) ||
        /\S/u.test(text.slice(before.end, word.start)) ||
        /\n\s*\n/.test(between)
      )
        return [];
      // Two capitals in a row are a name (Duran Duran); Hindi and Tamil double words for emphasis.
      if (
        !lists.never.has(lower) &&
        /^\p{Lu}/u.test(before.text) === /^\p{Lu}/u.test(word.text) &&
        /^\p{Lu}/u.test(word.text)
      )
        return [];
      if (!/^\p{Script=Latin}+$/u.test(lower)) return [];
      // Romanised Hindi and Tamil double words for emphasis.
      if (!lists.never.has(lower) && !isEnglish()) return [];
      const code = lists.never.has(lower) ? 'spelling.doubled' : 'spelling.doubled-maybe';
      return [draft(code, { start: before.start, end: word.end }, { word: word.text }, [before.text])];
    });
  };
}

function once<T>(make: () => T): () => T {
  let held: { value: T } | null = null;
  return () => (held ??= { value: make() }).value;
}
