/**
 * Which language a post in Latin letters is in. Learned from many sources, so that it travels: a set of tweets alone would
 * teach what tweets look like. "Other" comes from rows that Tamil annotators refused, from posts written for this
 * project, and from word lists.
 */
import { createRequire } from 'node:module';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { createLanguageDetector, languageModelOf } from '../../../listening/scoring/language.js';
import {
  decodeContainer,
  encodeContainer,
  type Container,
} from '../../../listening/scoring/learned/container.js';
import { Words } from '../../../listening/scoring/learned/words.js';
import { findConfigDir } from '../../../listening/scoring/lexicons.loader.js';
import type { Language } from '../../../listening/scoring/score.js';
import { tokenise } from '../../../listening/scoring/text/tokenise.js';
import { LabError } from '../../io.js';
import {
  fitLanguage,
  languageChances,
  latinWords,
  packLanguage,
  rowOf,
  type LanguageRow,
  type LanguageSettings,
} from '../language.js';
import { ownPosts } from '../own-posts.js';
import { random, shuffle, type Random } from '../random.js';
import type { Row } from '../rows.js';
import type { EvaluationRow, TrainContext, TrainTask } from '../task.js';

/** Two classes of "other": what is close to Hindi and Tamil, and what is not. */
const CLASSES: Language[] = ['en', 'hi-Latn', 'ta-Latn', 'other', 'other'];
const [EN, HI, TA, NEAR, FAR] = [0, 1, 2, 3, 4] as const;
const SETTINGS: LanguageSettings = {
  classes: CLASSES,
  bits: 16,
  epochs: 4,
  rate: 0.08,
  l2: 1e-5,
  seeds: 2,
  shares: [1, 1.3, 1.6, 2, 1],
  // Hinglish is half English words: what might be either is heard as both, and called Hinglish a little sooner.
  lean: [-0.3, 0, 0, 0, 0],
};
const SOURCES: readonly (readonly [set: string, file: string, label: number, most: number])[] = [
  ['tweeteval_sentiment', 'train.tsv', EN, 9000],
  ['tweeteval_offensive', 'train.tsv', EN, 4000],
  ['complaints_tweets', 'train.tsv', EN, 3000],
  ['banking77', 'train.tsv', EN, 2500],
  ['sms_spam', 'train.tsv', EN, 3000],
  ['youtube_spam', 'train.tsv', EN, 1500],
  ['sst2', 'train.tsv', EN, 2500],
  ['politeness_se', 'train.tsv', EN, 1500],
  ['davidson_hate', 'train.tsv', EN, 4000],
  ['sentimix_hinglish', 'train.tsv', HI, 15000],
  ['roman_urdu_offensive', 'train.tsv', HI, 7200],
  ['dravidian_tamil3', 'train.tsv', TA, 30000],
];
/** Word lists of these stand in for "other" beside the posts written for it. */
const LISTED = 'es fr de it pt nl id tr pl sv ro vi tl ms sw fi cs'.split(' ');
const NEAR_LANGUAGES = new Set(['te', 'ml', 'kn', 'bn', 'mr', 'gu', 'si']);

export const language: TrainTask = {
  name: 'language',
  sets: [...SOURCES.map(([set]) => set), 'dravidian_tamil'],
  train(context) {
    const container = fitFrom(context, new Set(), SETTINGS);
    context.save('language.bin', container);
    // How well it travels: English comments under videos, judged by a table that has seen none.
    const elsewhere = fitFrom(context, new Set(['youtube_spam']), { ...SETTINGS, seeds: 1 });
    const comments = context.rows('youtube_spam', 'train.tsv').filter((row) => row.label === 'ham');
    return [
      ...accuracy(container, 'en', context.rows('tweeteval_sentiment', 'dev.tsv'), 'tweeteval_sentiment dev'),
      ...accuracy(
        container,
        'hi-Latn',
        context.rows('sentimix_hinglish', 'dev.tsv'),
        'sentimix_hinglish dev',
      ),
      ...accuracy(container, 'ta-Latn', context.rows('dravidian_tamil3', 'dev.tsv'), 'dravidian_tamil3 dev'),
      ...accuracy(
        container,
        'other',
        context.rows('dravidian_tamil', 'dev.tsv').filter((row) => row.label === 'not-Tamil'),
        'dravidian_tamil dev, rows said not to be Tamil (two in five are Hindi)',
      ),
      ...accuracy(elsewhere, 'en', comments, 'youtube_spam comments, trained without that set'),
    ];
  },
};

