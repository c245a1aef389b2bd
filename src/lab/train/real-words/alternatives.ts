/** For which words each word may have been written by mistake: listed groups, forms of the same word, its sound, one edit. Pure. */
import { editDistance } from '../../../desk/replies/checks/english-words.js';
import { WAYS } from '../../../desk/replies/checks/real-words/lexicon.js';
import { soundOf } from './sounds.js';

export interface Alternative {
  word: number;
  way: number;
}

export interface Listed {
  written: readonly string[];
  meant: readonly string[];
  /** One of WAYS. */
  way: number;
}

/** Most a word is compared with: more costs time at every key. */
const most = 14;

/**
 * `ids` and `times` by word; `times` in a million. An alternative is never rarer than `leastTimes`, so that nobody is told to
 * write what hardly anybody writes.
 */
export function alternativesOf(
  words: readonly string[],
  times: readonly number[],
  groups: readonly Listed[],
  families: ReadonlyMap<string, readonly string[]>,
  mayBeWritten: (word: string) => boolean,
): Alternative[][] {
  const ids = new Map(words.map((word, id) => [word, id]));
  const found = words.map(() => new Map<number, number>());
  const add = (from: string, to: string, way: number): void => {
    const [a, b] = [ids.get(from), ids.get(to)];
    if (a === undefined || b === undefined || a === b) return;
    found[a]!.set(b, Math.min(way, found[a]!.get(b) ?? 9));
  };
  for (const { written, meant, way } of groups)
    for (const from of written) for (const to of meant) add(from, to, way);
  for (const [from, others] of families)
    for (const to of others) if (times[ids.get(to)!]! >= 3) add(from, to, WAYS.form);
  for (const same of alike(words.filter((word) => word.length >= 3 && !/'/.test(word) && mayBeWritten(word))))
    for (const from of same)
      for (const to of same)
        if (times[ids.get(to)!]! >= 30 && editDistance(from, to, 2) <= 2) add(from, to, WAYS.sound);
  const near = oneEdit(words.filter((word) => word.length >= 3 && mayBeWritten(word)));
  for (const [from, others] of near)
    for (const to of others) {
      const frequent = times[ids.get(to)!]!;
      if (frequent >= (from.length <= 3 || to.length <= 3 ? 300 : 8)) add(from, to, WAYS.edit);
    }
  return found.map((others) =>
    [...others]
      .map(([word, way]) => ({ word, way }))
      .sort((x, y) => x.way - y.way || times[y.word]! - times[x.word]! || x.word - y.word)
      .slice(0, most)
      .sort((x, y) => x.word - y.word),
  );
}

/** Words that sound alike. */
function alike(words: readonly string[]): string[][] {
  const sounds = new Map<string, string[]>();
  for (const word of words) {
    const sound = soundOf(word);
    sounds.set(sound, [...(sounds.get(sound) ?? []), word]);
  }
  return [...sounds.values()].filter((same) => same.length > 1);
}

/** One letter more, less, other, or two swapped. */
function oneEdit(words: readonly string[]): Map<string, Set<string>> {
  const holes = new Map<string, string[]>();
  const known = new Set(words);
  for (const word of words)
    for (let at = 0; at < word.length; at += 1) {
      const hole = `${word.slice(0, at)}_${word.slice(at + 1)}`;
      const held = holes.get(hole);
      if (held) held.push(word);
      else holes.set(hole, [word]);
    }
  const near = new Map<string, Set<string>>();
  const link = (a: string, b: string): void => {
    if (a === b) return;
    near.set(a, (near.get(a) ?? new Set()).add(b));
    near.set(b, (near.get(b) ?? new Set()).add(a));
  };
  for (const same of holes.values()) for (const a of same) for (const b of same) link(a, b);
  for (const word of words)
    for (let at = 0; at < word.length; at += 1) {
      const shorter = word.slice(0, at) + word.slice(at + 1);
      if (known.has(shorter)) link(word, shorter);
      const swapped = word.slice(0, at) + (word[at + 1] ?? '') + word[at]! + word.slice(at + 2);
      if (swapped !== word && known.has(swapped)) link(word, swapped);
    }
  return near;
}
