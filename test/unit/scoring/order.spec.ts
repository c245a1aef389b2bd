/** A score depends on the post alone: what the scorer remembers of words must never show in what it says. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadLexicons } from '../../../src/listening/scoring/lexicons.loader.js';
import { createScorer } from '../../../src/listening/scoring/scorer.js';
import { configDir } from './scorer-under-test.js';

const posts = readFileSync(join(__dirname, '../../gold/scoring/posts.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t')[5]!);

/** One word written in ways that look up alike but are not: drawn out, with something invisible inside, in capitals. */
const written = (word: string): string[] => {
  const drawn = word + word.at(-1)!.repeat(2);
  const hidden = `${word}\u200b${word.at(-1)!.repeat(2)}`;
  return [drawn, hidden, word.toUpperCase(), drawn.toUpperCase(), word];
};

const corpus = [
  ...posts,
  ...['Yay', 'refund', 'love', 'worst', 'bekar', 'romba', 'மோசம்', 'बेकार'].flatMap((word) =>
    written(word).map((form) => `${form} Velotel, this is what I say of it today`),
  ),
  ...posts.map((post) => post.replace(/([aeiou])/g, '$1$1$1')),
  ...posts.map((post) => post.replace(/([a-z])([aeiou])/g, '$1\u200b$2$2')),
];

describe('the order of posts', () => {
  it('changes no score', () => {
    const lexicons = loadLexicons(configDir);
    const [one, other] = [createScorer(lexicons), createScorer(lexicons)];
    const forwards = corpus.map((text) => one.score({ text }));
    const backwards = corpus.toReversed().map((text) => other.score({ text }));
    expect(backwards.toReversed()).toEqual(forwards);
  });
});
