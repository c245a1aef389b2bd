/**
 * The model of right words in the wrong place (src/desk/replies/checks/real-words): counts of pieces of sentences from WordNet's
 * glosses and the open sets, and a regression that learns from right sentences with one word exchanged. It judges no posts, so it
 * answers no figures for the card: test/gold/checks measures it.
 */
import { join } from 'node:path';
import { loadDictionaries, readWords } from '../../../desk/replies/checks/check-files.js';
import { Counts } from '../../../desk/replies/checks/real-words/counts.js';
import {
  FEATURE_BITS,
  featuresOf,
  MOST_FEATURES,
  numbered,
  type Numbered,
  PAD,
} from '../../../desk/replies/checks/real-words/features.js';
import { Lexicon, packLexicon } from '../../../desk/replies/checks/real-words/lexicon.js';
import { SPECIAL, type Token, tokensOf } from '../../../desk/replies/checks/real-words/tokens.js';
import { findConfigDir } from '../../../listening/scoring/lexicons.loader.js';
import { random } from '../random.js';
import { type Alternative, alternativesOf } from '../real-words/alternatives.js';
import { countPieces } from '../real-words/count-pieces.js';
import { fitGaps } from '../real-words/fit-gaps.js';
import { OPTIONAL_SETS, readGroups, sentences, spokenTimes, type Sentence } from '../real-words/sentences.js';
import { classNames, families } from '../real-words/word-classes.js';
import { partsOfSpeech } from '../real-words/wordnet.js';
import type { TrainContext, TrainTask } from '../task.js';

const SETS = [
  'tweeteval_sentiment',
  'complaints_tweets',
  'banking77',
  'politeness_se',
  'politeness_wiki',
  'uci_sentences',
  'vader_groundtruth',
  ...OPTIONAL_SETS,
];
/** So many of the commonest words are each a class of their own. */
const OWN_CLASSES = 250;

/** Pieces seen more seldom are left out: the model is to stay below five megabytes. */
const LEAST = { ww: 2, www: 3, cw: 2, wc: 2, cwc: 3, ccw: 4, wcc: 4, ccc: 8 };

export const realWords: TrainTask = {
  name: 'real-words',
  sets: SETS,
  train(context) {
    const texts = sentences(context).map((sentence) => ({ ...sentence, tokens: tokensOf(sentence.text) }));
    context.report(`${texts.length} sentences`);
    const lexicon = makeLexicon(texts, context);
    const all = texts.map((sentence) => ({ ...sentence, numbered: numbered(sentence.tokens, lexicon) }));
    const arrays = countPieces(
      all.map((sentence) => sentence.numbered),
      LEAST,
    );
    context.report(`${arrays.counts.length} pieces kept`);
    const counts = new Counts(arrays);
    const rows = makeRows(all, lexicon, counts);
    context.report(`${rows.labels.length} rows`);
    const fit = fitGaps(rows, FEATURE_BITS, random(11), { epochs: 3, rate: 0.05, decay: 1e-6 });
    context.save('real-words-en.bin', {
      kind: 'real-words',
      header: { scale: fit.scale, bias: fit.bias },
      arrays: {
        words: new TextEncoder().encode(lexicon.words.join('\n')),
        ...packLexicon(lexicon.arrays),
        countStarts: arrays.starts,
        countRests: new Int16Array(arrays.rests.buffer),
        counts: arrays.counts,
        weights: fit.weights,
      },
    });
    return [];
  },
};

