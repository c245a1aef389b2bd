/**
 * A reply that answers nothing: blank, or only whom it is addressed to.
 */
import { draft, type Examine } from './draft.js';

const nothingToSee = /[\s\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu;

export const examineEmpty: Examine = ({ text }) => {
  const whole = { start: 0, end: text.length };
  if (text.replace(nothingToSee, '') === '') return [draft('empty.nothing', whole)];
  const rest = text
    .replace(/https?:\/\/\S+/giu, ' ')
    .replace(/[@#][\p{L}\p{M}\p{N}_.@-]+/gu, ' ')
    .replace(/[\^~][A-Za-z]{1,12}\s*$/u, ' ');
  // An emoji alone is an answer; a lone full stop is not.
  return /[\p{L}\p{N}\p{Extended_Pictographic}]/u.test(rest) ? [] : [draft('empty.only-address', whole)];
};
