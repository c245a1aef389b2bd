/**
 * The words a convolution knows, and the vectors it begins with. Row 0 is padding, row 1 any word not listed. Words come
 * from the texts by how often they stand there, then from the vectors' own list, so that words never trained on still have
 * neighbours that were.
 */
import { hashWord, SEEDS } from '../../listening/scoring/learned/hash.js';
import type { PostFeatures } from '../../listening/scoring/learned/post-features.js';
import { DIMENSIONS } from './conv-network.js';
import { random } from './random.js';

export interface Vocabulary {
  rows: Map<number, number>;
  /** Hash of the word in each row; 0 for the first two. */
  hashes: Uint32Array;
  vectors: Float32Array;
}

export interface CountedWord {
  hash: number;
  count: number;
  /** Signs have no letters and no vector of their own. */
  sign: boolean;
}

/** Vectors are brought to about the spread the network starts with. */
const SCALE = 0.75;

export class WordCounts {
  readonly words = new Map<string, CountedWord>();

  add(post: PostFeatures): void {
    for (let i = 0; i < post.count; i++) {
      const { text, hash, grams } = post.words[i]!;
      const key = grams.length === 0 ? `\u0000${text}` : text;
      const known = this.words.get(key);
      if (known) known.count++;
      else this.words.set(key, { hash, count: 1, sign: grams.length === 0 });
    }
  }

  /** Texts of words whose vectors are wanted, their stems without an apostrophe included. */
  frequentTexts(): Set<string> {
    const texts = new Set(['not', ...Object.values(STEMS)]);
    for (const [text] of this.frequent()) {
      const quote = text.lastIndexOf("'");
      texts.add(text);
      if (quote > 0) texts.add(text.slice(0, quote));
      if (text.endsWith("n't")) texts.add(text.slice(0, -3));
    }
    return texts;
  }

  /** Words that stand at least twice. */
  frequent(): [string, CountedWord][] {
    return [...this.words]
      .filter(([, { count }]) => count >= 2)
      .sort((a, b) => b[1].count - a[1].count || (a[0] < b[0] ? -1 : 1));
  }
}

/** `pretrained` in order of frequency; without it every word starts at random. */
export function buildVocabulary(
  counts: WordCounts,
  pretrained: ReadonlyMap<string, Float32Array>,
  most: number,
): Vocabulary {
  const list = counts
    .frequent()
    .slice(0, most - 2)
    .map(([key, { hash }]) => ({ text: key, hash }));
  const listed = new Set(list.map(({ hash }) => hash));
  for (const text of pretrained.keys()) {
    if (list.length >= most - 2) break;
    const hash = hashWord(text, SEEDS.word);
    if (listed.has(hash)) continue;
    listed.add(hash);
    list.push({ text, hash });
  }
  const rng = random(17);
  const vectors = new Float32Array((list.length + 2) * DIMENSIONS);
  const hashes = new Uint32Array(list.length + 2);
  const rows = new Map<number, number>();
  const fill = (row: number, vector: ArrayLike<number> | undefined): void => {
    for (let d = 0; d < DIMENSIONS; d++) {
      vectors[row * DIMENSIONS + d] = vector ? vector[d]! * SCALE : (rng() - 0.5) * 0.3;
    }
  };
  fill(1, undefined);
  list.forEach(({ text, hash }, i) => {
    hashes[i + 2] = hash;
    rows.set(hash, i + 2);
    fill(i + 2, vectorOf(text.replace('\u0000', ''), pretrained));
  });
  return { rows, hashes, vectors };
}

export function rowsOf(post: PostFeatures, vocabulary: Vocabulary, longest: number): Int32Array {
  const count = Math.min(longest, post.count);
  return Int32Array.from({ length: count }, (_, i) => vocabulary.rows.get(post.words[i]!.hash) ?? 1);
}

const STEMS: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', ai: 'is' };

/** "don't" lies between "do" and "not"; "he's" is "he". */
function vectorOf(word: string, pretrained: ReadonlyMap<string, Float32Array>): Float32Array | undefined {
  const own = pretrained.get(word);
  const quote = word.lastIndexOf("'");
  if (own || quote < 0) return own;
  if (!word.endsWith("n't")) return pretrained.get(word.slice(0, quote));
  const stem = word.slice(0, -3);
  const verb = pretrained.get(STEMS[stem] ?? stem);
  const not = pretrained.get('not');
  return verb && not ? verb.map((value, d) => (value + not[d]!) / 2) : undefined;
}
