/** How likely a post is to insult people. Must never hide a complaint: rudeness is a fact about the text, not a filter. */
import { longest, type Hit, type HitsByKind } from './match/matcher.js';
import type { Token } from './text/token.js';

export interface OffensiveResult {
  /** 0–1 */
  offensive: number;
  hits: Hit[];
}

/** `trained` is a model's chance, where there is one for the language: it knows the words and what surrounds them. */
export function scoreOffensive(
  tokens: readonly Token[],
  hits: HitsByKind,
  trained: number | null,
): OffensiveResult {
  const found = longest(hits('offensive'));
  let clean = 1;
  for (const hit of found) clean *= 1 - doubt(hit.entry.weight);
  return {
    offensive: trained === null ? 1 - clean : trained * (aimed(tokens, found) ? 1 : UNAIMED),
    hits: found.filter((hit) => hit.entry.weight >= 0.7),
  };
}

/** One sure word is enough to pass the half; a mild one is not, two are nearly. */
const doubt = (weight: number): number => (weight >= 1 ? 0.85 : weight >= 0.7 ? 0.5 : 0.2);

/** Coarse words about a thing insult nobody: 'bloody late', 'the app sucks'. */
const UNAIMED = 0.5;

const PEOPLE = new Set(
  (
    'you your yours u ur ya yourself he him his she her hers they them their theirs i me my we us who whoever people person ' +
    'man men woman women guy guys girl girls boy boys kid kids bro dude everyone everybody anybody somebody someone folks ' +
    'tu tum tera teri tere tujhe tumhara tumhare tumhari aap ap apka aapka main mai mujhe mera meri mere hum hamara ye yeh wo woh ' +
    'ise isko iska uska usko inko unko inka unka bhai log logo sab nee nii un unga unakku ungalukku naan en enakku avan aval ' +
    'avanga ivan ival ivanga da di dei dey'
  ).split(' '),
);

function aimed(tokens: readonly Token[], found: readonly Hit[]): boolean {
  if (found.some((hit) => hit.entry.weight >= 0.7)) return true;
  return tokens.some(
    (token) =>
      token.kind === 'mention' ||
      PEOPLE.has(token.norm) ||
      // Hindi and Tamil name persons in the ending of the verb as often as by a word.
      (token.kind === 'word' && token.script !== 'latin'),
  );
}