function fitFrom(context: TrainContext, without: ReadonlySet<string>, settings: LanguageSettings): Container {
  const rng = random(20_240_601);
  const { words } = context;
  const posts: { label: number; words: Uint32Array[] }[] = [];
  const take = (label: number, list: readonly Uint32Array[][]): void => {
    for (const post of list) if (post.length > 0) posts.push({ label, words: post });
  };
  const used = SOURCES.filter(([set]) => !without.has(set));
  for (const [set, file, label, most] of used) {
    const rows = shuffle([...context.rows(set, file)], rng).slice(0, most);
    take(
      label,
      rows.map((row) => latinWords(row.text, words)),
    );
  }
  for (const at of [EN, HI, TA]) {
    const corrected = context
      .corrections('language', [CLASSES[at]!])
      .concat(context.corrections('language', []));
    for (const row of corrected.filter(({ label }) => label === CLASSES[at])) {
      for (let times = 0; times < 4; times++) take(at, [latinWords(row.text, words)]);
    }
  }
  // People write short: half the posts are there twice, once as two to five words of them.
  const short = posts.filter((_, i) => i % 2 === 0);
  for (const post of short) posts.push({ label: post.label, words: snippet(post.words, rng) });

  const refused = context.rows('dravidian_tamil', 'train.tsv').filter((row) => row.label === 'not-Tamil');
  for (const post of sorted(refused, posts, context)) {
    posts.push(post);
    if (post.label === NEAR) posts.push({ label: NEAR, words: snippet(post.words, rng) });
  }
  // The same number of posts about the same matters in the languages that are judged, or talk of parcels would be "other".
  const own = [EN, HI, TA].flatMap((label) =>
    ownPosts(CLASSES[label]!).map(({ text }) => ({ label, words: latinWords(text, words) })),
  );
  for (const post of [...written(words), ...own]) {
    for (let times = 0; times < 8; times++) {
      posts.push(times % 2 === 0 ? post : { ...post, words: snippet(post.words, rng) });
    }
  }
  take(FAR, listed(words, rng, 6000));
  context.report(
    `language.bin: ${posts.length} rows${without.size > 0 ? `, without ${[...without].join()}` : ''}`,
  );
  const rows = posts.map((post) => rowOf(post.label, post.words));
  return packLanguage(fitLanguage(rows, settings), [
    ...used.map(([set]) => set),
    'dravidian_tamil',
    'own posts',
    'stopwords-iso',
  ]);
}

/** Rows said not to be Tamil are Hindi, English, or what "other" is meant to be: a first table tells which. */
function sorted(
  refused: readonly Row[],
  posts: readonly { label: number; words: Uint32Array[] }[],
  { words }: TrainContext,
): { label: number; words: Uint32Array[] }[] {
  const first = fitLanguage(
    posts.map((post): LanguageRow => rowOf(post.label, post.words)),
    { ...SETTINGS, classes: CLASSES.slice(0, NEAR), shares: [1, 1.3, 1], epochs: 2, seeds: 1 },
  );
  const p = new Float64Array(3);
  return refused.flatMap((row) => {
    const found = latinWords(row.text, words);
    if (found.length === 0) return [];
    languageChances(first, rowOf(0, found), p);
    if (p[EN]! > 0.8) return [];
    return [{ label: p[HI]! > 0.9 ? HI : NEAR, words: found }];
  });
}

function written(words: Words): { label: number; words: Uint32Array[] }[] {
  const path = join(findConfigDir(), 'language', 'other-latin.yaml');
  if (!existsSync(path))
    throw new LabError(`${path} is missing: it holds the posts that "other" is learnt from.`);
  const byLanguage = parse(readFileSync(path, 'utf8')) as Record<string, string[]>;
  return Object.entries(byLanguage).flatMap(([code, posts]) =>
    posts.map((text) => ({
      label: NEAR_LANGUAGES.has(code) ? NEAR : FAR,
      words: latinWords(text, words),
    })),
  );
}

function snippet(words: Uint32Array[], rng: Random): Uint32Array[] {
  const size = 2 + Math.floor(rng() * 4);
  const from = Math.floor(rng() * (Math.max(0, words.length - size) + 1));
  return words.slice(from, from + size);
}

/** Frequent words of other languages in any order: no posts, but better than nothing. */
function listed(words: Words, rng: Random, many: number): Uint32Array[][] {
  const require = createRequire(join(findConfigDir(), '..', 'package.json'));
  const lists = require('stopwords-iso') as Record<string, string[]>;
  const english = new Set(lists.en);
  const own = new Map(LISTED.map((code) => [code, lists[code]!.filter((word) => !english.has(word))]));
  return Array.from({ length: many }, (_, i) => {
    const list = own.get(LISTED[i % LISTED.length]!)!;
    const post: Uint32Array[] = [];
    for (let n = 3 + Math.floor(rng() * 10); n > 0; n--) {
      post.push(...latinWords(list[Math.floor(rng() * list.length)]!, words));
    }
    return post;
  });
}

function accuracy(
  container: Container,
  wanted: Language,
  rows: readonly Row[],
  set: string,
): EvaluationRow[] {
  if (rows.length === 0) return [];
  const packed = decodeContainer(encodeContainer(container), 'language.bin');
  const detect = createLanguageDetector(languageModelOf(packed, 'language.bin'), new Words());
  const right = rows.filter((row) => {
    const { language, script } = detect(tokenise(row.text).tokens);
    // A set of Tanglish holds posts in Tamil script too: those are Tamil.
    return language === wanted || (wanted === 'ta-Latn' && language === 'ta' && script !== 'latin');
  }).length;
  return [
    {
      judgement: 'language',
      language: wanted,
      n: rows.length,
      measure: 'accuracy',
      value: Math.round((right / rows.length) * 1e4) / 1e4,
      set,
    },
  ];
}
