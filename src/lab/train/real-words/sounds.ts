/**
 * How an English word sounds, roughly: words written for one another by ear have the same sound here ("fore", "four"). Vowels are
 * kept coarsely, because "rod" and "road" are heard apart and yet confused by who spells by ear. Pure.
 */

/** Replaced in this order, everywhere. */
const steps: readonly (readonly [RegExp, string])[] = [
  [/^(?:kn|gn|pn)/, 'n'],
  [/^wr/, 'r'],
  [/^ps/, 's'],
  [/^wh/, 'w'],
  [/mb$/, 'm'],
  [/(?:ough|augh)t/, 'ot'],
  [/igh/, 'i'],
  [/gh(?=[^aeiou]|$)/, ''],
  [/ph/, 'f'],
  [/tch/, 'C'],
  [/ch/, 'C'],
  [/sh|(?:t|s|c)i(?=on|al|ous|an)/, 'S'],
  [/th/, 'T'],
  [/ck|q(?=u)/, 'k'],
  [/c(?=[eiy])/, 's'],
  [/c/, 'k'],
  [/dg(?=[eiy])|g(?=[eiy])/, 'j'],
  [/x/, 'ks'],
  [/z/, 's'],
  [/(.)\1/, '$1'],
];

export function soundOf(word: string): string {
  let sound = word;
  const ending = /(?:ed|es|s|ing)$/.exec(word)?.[0] ?? '';
  for (const [from, to] of steps) sound = sound.replace(new RegExp(from, 'g'), to);
  // Vowels in a row are one; how it begins is heard best.
  const vowels = sound.replace(/[aeiouyw]+/g, (run, at: number) => (at === 0 ? run[0]! : 'a'));
  return `${vowels}:${ending}`;
}
