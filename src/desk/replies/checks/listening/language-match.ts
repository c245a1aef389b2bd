/**
 * Whether a reply speaks as the customer does, in language and in script. The brand's main language is always right, and so is
 * any that the customer used in the thread or mixes in; where either cannot be told, nothing is said.
 */
import { blankOut } from '../blank-out.js';
import { detectReplyLanguage, type LanguageWords, type ReplyLanguage } from '../reply-language.js';
import { allWords } from '../words.js';

export type Mismatch = { kind: 'language' | 'script'; customer: ReplyLanguage; reply: ReplyLanguage } | null;

const enoughOfCustomer = 4;
const enoughOfReply = 4;
const spokenOf = (language: string): string => language.toLowerCase().split(/[-_]/)[0] ?? 'und';

/** `earlier`: what else the customer wrote. `main`: the brand's main language; undefined when not known, then English. */
export function languageMismatch(
  reply: string,
  customer: string,
  earlier: readonly string[],
  main: string | undefined,
  lists: LanguageWords,
): Mismatch {
  const ours = tell(reply, enoughOfReply, lists);
  const theirs = tell(customer, enoughOfCustomer, lists);
  if (ours === 'und' || theirs === 'und' || ours === theirs) return null;
  if (spokenOf(ours) === spokenOf(main ?? 'en')) {
    // Of the main language itself the customer's script is still the one to use.
    if (spokenOf(ours) !== spokenOf(theirs)) return null;
  }
  if (earlier.some((text) => tell(text, enoughOfCustomer, lists) === ours)) return null;
  if (spokenOf(ours) === spokenOf(theirs)) {
    return mixesScript(customer, ours) ? null : { kind: 'script', customer: theirs, reply: ours };
  }
  return mixes(customer, ours, lists) ? null : { kind: 'language', customer: theirs, reply: ours };
}

function tell(text: string, enough: number, lists: LanguageWords): ReplyLanguage {
  const prose = blankOut(text);
  if (allWords(prose).length < enough) return 'und';
  const found = detectReplyLanguage(prose, lists);
  // English is also the answer for want of a better one: here it must show itself.
  if (found !== 'en') return found;
  const words = allWords(prose).map((word) => word.text.toLowerCase());
  const plain = words.filter((word) => lists.english.has(word)).length;
  return plain >= 2 && plain * 8 >= words.length ? 'en' : 'und';
}

/** Whoever mixes English in reads it. */
function mixes(customer: string, ours: ReplyLanguage, lists: LanguageWords): boolean {
  const words = allWords(blankOut(customer)).map((word) => word.text.toLowerCase());
  if (ours === 'en')
    return words.filter((word) => /^[a-z']{2,}$/.test(word) && lists.isEnglish(word)).length >= 3;
  if (ours === 'hi') return words.some((word) => /\p{Script=Devanagari}/u.test(word));
  if (ours === 'ta') return words.some((word) => /\p{Script=Tamil}/u.test(word));
  const little = ours === 'hi-Latn' ? lists.hindiLatin : lists.tamilLatin;
  return words.filter((word) => little.has(word)).length >= 2;
}

function mixesScript(customer: string, ours: ReplyLanguage): boolean {
  if (ours === 'hi') return /\p{Script=Devanagari}/u.test(customer);
  if (ours === 'ta') return /\p{Script=Tamil}/u.test(customer);
  return /\p{Script=Latin}{3}/u.test(customer);
}
