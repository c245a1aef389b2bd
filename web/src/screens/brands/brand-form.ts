/** A brand as its form holds it: what is wrong with it, and what of it was changed. Pure; the server judges again. */
import type { AnswerLanguage, Brand, BrandChange } from '../../api/types.js';

export interface BrandForm {
  name: string;
  languages: AnswerLanguage[];
  /** One word or name a line. */
  allowWords: string;
  flagRisk: number | string;
  undoSeconds: number | string;
  approvalHours: number | string;
}
export type BrandField = keyof BrandForm;
export interface Wrong {
  /** Under `brands.wrong`. */
  code: 'empty' | 'long' | 'none' | 'whole' | 'wordLong' | 'wordsMany';
  params: Record<string, string | number>;
}

/** The server's own limits (src/core/organisation/brands.api.ts). */
export const LIMITS = { flagRisk: [1, 100], undoSeconds: [0, 86_400], approvalHours: [1, 720] } as const;
const NAME = 120;
const WORD = 60;
const WORDS = 2000;

export const formOf = (brand: Brand, languages: AnswerLanguage[]): BrandForm => ({
  name: brand.name,
  languages,
  allowWords: brand.allowWords.join('\n'),
  flagRisk: brand.flagRisk,
  undoSeconds: brand.undoSeconds,
  approvalHours: brand.approvalHours,
});

/** Each once, in the order given; empty lines are nothing. */
export const wordsOf = (lines: string): string[] => [
  ...new Set(
    lines
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
];

export function wrongIn(form: BrandForm): Partial<Record<BrandField, Wrong>> {
  const wrong: Partial<Record<BrandField, Wrong>> = {};
  const name = form.name.trim();
  if (name === '') wrong.name = { code: 'empty', params: {} };
  else if (name.length > NAME) wrong.name = { code: 'long', params: { max: NAME } };
  if (form.languages.length === 0) wrong.languages = { code: 'none', params: {} };
  const words = wordsOf(form.allowWords);
  const long = words.find((word) => word.length > WORD);
  if (long) wrong.allowWords = { code: 'wordLong', params: { word: `${long.slice(0, 24)}…`, max: WORD } };
  else if (words.length > WORDS) wrong.allowWords = { code: 'wordsMany', params: { max: WORDS } };
  for (const field of ['flagRisk', 'undoSeconds', 'approvalHours'] as const) {
    const [min, max] = LIMITS[field];
    const value = form[field] === '' ? NaN : Number(form[field]);
    if (!Number.isInteger(value) || value < min || value > max)
      wrong[field] = { code: 'whole', params: { min, max } };
  }
  return wrong;
}

/** Only what differs from the brand the form began with, so that two people changing different things both get their way. */
export function changesOf(form: BrandForm, begun: BrandForm): BrandChange {
  const changes: BrandChange = {};
  if (form.name.trim() !== begun.name.trim()) changes.name = form.name.trim();
  if (form.languages.join() !== begun.languages.join()) changes.languages = form.languages;
  const words = wordsOf(form.allowWords);
  if (words.join('\n') !== wordsOf(begun.allowWords).join('\n')) changes.allowWords = words;
  for (const field of ['flagRisk', 'undoSeconds', 'approvalHours'] as const)
    if (form[field] === '' || Number(form[field]) !== Number(begun[field]))
      changes[field] = Number(form[field]);
  return changes;
}
