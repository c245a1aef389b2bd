/**
 * Passwords that are told. "password is not working" is a complaint, "password: hunter22" is a password: what follows the
 * name must look like one, or stand where only one can.
 */
import type { PiiSpan } from '../score.js';

const NAMED =
  /(?<![\p{L}\p{M}])(?:pass ?words?|passwd|pwd|pass ?phrase|pass(?= ?[:=])|पासवर्ड|பாஸ்வேர்ட்|பாஸ்வேர்டு|பாஸ்வர்ட்|கடவுச்சொல்|கடவுச் சொல்)(\s{0,2}(?:[:=]|->|–|-)\s{0,2}|\s{1,2}(?:(?:is|was|hai|h|है|ye|yeh|ये|यह|ithu|idhu|இது|mera|मेरा|en|என்|new|old|now)\s{0,2}[:=]?\s{1,2}){0,3})["'“‘`]?([^\s"'”’`]{4,64})/giu;
/** An exclamation mark may belong to it: rather one dot too many. */
/** "… and hunter22 as the password". */
const BEFORE_NAME =
  /(?<!\S)["'“‘`]?([^\s"'”’`]{4,64})["'”’`]?\s(?:as|is)\s(?:the |my |our |a )?pass ?word(?!\p{L})/giu;
const TRAILING = /[.,;?)\]]+$/;
/** What is said of a password, and what comes after the word in a sentence. */
const NO_PASSWORD = new RegExp(
  `^(?:${[
    'reset|link|links|not|wrong|incorrect|invalid|expired|blocked|locked|changed?|changing|forgot|forgotten|email|e-mail|mail|page|field|policy|manager|protected|again|please|because|when|even|every|does|doesn|never|still|since',
    'already|always|also|same|correct|right|weak|strong|safe|secure|required|needed|missing|gone|lost|leaked|stolen|hacked|visible|shown|displayed|stored|being|sent|working|accepted|rejected|too|very|really|just|what|that|this|and|but|with',
    "from|for|the|your|option|screen|error|there|here|only|must|should|cannot|can'?t|won'?t|isn'?t|doesn'?t|didn'?t|nahi|nhi|nahin|galat|sahi|bhul|kaam|kya|kyu|kyun|mera|login|illa|illai|thappu|thappa|varala|work|maathanum|marandhu",
  ].join('|')})(?![\\p{L}\\p{N}])`,
  'iu',
);
const SIGN = /[@#$%^&*_+=~!]/;

/** In any text that names a password. */
export function findPasswords(text: string): PiiSpan[] {
  const found: PiiSpan[] = [];
  for (const match of text.matchAll(NAMED)) {
    const tie = match[1]!;
    const value = match[2]!.replace(TRAILING, '') || match[2]!;
    const start = match.index + match[0].length - match[2]!.length;
    if (isPassword(text, value, tie, start))
      found.push({ kind: 'password', start, end: start + value.length });
  }
  for (const match of text.matchAll(BEFORE_NAME)) {
    const value = match[1]!;
    const start = match.index + match[0].indexOf(value);
    if (isOdd(value) && !/^https?:/i.test(value))
      found.push({ kind: 'password', start, end: start + value.length });
  }
  return found;
}

/** Letters with digits or signs among them; digits alone when there are enough. */
const isOdd = (value: string): boolean =>
  /\d/.test(value) ? /\D/.test(value) || value.length >= 6 : SIGN.test(value.slice(0, -1));

function isPassword(text: string, value: string, tie: string, start: number): boolean {
  if (/^https?:/i.test(value) || /^\p{L}+[/-]\p{L}+$/u.test(value)) return false;
  // "… has no password #brand": a hashtag or a handle.
  if (/^[#@]\p{L}+$/u.test(value) && !/[:=]/.test(tie)) return false;
  if (isOdd(value)) return !/^\d{1,3}(?:\.|$)/.test(value);
  if (NO_PASSWORD.test(value)) return false;
  // "All amendments pass: Texas" is no password.
  if (/[:=]/.test(tie)) return /^[\x21-\x7e]+$/.test(value) && !/^[A-Z][a-z]+$/.test(value);
  // "my password is sunshine, …": a plain word, and the sentence ends with it.
  return (
    /\b(?:my|our|the) pass ?word$/i.test(text.slice(0, start - tie.length).slice(-24)) &&
    /\b(?:is|was)\s/i.test(tie) &&
    /^[A-Za-z]{4,}$/.test(value) &&
    !/(?:ed|ing|able|ly)$/i.test(value) &&
    /^(?:[.,;!?)\n]|$)/.test(text.slice(start + value.length))
  );
}
