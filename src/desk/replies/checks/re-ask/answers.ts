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
    const given = beginnings(text).find((one) => looksRight(one, shape, words));
    if (given === undefined) continue;
    const asked = askedKinds(before.text, words);
    if (asked.size === 1 && asked.has(kind)) return { given, message };
  }
  return null;
}

const introduction =
  /^(?:(?:its|it'?s|it is|this is|that'?s|the|an?|my|its the|yes|haan|ha|aama|ok)[ ,]+)+(?=\S)/iu;

/** The whole message, or how it begins: who has answered may go on. */
function beginnings(text: string): string[] {
  const whole = text
    .trim()
    .replace(/[.!।,]+$/u, '')
    .replace(introduction, '');
  const [first = ''] = whole.split(/[.!।\n](?=\s|$)/u);
  return first === whole || first === '' ? [whole] : [whole, first];
}

function looksRight(given: string, [looks, most]: readonly [RegExp, number], words: ReAskWords): boolean {
  const read = words.spoken.read(given)?.text ?? given;
  if (read.split(/\s+/u).length > most || !looks.test(read)) return false;
  return !/[?@]/u.test(given) && !words.noAnswer.test(given);
}
