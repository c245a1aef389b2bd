/**
 * How the customer is, as far as the last message shows: hurt, moved, in trouble, glad, joking. Reads every language, since
 * a customer may write another than the reply's.
 */
import { fold } from './tone-fold.js';
import { customerSigns, type CustomerSign, type ToneRules } from './tone-rules.js';

/** The customer's own words for each sign that was found. */
export type CustomerState = ReadonlyMap<CustomerSign, string>;

/** Longer messages are read so far: more says nothing new of how somebody is. */
const readSoFar = 2000;

export function customerState(text: string | null, everyRules: readonly ToneRules[]): CustomerState {
  const state = new Map<CustomerSign, string>();
  const read = (text ?? '').normalize('NFC').slice(0, readSoFar);
  if (read.trim() === '') return state;
  const scripts = {
    hi: /\p{Script=Devanagari}/u.test(read),
    ta: /\p{Script=Tamil}/u.test(read),
    latin: /\p{Script=Latin}/u.test(read),
  };
  for (const rules of everyRules) {
    const own = rules.language === 'hi' || rules.language === 'ta' ? scripts[rules.language] : scripts.latin;
    if (!own && rules.language !== 'en') continue;
    const folded = fold(read, rules.language);
    for (const sign of customerSigns) {
      if (state.has(sign)) continue;
      const match = rules.customer[sign].find(folded.text, folded.starts);
      if (match) {
        const from = folded.at[match.start]!;
        state.set(sign, read.slice(from, folded.at[match.end]).trim().slice(0, 80));
      }
    }
  }
  return state;
}
