/**
 * What a customer wrote right after we asked for a thing is that thing, whatever it looks like: a make no list knows, a village, a
 * bare number. Pure; words are data. Must not take a refusal, a question or another matter for an answer.
 */
import type { ThreadMessage } from '../finding.js';
import { askedKinds } from './asked.js';
import type { ReAskKind, ReAskWords } from './re-ask-words.js';

/** How an answer to each may look, and of how many words it may be. */
const shapes: Partial<Record<ReAskKind, readonly [RegExp, number]>> = {
  'order-number': [/^(?!\D*\p{N}{10}\D*$).*\p{N}.*\p{N}.*\p{N}/su, 6],
  'account-id': [/^(?!\D*\p{N}{10}\D*$).*\p{N}.*\p{N}.*\p{N}/su, 6],
  phone: [/(?:\p{N}\D?){8}/u, 8],
  amount: [/\p{N}/u, 6],
  address: [/\p{N}.*\p{L}/su, 14],
  location: [/^\P{N}*\p{L}/u, 4],
  device: [/\p{L}/u, 5],
  name: [/^[\p{L}\p{M}. ]+$/u, 4],
  date: [/\p{N}|^\S+$/u, 5],
};

/** The message that answers our question for the thing, or null. */
export function answerTo(
  kind: ReAskKind,
  thread: readonly ThreadMessage[],
  words: ReAskWords,
): { given: string; message: number } | null {
  const shape = shapes[kind];
  if (!shape) return null;
  for (let message = thread.length - 1; message > 0; message -= 1) {
    const { from, text } = thread[message]!;
    const before = thread[message - 1]!;
    if (from !== 'customer' || before.from !== 'us' || before.channel === 'call') continue;
    const given = text.trim().replace(/[.!।,]+$/u, '');
    if (given.split(/\s+/u).length > shape[1] || !shape[0].test(given)) continue;
    if (/[?@]/u.test(given) || words.noAnswer.test(given)) continue;
    const asked = askedKinds(before.text, words);
    if (asked.size === 1 && asked.has(kind)) return { given, message };
  }
  return null;
}
