/**
 * What the rules of tone read: sentences of a reply with their places, quotations and links blanked, since neither is the
 * agent's voice. Bounded: a reply of any length is read in one pass.
 */
import { blankOut } from '../blank-out.js';

export interface Sentence {
  start: number;
  end: number;
  text: string;
}

const quoted =
  /(?<![\p{L}\p{N}])["“«„][^"”“»\n]{0,160}["”»]|(?<![\p{L}\p{N}])'[^'\n]{2,80}'(?![\p{L}\p{N}])/gu;
// The stop of an abbreviation ends no sentence.
const shortForms = /(?<![\p{L}\p{M}])(?:mr|mrs|ms|dr|rs|no|nos|st|approx|pls|plz|vs|ext|smt|shri)\.(?=\s)/giu;
const sentence =
  /[^.!?।…\n]*(?:[.!?।…\n]+(?=\s|$|[\p{Extended_Pictographic}"”])|[.!?।…\n]+|$)(?:[ \t]*\p{Extended_Pictographic}\ufe0f?)*/gu;

const spaces = (found: string): string => ' '.repeat(found.length);

/** Same length as the reply. */
export function agentsVoice(text: string): string {
  return blankOut(text)
    .replace(quoted, spaces)
    .replace(shortForms, (found) => `${found.slice(0, -1)} `);
}

/** Sentences that hold at least a letter or a sign, without blanks around them. */
export function sentencesOf(voice: string): Sentence[] {
  const found: Sentence[] = [];
  for (const match of voice.matchAll(sentence)) {
    const text = match[0].trim();
    if (text === '') continue;
    const start = match.index + match[0].indexOf(text);
    found.push({ start, end: start + text.length, text });
  }
  return found;
}

/** Runs of letters. */
export function countWords(voice: string): number {
  return voice.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
}
