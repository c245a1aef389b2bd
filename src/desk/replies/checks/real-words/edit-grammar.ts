/**
 * What grammar says beside the counts: which form a helping verb asks for ("has ship", "will sent"); which number a
 * subject asks of its verb stands in agreement.ts. Pure; it reads tokens and what each word can be.
 */
import { TAGS } from './forms.js';
import type { Token } from './tokens.js';

/** Tags of a word, lower case; 0 where nothing is known of it. */
export type TagsOf = (word: string) => number;

export const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));
const haves = words(
  "have has had having could've should've would've might've must've may've i've you've we've they've haven't hasn't hadn't",
);
const bes = words(
  "am is are was were be been being i'm you're he's she's we're they're isn't aren't wasn't weren't",
);
const takesBase = words(
  "do does did don't doesn't didn't will would shall should can could may might must won't wouldn't can't cannot couldn't shouldn't i'll you'll he'll she'll it'll we'll they'll please kindly let's",
);
const between = words(
  'not already also just now never always still even only probably recently successfully been',
);
const subjects = words('i you he she it we they anyone someone everyone nobody somebody anybody');
const owners = words('the your our my his her their a this that');
export const opensNoun = words(
  'a an the this that these those my your his her its our their any some all no it them us me you him',
);

/** What follows what was done, and seldom what something is. */
const behindDone = words(
  'by to onto into after before due twice yesterday today successfully again last because',
);

export type Firmness = -1 | 0 | 1 | 2;

/** Does a helping verb before `at` ask for the form that comes instead of the one that stands? 2: beyond much doubt; -1: for the one that stands. */
export function firmness(tokens: readonly Token[], at: number, other: string, tagsOf: TagsOf): Firmness {
  const written = tagsOf(tokens[at]!.text);
  const meant = tagsOf(other);
  const helper = helperBefore(tokens, at);
  if (helper === '' || written === 0) return 0;
  const other_ = (written & (TAGS.noun | TAGS.nouns | TAGS.adjective | TAGS.adverb)) !== 0;
  if (takesBase.has(helper)) {
    if ((written & TAGS.base) !== 0) return (meant & TAGS.base) === 0 ? -1 : 0;
    if ((meant & TAGS.base) === 0) return 0;
    return other_ ? 1 : 2;
  }
  const asked = TAGS.participle | (bes.has(helper) ? TAGS.ing : 0);
  const done = asked & meant;
  if ((written & asked) !== 0 && done === 0) return -1;
  if (done === 0 || (written & (TAGS.participle | TAGS.ing)) !== 0) return 0;
  if ((written & TAGS.base) === 0) return (written & TAGS.past) !== 0 && !other_ ? 2 : 0;
  if (!other_) return 2;
  const next = tokens[at + 1]?.text ?? '';
  return opensNoun.has(next) || (bes.has(helper) && behindDone.has(next)) ? 1 : 0;
}

export function isHelper(word: string): boolean {
  return haves.has(word) || bes.has(word) || takesBase.has(word);
}

/** "has already", "did you", "have not": the helping verb to which the word at `at` belongs; '' where none is near. */
function helperBefore(tokens: readonly Token[], at: number): string {
  let i = at - 1;
  while (i >= 0 && between.has(tokens[i]!.text)) {
    if (tokens[i]!.text === 'been' && i > 0) return 'been';
    i -= 1;
  }
  const near = tokens[i]?.text ?? '';
  if (isHelper(near)) return near;
  // "Did the driver called", "has anyone reach".
  const start = subjects.has(near) ? i - 1 : owners.has(tokens[i - 1]?.text ?? '') ? i - 2 : -1;
  const asked = tokens[start]?.text ?? '';
  const opens =
    start < 1 ||
    !tokens[start - 1]!.word ||
    /^(?:and|but|so|how|when|where|why|what)$/.test(tokens[start - 1]!.text);
  return opens && /^(?:did|do|does|have|has)$/.test(asked) ? asked : '';
}
