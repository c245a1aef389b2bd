/**
 * Reads a reply as a whole: many small signs, none of which says much alone, and what the reply does for the customer. The learned
 * model weighs them.
 */
import type { CustomerState } from './tone-customer.js';
import { fold } from './tone-fold.js';
import type { ToneRules } from './tone-rules.js';
import type { Sentence } from './tone-text.js';

export interface Weighed {
  text: string;
  voice: string;
  sentences: readonly Sentence[];
  customer: CustomerState;
  customerText: string | null;
  words: number;
}

/** Names of signs with how strongly they show, 0 and up. */
export function signsOf(asked: Weighed, rules: readonly ToneRules[]): Map<string, number> {
  const signs = new Map<string, number>();
  const add = (name: string, value: number) => {
    if (value > 0) signs.set(name, (signs.get(name) ?? 0) + value);
  };
  for (const one of rules) {
    const { text, starts } = fold(asked.voice, one.language);
    for (const [name, patterns] of one.signs) add(name, patterns.count(text, starts));
  }
  const folded = (name: string) => signs.get(name) ?? 0;
  const acts = folded('acts') + folded('offers') + folded('sorry') + folded('feels') + folded('thanks');
  const troubled =
    asked.customer.has('trouble') || asked.customer.has('hurt') || asked.customer.has('feeling');
  const glad = asked.customer.has('glad');
  const questions = asked.sentences.filter(({ text }) => /[?？]/u.test(text)).length;
  const [cheer, youDid] = [folded('cheer'), folded('youDid')];
  const impersonal = asked.sentences.filter((one) => isImpersonal(one, rules)).length;
  add('impersonal', impersonal / asked.sentences.length);
  add('all-impersonal-in-trouble', troubled && impersonal === asked.sentences.length ? 1 : 0);
  add('cheer-in-trouble', cheer > 0 && troubled && !glad ? 1 : 0);
  add('cheer-and-nothing-done', cheer > 0 && acts === 0 && !glad ? 1 : 0);
  add('reproach-and-nothing-done', youDid > 0 && acts === 0 ? 1 : 0);
  add('question-answered-shortly', asked.customer.has('question') && !troubled && asked.words <= 12 ? 1 : 0);
  add(
    'nothing-done-and-no-question',
    acts === 0 && !asked.customer.has('question') && asked.customerText !== null ? 1 : 0,
  );
  add('long-and-nothing-done', acts === 0 && asked.words > 12 ? 1 : 0);
  add('exclaims-in-trouble', /!/.test(asked.voice) && troubled && acts === 0 ? 1 : 0);
  add('length', Math.log2(1 + asked.words) / 4);
  add('nothing-done', acts === 0 ? 1 : 0);
  add('nothing-done-in-trouble', acts === 0 && troubled ? 1 : 0);
  add('one-act', acts === 1 ? 1 : 0);
  add('no-customer', asked.customerText === null ? 1 : 0);
  for (const sign of asked.customer.keys()) add(`customer-${sign}`, 1);
  add('customer-asks', /[?？]/u.test(asked.customerText ?? '') ? 1 : 0);
  add('asks', Math.log2(1 + questions));
  add('asks-and-nothing-done', questions > 0 && acts === 0 ? 1 : 0);
  add('concrete', Math.log2(1 + (asked.text.match(/\p{Nd}+/gu)?.length ?? 0)));
  add('laughs', /[😂🤣😅😜😝😛😉🙄😏😒🙃🤷😌😇🤭]/u.test(asked.text) ? 1 : 0);
  add('smiles', /[😄😀😊🙂😃😁]|:\)/u.test(asked.text) && !glad ? 1 : 0);
  add('exclaims', /!/.test(asked.voice) && !glad ? 1 : 0);
  add('short', asked.words <= 4 ? 1 : 0);
  for (const name of rules.flatMap((one) => [...one.signs.keys()])) {
    const value = signs.get(name);
    if (value !== undefined) signs.set(name, Math.log2(1 + value));
  }
  return signs;
}

/** Speaks of neither side: a saying, a rule, a general truth. */
function isImpersonal(sentence: Sentence, rules: readonly ToneRules[]): boolean {
  return !rules.some((one) => {
    const { text, starts } = fold(sentence.text, one.language);
    return ['we', 'you', 'acts', 'offers', 'sorry'].some((name) => one.signs.get(name)?.test(text, starts));
  });
}
