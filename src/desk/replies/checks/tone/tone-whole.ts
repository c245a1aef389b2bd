/**
 * What only the whole reply shows: no word of sympathy for somebody who is hurt, and too many exclamation marks for somebody
 * who is in trouble.
 */
import { draft, type FindingDraft } from '../draft.js';
import type { CustomerState } from './tone-customer.js';
import { fold } from './tone-fold.js';
import type { ToneRules } from './tone-rules.js';
import type { Sentence } from './tone-text.js';

interface Whole {
  voice: string;
  sentences: readonly Sentence[];
  customer: CustomerState;
}

/** The finding spans the first sentence: there the word of sympathy is missing. */
export function examineSympathy(
  { voice, sentences, customer }: Whole,
  rules: readonly ToneRules[],
): FindingDraft[] {
  const hurt = customer.get('hurt');
  const words = hurt ?? customer.get('feeling');
  if (words === undefined) return [];
  for (const one of rules) {
    const { text, starts } = fold(voice, one.language);
    if (one.empathy.test(text, starts) || one.urgent.test(text, starts)) return [];
  }
  const code = hurt === undefined ? 'tone.no-empathy-maybe' : 'tone.no-empathy';
  return [draft(code, sentences[0]!, { words })];
}

/** Doubled marks, or nearly every sentence of three or more ending in one. Joy is shared with somebody glad. */
export function examineMarks({ voice, sentences, customer }: Whole): FindingDraft[] {
  const inTrouble = customer.has('hurt') || customer.has('feeling') || customer.has('trouble');
  if (!inTrouble || customer.has('glad')) return [];
  const marked = sentences.filter(({ text }) => /[!！]/u.test(text));
  const doubled = /[!！]{2,}/u.exec(voice);
  if (!doubled && !(marked.length >= 3 && marked.length * 4 >= sentences.length * 3)) return [];
  const span = doubled
    ? { start: doubled.index, end: doubled.index + doubled[0].length }
    : { start: marked[0]!.start, end: marked[0]!.end };
  return [draft('tone.exclamation', span, {}, doubled ? ['!'] : [])];
}
