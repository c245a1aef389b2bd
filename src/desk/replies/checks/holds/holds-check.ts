/**
 * Words that need somebody else: matters of law, injury or the press are a specialist's before anybody answers in public, and every
 * brand has phrases that it never says. Words are data.
 */
import { draft, type Examine, type FindingDraft } from '../draft.js';
import { readable } from '../said-words.js';

export interface HoldRules {
  /** By subject: in the reply's own words, and in the customer's message. */
  subjects: readonly { name: string; reply: RegExp; customer: RegExp }[];
  /** Phrases that no brand says, and each brand's own by slug: plain text, whole words, case does not matter. */
  banned: { all: readonly string[]; brands: Readonly<Record<string, readonly string[]>> };
}

export function makeHolds(rules: HoldRules): Examine {
  return ({ text, customerText, around }) => {
    const own = rules.subjects.flatMap(({ name, reply }) => {
      const match = reply.exec(text);
      if (!match) return [];
      const span = { start: match.index, end: match.index + match[0].length };
      return [draft('hold.reply', span, { subject: name, words: match[0].slice(0, 60) })];
    });
    const named = new Set(own.map((one) => one.params?.['subject']));
    const theirs = readable(customerText ?? '');
    const customers = rules.subjects
      .filter(({ name, customer }) => !named.has(name) && customer.test(theirs))
      .map(({ name, customer }) =>
        draft(
          'hold.customer',
          { start: 0, end: text.length },
          { subject: name, words: customer.exec(theirs)![0].slice(0, 60) },
        ),
      );
    // One word of it is enough: the gravest subject stands first in the list.
    return [
      ...banned(text, [...rules.banned.all, ...(rules.banned.brands[around?.brand.slug ?? ''] ?? [])]),
      ...own.slice(0, 1),
      ...(own.length === 0 ? customers.slice(0, 1) : []),
    ];
  };
}

function banned(text: string, phrases: readonly string[]): FindingDraft[] {
  return phrases.flatMap((phrase) =>
    [...text.matchAll(phrasePattern(phrase))].map((match) =>
      draft(
        'banned.phrase',
        { start: match.index, end: match.index + match[0].length },
        { words: match[0].slice(0, 60) },
      ),
    ),
  );
}

/** A phrase as whole words, without case, with any space and either apostrophe. Global. */
export function phrasePattern(phrase: string): RegExp {
  const words = phrase
    .trim()
    .split(/\s+/u)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/-]/gu, '\\$&').replace(/['’]/gu, "['’]"));
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])${words.join('\\s+')}(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
}
