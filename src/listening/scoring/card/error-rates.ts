/**
 * How often each judgement is wrong in each language, as people are told it: from the model card's figures, the worst of them where
 * several sets speak of one language. Pure. What was not measured is not in the answer; nobody must take its absence for good news.
 */
import { z } from 'zod';

/** One figure of config/models/card.json, written by `lab train`. */
export const cardRow = z.object({
  judgement: z.string(),
  language: z.string(),
  n: z.number().int().positive(),
  measure: z.string(),
  /** 0–1 */
  value: z.number().min(0).max(1),
  /** Which rows. */
  set: z.string(),
});
export type CardRow = z.infer<typeof cardRow>;

export interface ErrorRate {
  judgement: string;
  language: string;
  /** 0–1 */
  wrong: number;
  measure: string;
  n: number;
  set: string;
}

/** Those that answer "how often is it right", the strictest first: a rare kind counts as much as a common one. */
const MEASURES = ['macro recall', 'macro F1', 'accuracy'];

export function errorRates(rows: readonly CardRow[]): ErrorRate[] {
  const bySet = new Map<string, CardRow>();
  for (const row of rows) {
    if (!MEASURES.includes(row.measure)) continue;
    const key = [row.judgement, row.language, row.set].join('\n');
    const other = bySet.get(key);
    if (!other || MEASURES.indexOf(row.measure) < MEASURES.indexOf(other.measure)) bySet.set(key, row);
  }
  const worst = new Map<string, CardRow>();
  for (const row of bySet.values()) {
    const key = `${row.judgement}\n${row.language}`;
    const other = worst.get(key);
    if (!other || row.value < other.value) worst.set(key, row);
  }
  return [...worst.values()]
    .map(({ value, ...row }) => ({ ...row, wrong: Math.round((1 - value) * 1000) / 1000 }))
    .sort((a, b) => a.judgement.localeCompare(b.judgement) || a.language.localeCompare(b.language));
}
