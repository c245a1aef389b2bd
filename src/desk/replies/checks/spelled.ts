/**
 * Makes a spelling finding of a word and its right forms, in the case in which the word was written.
 */
import { draft, type FindingDraft } from './draft.js';

export interface Placed {
  text: string;
  start: number;
  end: number;
}

export function spelled(
  code: 'spelling.listed' | 'spelling.likely' | 'spelling.unknown',
  word: Placed,
  right: readonly string[],
): FindingDraft {
  const suggestions = [...new Set(right.map((form) => inCaseOf(word.text, form)))].slice(0, 5);
  const params: Record<string, string> = { word: word.text };
  if (code !== 'spelling.unknown') params['suggestion'] = suggestions[0] ?? '';
  return draft(code, word, params, suggestions);
}

export function inCaseOf(model: string, form: string): string {
  if (model.length > 1 && model === model.toUpperCase()) return form.toUpperCase();
  return /^\p{Lu}/u.test(model) ? form.charAt(0).toUpperCase() + form.slice(1) : form;
}
