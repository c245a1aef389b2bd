/** What each word can be and of which it is another form, for the model of small edits: WordNet's lemmas, regular endings and the irregular verbs. Pure. */
import { type Forms, TAGS } from '../../../desk/replies/checks/real-words/forms.js';
import { stemsOf } from './word-classes.js';
import type { Pos } from './wordnet.js';

/** base, past and participle; a stroke parts two that both stand. */
export type Irregular = readonly (readonly [string, string, string])[];

/** A use that makes up less than this of a word is left out. */
const leastShare = 0.08;
/** Most other forms of one word. */
const most = 8;

export function formsOf(
  words: readonly string[],
  parts: ReadonlyMap<string, ReadonlyMap<Pos, number>>,
  irregular: Irregular,
): Forms {
  const ids = new Map(words.map((word, id) => [word, id]));
  const uses = words.map(() => new Map<number, number>());
  const families = new Map<string, Set<number>>();
  const strange = new Map(
    irregular.map(([base, past, participle]) => [
      base,
      new Set([...past.split('/'), ...participle.split('/')]),
    ]),
  );
  const add = (word: string, tag: number, times: number, family: string): void => {
    const id = ids.get(word);
    if (id === undefined) return;
    uses[id]!.set(tag, (uses[id]!.get(tag) ?? 0) + times);
    if (family !== '') families.set(family, (families.get(family) ?? new Set()).add(id));
  };
  for (const word of words) {
    for (const [pos, times] of parts.get(word) ?? []) {
      if (pos === 'noun') add(word, TAGS.noun, times, `n ${word}`);
      else if (pos === 'verb') add(word, TAGS.base, times, `v ${word}`);
      else if (pos === 'adj') add(word, TAGS.adjective, times, '');
      else add(word, TAGS.adverb, times, '');
    }
    for (const { stem, form } of stemsOf(word)) {
      const of = parts.get(stem);
      const verb = of?.get('verb') ?? 0;
      const noun = of?.get('noun') ?? 0;
      if (form === 's' && noun > 0) add(word, TAGS.nouns, noun * 0.3, `n ${stem}`);
      if (form === 's' && verb > 0) add(word, TAGS.single, verb * 0.3, `v ${stem}`);
      if (form === 'g' && verb > 0) add(word, TAGS.ing, verb * 0.3, `v ${stem}`);
      if (form === 'd' && verb > 0 && !strange.get(stem)?.size) {
        add(word, TAGS.past, verb * 0.3, `v ${stem}`);
        add(word, TAGS.participle, verb * 0.3, `v ${stem}`);
      }
      if ((form === 'r' || form === 't') && of?.has('adj'))
        add(word, TAGS.compared, of.get('adj')! * 0.2, '');
    }
  }
  for (const [base, past, participle] of irregular) {
    const times = (parts.get(base)?.get('verb') ?? 1) * 0.4;
    for (const word of past.split('/')) add(word, TAGS.past, times, `v ${base}`);
    for (const word of participle.split('/')) add(word, TAGS.participle, times, `v ${base}`);
  }
  const tags = Uint16Array.from(uses, (all) => {
    const sum = [...all.values()].reduce((total, times) => total + times, 0);
    const kept = [...all].filter(([, times]) => times >= sum * leastShare).map(([tag]) => tag);
    const verb = (all.get(TAGS.base) ?? 0) + (all.get(TAGS.single) ?? 0);
    const noun = (all.get(TAGS.noun) ?? 0) + (all.get(TAGS.nouns) ?? 0);
    return kept.reduce((bits, tag) => bits | tag, verb > noun ? TAGS.verbFirst : 0);
  });
  const others = words.map(() => new Set<number>());
  for (const family of families.values())
    for (const id of family) for (const other of family) if (other !== id) others[id]!.add(other);
  const starts = new Uint32Array(words.length + 1);
  const kept = others.map((all) => [...all].sort((a, b) => a - b).slice(0, most));
  kept.forEach((all, id) => (starts[id + 1] = starts[id]! + all.length));
  return { tags, starts, others: Uint16Array.from(kept.flat()) };
}