function makeLexicon(texts: readonly { tokens: Token[] }[], context: TrainContext): Lexicon {
  const dictionary = loadDictionaries(findConfigDir());
  const support = new Set(readWords(join(findConfigDir(), 'checks'), 'en-support.txt'));
  const groups = readGroups(join(findConfigDir(), 'checks'));
  const seen = new Map<string, number>();
  for (const { tokens } of texts)
    for (const { word, text } of tokens) if (word) seen.set(text, (seen.get(text) ?? 0) + 1);
  const spoken = spokenTimes();
  const total = [...seen.values()].reduce((sum, times) => sum + times, 0);
  // Half what was read for training, half what is said in films: neither is how agents write.
  const million = (word: string): number =>
    ((seen.get(word) ?? 0) * 5e5) / total + ((spoken.get(word) ?? 0) * 5e5) / 50e6;
  const listed = new Set(groups.flatMap(({ written, meant }) => [...written, ...meant]));
  const candidates = new Set([...seen.keys(), ...spoken.keys(), ...listed]);
  const words = [...candidates]
    .filter((word) => /^[a-z][a-z']*$/.test(word) && (word.length > 1 || word === 'a' || word === 'i'))
    .filter((word) => listed.has(word) || (seen.get(word) ?? 0) >= 2 || million(word) >= 0.3)
    .filter((word) => listed.has(word) || word === 'i' || dictionary.correct(word) || support.has(word))
    .sort((a, b) => million(b) - million(a) || (a < b ? -1 : 1))
    .slice(0, 50_000);
  const parts = partsOfSpeech();
  const own = new Set(words.slice(0, OWN_CLASSES));
  const names = [...SPECIAL, ...classNames(words, parts, own)];
  const classIds = new Map([...new Set(names)].map((name, id) => [name, id]));
  const known = [...SPECIAL, ...words];
  const times = known.map((word) => (SPECIAL.includes(word) ? 0 : million(word)));
  const alternatives = alternativesOf(
    known,
    times,
    groups,
    families(new Set(words), parts),
    (word) => !SPECIAL.includes(word),
  );
  context.report(`${words.length} words, ${classIds.size} classes`);
  const starts = new Uint32Array(known.length + 1);
  alternatives.forEach((others, id) => (starts[id + 1] = starts[id]! + others.length));
  return new Lexicon(known, {
    classes: Uint16Array.from(names, (name) => classIds.get(name)!),
    rarity: Uint8Array.from(times, (one) =>
      Math.min(255, Math.round(-16 * Math.log(Math.max(one, 0.05) / 1e6))),
    ),
    starts,
    alternatives: Uint16Array.from(alternatives.flatMap((others) => others.map((other) => other.word))),
    ways: Uint8Array.from(alternatives.flatMap((others) => others.map((other) => other.way))),
  });
}

/** How often a right word is shown beside each alternative, and how often one is put in its place, by way. */
const KEEP = { right: [1, 0.7, 0.3, 0.3, 0.3, 0.15], wrong: [1, 0.5, 0.12, 0.12, 0.2, 0.08] };

function makeRows(
  texts: readonly (Sentence & { numbered: Numbered })[],
  lexicon: Lexicon,
  counts: Counts,
): { buckets: Int32Array; starts: Int32Array; labels: Uint8Array } {
  const rng = random(7);
  const { starts, alternatives, ways } = lexicon.arrays;
  const into = new Int32Array(MOST_FEATURES);
  let buckets = new Int32Array(1 << 24);
  const rowStarts: number[] = [0];
  const labels: number[] = [];
  let n = 0;
  const add = (label: number, size: number): void => {
    if (size === 0) return;
    if (n + size > buckets.length) {
      const larger = new Int32Array(buckets.length * 2);
      larger.set(buckets);
      buckets = larger;
    }
    buckets.set(into.subarray(0, size), n);
    n += size;
    rowStarts.push(n);
    labels.push(label);
  };
  const writtenFor = turnedRound(lexicon);
  for (const { numbered: text, share } of texts) {
    for (let at = PAD; at < text.ids.length - PAD; at += 1) {
      const id = text.ids[at]!;
      for (let i = starts[id]!; i < starts[id + 1]!; i += 1) {
        const [other, way] = [alternatives[i]!, ways[i]!];
        if (rng() >= KEEP.right[way]! * share) continue;
        const place = { text, at, written: id, other, way, counted: 'written' as const };
        add(0, featuresOf(place, lexicon, counts, into));
      }
      for (const { word, way } of writtenFor[id]!) {
        if (rng() >= KEEP.wrong[way]! * share) continue;
        const place = { text, at, written: word, other: id, way, counted: 'other' as const };
        add(1, featuresOf(place, lexicon, counts, into));
      }
    }
  }
  return {
    buckets: buckets.subarray(0, n),
    starts: Int32Array.from(rowStarts),
    labels: Uint8Array.from(labels),
  };
}

/** By right word: what may be written in its place. */
function turnedRound({ words, arrays }: Lexicon): Alternative[][] {
  const found: Alternative[][] = words.map(() => []);
  words.forEach((_, word) => {
    for (let i = arrays.starts[word]!; i < arrays.starts[word + 1]!; i += 1)
      found[arrays.alternatives[i]!]!.push({ word, way: arrays.ways[i]! });
  });
  return found;
}
