/**
 * Who owes what is promised: the writer, a colleague, somebody we speak for, or simply us. Judges only who does it, never whether
 * it is promised. Pure; the words are data.
 */
import type { Piece } from './clauses.js';

export type PromiseWho = 'us' | 'agent' | 'other-department' | 'third-party';
export interface Doers {
  agent: RegExp;
  notSubject: RegExp;
  department: RegExp;
  thirdParty: RegExp;
}

/** "I'm on it and will write": who the sentence began with. */
export function doerBefore(
  one: Piece,
  sentence: Piece,
  who: Doers,
  english: boolean,
): PromiseWho | undefined {
  const before = sentence.text.slice(0, one.start - sentence.start).trim();
  return before === '' ? undefined : whoOf(before, before, who, english);
}

export const noSubject =
  /^(?:(?:and|then|&) )?(?:also |then )?(?:(?:will|would|shall|ll)\b|\p{L}{3,}s (?:you|your|it|the)\b)/iu;
const opening = /^(?:(?:and|so|then|also|but|not to worry|rest assured|i can confirm(?: that)?),? )+/iu;
// Who is made to do it does it.
const madeTo = /\b(?:have|get|let|had|got|asked?|told|asking|telling) (?:the |our |my |an? )?$/iu;
const made = /^(?:have|get|let|had|got|ask|asked|told) /iu;
const ownSubject = /^(?:the|your|our|an?) /iu;
const oursFirst = /^(?:we|our team|leave)\b/iu;
const reported = /\b(?:says?|tells?|told|according|per|assures?|promised us)\b/iu;

/** `upToHere` is the sentence until the end of what is promised, `one` only that. */
export function whoOf(upToHere: string, one: string, who: Doers, english: boolean): PromiseWho {
  const subject = english ? one.replace(opening, '').slice(0, 60) : one;
  const agent = who.agent.exec(subject);
  const department = subjectIn(who.department, subject, who.notSubject);
  const orders =
    department !== null &&
    (madeTo.test(subject.slice(0, department)) || made.test(subject.slice(department)));
  if (english && orders) return 'other-department';
  if (agent && (!english || agent.index < 8)) return 'agent';
  const ours = english && oursFirst.test(subject);
  const named = english && ownSubject.test(subject) && !reported.test(upToHere) ? subject : upToHere;
  const theirs = subjectIn(who.thirdParty, named, who.notSubject) !== null;
  if (theirs && (!ours || reported.test(upToHere))) return 'third-party';
  if (department !== null && !ours) {
    if (!english || department < 24 || /\b(?:from|by|with)\b/iu.test(subject)) return 'other-department';
  }
  return agent ? 'agent' : 'us';
}

// It goes to them, nothing comes of them.
const toThem =
  /\b(?:goes|going|go|gone|passed?|passing|forward\w*|escalat\w*|rais\w*|sent|sending) (?:[\w']+ ){0,4}to $|\b(?:with|via|through) (?:the |our )?$/iu;

/** Where a doer is named that nothing is done to; null where there is none. */
function subjectIn(names: RegExp, text: string, notSubject: RegExp): number | null {
  for (const match of text.matchAll(new RegExp(names, 'giu'))) {
    if (toThem.test(text.slice(0, match.index))) continue;
    const after = text.slice(match.index + match[0].length);
    notSubject.lastIndex = 0;
    if (!notSubject.test(after)) return match.index;
  }
  return null;
}
