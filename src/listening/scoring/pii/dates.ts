/** Dates of birth: a date counts only where the words before it say so. */
import type { PiiSpan } from '../score.js';
import { nameBefore } from './context.js';

const MONTHS =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|जनवरी|फरवरी|मार्च|अप्रैल|मई|जून|जुलाई|अगस्त|सितंबर|सितम्बर|अक्टूबर|नवंबर|नवम्बर|दिसंबर|दिसम्बर|ஜனவரி|பிப்ரவரி|மார்ச்|ஏப்ரல்|மே|ஜூன்|ஜூலை|ஆகஸ்ட்|செப்டம்பர்|அக்டோபர்|நவம்பர்|டிசம்பர்';
const DATE = new RegExp(
  `(?<![\\d/.-])(?:\\d{1,2}([/. -])\\d{1,2}\\1(?:19|20)?\\d\\d|(?:19|20)\\d\\d([/.-])\\d{1,2}\\2\\d{1,2}|\\d{1,2}(?:st|nd|rd|th)?[ -](?:${MONTHS})[ ,-]{1,2}(?:19|20)\\d\\d|(?:${MONTHS}) \\d{1,2}(?:st|nd|rd|th)?,? (?:19|20)\\d\\d)(?![\\d/-])`,
  'gi',
);
const SAYS_BIRTH = /d\.?o\.?b|birth|born|जन्म|பிறந்த|janm|janam|piranth|pirandh/i;

/** Says more than "birthday", which may be of a cake. */
const BIRTH_DATE =
  /(?:\bd\.?o\.?b|date of birth|जन्म ?तिथि|जन्म की तारीख|பிறந்த தேதி|janm? ?tithi|pirandh?a thedhi)[^\d!?]{0,40}$/i;

/** `text` with digits folded. */
export function findBirthDates(text: string): PiiSpan[] {
  if (!SAYS_BIRTH.test(text)) return [];
  const found: PiiSpan[] = [];
  for (const match of text.matchAll(DATE)) {
    const naming = nameBefore(text, match.index);
    const before = text.slice(Math.max(0, match.index - 60), match.index);
    if ((naming.kind === 'dob' && naming.tied) || BIRTH_DATE.test(before))
      found.push({ kind: 'dob', start: match.index, end: match.index + match[0].length });
  }
  return found;
}
