/**
 * The promises of a reply as findings: each must be confirmed, with an owner and a due time, or reworded. Says who owes what and
 * until when; whether somebody confirmed it is asked by others.
 */
import { draft, type Examine } from '../draft.js';
import { type LanguageWords, replyLanguage } from '../reply-language.js';
import { blankOut } from '../blank-out.js';
import { mondayToFriday, wallOf } from './business-days.js';
import { findPromises, type PromiseTools } from './find-promises.js';

// Addresses promise nothing, and a handle may look like a word of time. Runs of what nobody sees say nothing, and cost much.
const addresses = /[\u200b-\u200f\u2060\ufeff]{3,}|\bhttps?:\/\/\S+|\bwww\.\S+|[@#][\p{L}\p{N}_.-]+/giu;

/** Params: who, what, due (a day, or date and time; empty when none is named) and dueWords, the words it was read from. */
export function makePromise(tools: ReadonlyMap<string, PromiseTools>, languageWords: LanguageWords): Examine {
  return ({ text, language, sending }) => {
    const said = replyLanguage(blankOut(text), language, languageWords);
    const own = tools.get(said) ?? tools.get('en');
    if (!own) return [];
    const calendar = sending?.calendar ?? mondayToFriday;
    const sent = sending ? wallOf(sending.at, calendar) : null;
    const read = text.replace(addresses, (found) => ' '.repeat(found.length));
    return findPromises(read, own, sent, calendar).map(({ start, end, who, what, due, dueWords }) =>
      draft('promise.unconfirmed', { start, end }, { who, what, due: due ?? '', dueWords }),
    );
  };
}
