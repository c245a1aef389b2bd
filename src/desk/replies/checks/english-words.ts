/**
 * What the speller knows of English: two dictionaries, a support list, names, frequent words in order, listed slips.
 * Pure once built; it finds the words near an unknown one and never decides whether that is a finding.
 */

export interface WordLists {
  /** Right although no dictionary has them: app, wifi, DM. Lower case. */
  support: readonly string[];
  /** First names and the like, lower case. */
  names: readonly string[];
  /** Most frequent first, lower case. */
  frequent: readonly string[];
  /** Must not be offered, however near: swear words. */
  neverOffer(lower: string): boolean;
  /** Slip → right forms, best first, lower case. */
  slips: ReadonlyMap<string, readonly string[]>;
}

/** The dictionaries as the speller needs them. */
export interface Dictionary {
  /** Is this spelling right, case as written? */
  correct(word: string): boolean;
  /** Is it an entry or one of its inflections, exactly so? Cheap: asked five hundred times for one unknown word. */
  holds(word: string): boolean;
}

export interface EnglishWords {
  known(word: string): boolean;
  isName(lower: string): boolean;
  /** 1 is the commonest; Infinity when not among the frequent. */
  rank(lower: string): number;
  slip(lower: string): readonly string[] | undefined;
  /** Dictionary words one edit away, best first; proper names (capitalised) only when there is nothing else. */
  oneEditAway(lower: string): string[];
  /** Frequent words two edits away; best first. */
  twoEditsAway(lower: string): string[];
  /** "inthe" → "in the"; null when it is not two words. */
  twoWords(lower: string): [string, string] | null;
}

const letters = [..."abcdefghijklmnopqrstuvwxyz'"];

export function englishWords(lists: WordLists, dictionary: Dictionary): EnglishWords {
  const support = new Set(lists.support);
  const names = new Set(lists.names);
  const ranks = new Map(lists.frequent.map((word, index) => [word, index + 1]));
  const masks = lists.frequent.map(lettersOf);
  const byDeletion = new Map<string, string[]>();
  for (const word of lists.frequent) for (const shorter of deletions(word)) append(byDeletion, shorter, word);

  const supported = (lower: string) =>
    support.has(lower) || (lower.endsWith('s') && support.has(lower.slice(0, -1)));
  const known = (word: string) => dictionary.correct(word) || supported(word.toLowerCase());
  const rank = (lower: string) => ranks.get(lower) ?? Infinity;
  const byCost = (lower: string) => (a: string, b: string) =>
    cost(lower, a, rank(a)) - cost(lower, b, rank(b)) || (a < b ? -1 : 1);

  function frequentOneEditAway(lower: string): string[] {
    const candidates = new Set(byDeletion.get(lower));
    for (const shorter of deletions(lower)) {
      if (ranks.has(shorter)) candidates.add(shorter);
      for (const word of byDeletion.get(shorter) ?? []) candidates.add(word);
    }
    return [...candidates].filter((word) => word !== lower && editDistance(lower, word, 1) <= 1);
  }

  return {
    known,
    rank,
    isName: (lower) => names.has(lower),
    slip: (lower) => lists.slips.get(lower),
    oneEditAway: remembered((lower) => {
      if (lower.length > 30) return [];
      const frequent = frequentOneEditAway(lower);
      const edited = edits(lower);
      const found = [
        ...frequent,
        ...edited.filter((word) => !ranks.has(word) && dictionary.holds(word) && !lists.neverOffer(word)),
      ];
      if (found.length > 0) return found.sort(byCost(lower));
      return edited
        .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
        .filter((word) => dictionary.holds(word));
    }),
    twoEditsAway: remembered((lower) => {
      if (lower.length < 5 || lower.length > 30) return [];
      const mask = lettersOf(lower);
      return lists.frequent
        .filter(
          (word, index) => differ(mask, masks[index]!) <= 4 && Math.abs(word.length - lower.length) <= 2,
        )
        .filter((word) => word.length > 3 && editDistance(lower, word, 2) <= 2)
        .sort(byCost(lower));
    }),
    twoWords(lower) {
      for (let cut = 2; cut <= lower.length - 2; cut += 1) {
        const [left, right] = [lower.slice(0, cut), lower.slice(cut)];
        if (rank(left) < 4000 && rank(right) < 4000) return [left, right];
      }
      return null;
    },
  };
}

/** One bit a letter: an edit changes at most two of them, so most words need no closer look. */
function lettersOf(word: string): number {
  let mask = 0;
  for (let at = 0; at < word.length; at += 1) mask |= 1 << (word.charCodeAt(at) & 31);
  return mask;
}

function differ(a: number, b: number): number {
  let bits = a ^ b;
  let count = 0;
  for (; bits !== 0; bits &= bits - 1) count += 1;
  return count;
}

/** A reply is checked again with every key; the same unknown words come back each time. */
function remembered(find: (lower: string) => string[]): (lower: string) => string[] {
  const known = new Map<string, string[]>();
  return (lower) => {
    const held = known.get(lower);
    if (held) return held;
    const found = find(lower);
    if (known.size >= 2000) known.clear();
    known.set(lower, found);
    return found;
  };
}

/** Small is good: common words first, then slips that hands really make. */
function cost(wrong: string, right: string, rank: number): number {
  let sum = Math.log(Math.min(rank, 50_000) + 20);
  if (wrong[0] !== right[0]) sum += 2.5;
  if (wrong.at(-1) !== right.at(-1)) sum += 0.5;
  if ([...wrong].sort().join('') === [...right].sort().join('')) sum -= 1.5;
  if (squeeze(wrong) === squeeze(right)) sum -= 1.5;
  if (wrong.replace(/[aeiou]/g, '') === right.replace(/[aeiou]/g, '')) sum -= 1;
  if (wrong === right.replace("'", '')) sum -= 3;
  return sum;
}

function squeeze(word: string): string {
  return word.replace(/(.)\1+/g, '$1');
}

function deletions(word: string): string[] {
  const all: string[] = [];
  for (let at = 0; at < word.length; at += 1) all.push(word.slice(0, at) + word.slice(at + 1));
  return all;
}

function edits(word: string): string[] {
  const all = new Set(deletions(word));
  for (let at = 0; at <= word.length; at += 1) {
    const [left, right] = [word.slice(0, at), word.slice(at)];
    if (right.length > 1) all.add(left + right[1] + right[0] + right.slice(2));
    for (const letter of letters) {
      all.add(left + letter + right);
      if (right) all.add(left + letter + right.slice(1));
    }
  }
  all.delete(word);
  return [...all];
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const held = map.get(key);
  if (held) held.push(value);
  else map.set(key, [value]);
}

/** Damerau-Levenshtein (neighbours swapped count one); stops early and answers `most + 1` when it is more than `most`. */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let value = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        value = Math.min(value, beforeLast[j - 2]! + 1);
      row.push(value);
      smallest = Math.min(smallest, value);
    }
    if (smallest > most) return most + 1;
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
