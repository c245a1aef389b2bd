/** A customer's words, and what colleagues quote of them, as people at the desk may see them: card numbers, passwords and the like hidden. Pure. */
import { maskPii } from '../listening/scoring/pii/mask.js';
import { findInThread } from '../listening/scoring/pii/thread.js';

export function masked(text: string): string {
  return maskPii(text);
}

/** One of several texts of one person, oldest first: a secret told in pieces over them is hidden too. */
export function maskedAmong(texts: readonly string[], index: number): string {
  const text = texts[index] ?? '';
  return maskPii(text, findInThread(texts.map((one) => ({ author: '', text: one })))[index]);
}

/** The words in a note of the history; the rest of it as it is. */
export function maskedWords<T extends Record<string, unknown>>(details: T): T {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => [name, typeof value === 'string' ? masked(value) : value]),
  ) as T;
}
