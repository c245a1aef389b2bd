/**
 * Does the reply listen: takes up what was asked, in the customer's language and script, greets the right person, speaks of our
 * own products, and answers the newest post. Everything here only asks the agent to look again.
 */
import { blankOut } from '../blank-out.js';
import { draft, type Examine, type FindingDraft } from '../draft.js';
import type { CheckContext } from '../finding.js';
import type { LanguageWords } from '../reply-language.js';
import { type Greeted, isKnownName, nearName } from './greeted.js';
import { languageMismatch } from './language-match.js';
import { openQuestions, type QuestionWords } from './unanswered.js';

export interface ListeningWords {
  questions: QuestionWords;
  greeted: (text: string) => Greeted | null;
}

export function makeListening(words: ListeningWords, lists: LanguageWords): Examine {
  return (context) => {
    // An empty reply is another check's.
    if (blankOut(context.text).trim() === '') return [];
    return [
      ...unanswered(context, words.questions),
      ...spoken(context, lists),
      ...names(context, words),
      ...foreignNames(context),
      ...olderPost(context),
    ];
  };
}

const whole = (text: string) => ({ start: 0, end: text.length });

function unanswered({ text, customerText }: CheckContext, words: QuestionWords): FindingDraft[] {
  if (!customerText) return [];
  return openQuestions(customerText, text, words).map(({ kind, words: asked }) =>
    draft('listening.unanswered', whole(text), { kind, question: asked }),
  );
}

function spoken({ text, customerText, around }: CheckContext, lists: LanguageWords): FindingDraft[] {
  if (!customerText) return [];
  const earlier = (around?.thread ?? []).filter(({ by }) => by === 'customer').map((post) => post.text);
  const found = languageMismatch(text, customerText, earlier, around?.brand.languages[0], lists);
  if (!found) return [];
  const { customer, reply } = found;
  return [draft(`listening.${found.kind}`, whole(text), { customer, reply })];
}

function names({ text, customerText, around }: CheckContext, { greeted }: ListeningWords): FindingDraft[] {
  const found = around && around.customer.length > 0 ? greeted(text) : null;
  if (!around || !found) return [];
  const people = around.thread.flatMap(({ handle, name }) => [handle, name]);
  const known = [...around.customer, ...people.filter((one) => one !== null)];
  const said = [
    customerText ?? '',
    ...around.thread.filter(({ by }) => by !== 'brand').map((post) => post.text),
  ];
  if (isKnownName(found.name, known, said)) return [];
  const near = nearName(found.name, around.customer);
  return [draft('listening.wrong-name', found, { name: found.name }, near ? [near] : [])];
}

function foreignNames({ text, customerText, around }: CheckContext): FindingDraft[] {
  if (!around) return [];
  const asked = `${customerText ?? ''} ${around.thread.map((post) => post.text).join(' ')}`.toLowerCase();
  const own = around.brand.names.join(' ').toLowerCase();
  return around.brand.otherNames.flatMap((name) => {
    if (name.trim().length < 4 || asked.includes(name.toLowerCase()) || own.includes(name.toLowerCase()))
      return [];
    const start = findWord(text, name);
    return start < 0 ? [] : [draft('listening.other-brand', { start, end: start + name.length }, { name })];
  });
}

/** As it is written, as a whole word: a product called "Breeze" is not the wind. */
function findWord(text: string, word: string): number {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const alone = (char: string | undefined): boolean => !char || !/[\p{L}\p{M}\p{N}]/u.test(char);
    if (alone(text[at - 1]) && alone(text[at + word.length])) return at;
  }
  return -1;
}

function olderPost({ text, around }: CheckContext): FindingDraft[] {
  return around?.older ? [draft('listening.older-post', whole(text))] : [];
}
