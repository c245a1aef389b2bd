// Floors on labelled open data that lives beside the project and is never part of it; skipped by name where it is missing.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Score } from '../../../src/listening/scoring/score.js';
import { score } from './scorer-under-test.js';

const data = join(__dirname, '../../../../shared/data/text');
const withData = existsSync(data) ? describe : describe.skip;

function rows(set: string): { label: string; text: string }[] {
  return readFileSync(join(data, set, 'dev.tsv'), 'utf8')
    .split('\n')
    .slice(1)
    .filter((line) => line.includes('\t'))
    .map((line) => ({ label: line.slice(0, line.indexOf('\t')), text: line.slice(line.indexOf('\t') + 1) }));
}

/** Mean over the labels of how many of their rows were found, in percent. */
function macroRecall(list: { label: string; text: string }[], said: (score: Score) => string): number {
  const counts = new Map<string, { right: number; all: number }>();
  for (const { label, text } of list) {
    const count = counts.get(label) ?? { right: 0, all: 0 };
    count.all++;
    if (said(score(text)) === label) count.right++;
    counts.set(label, count);
  }
  const recalls = [...counts.values()].map((count) => count.right / count.all);
  return (recalls.reduce((a, b) => a + b, 0) / recalls.length) * 100;
}

const isTamil = (text: string): boolean =>
  (text.match(/[\u0b80-\u0bff]/g) ?? []).length > (text.match(/[A-Za-z]/g) ?? []).length * 0.3;

withData('on open data (needs ../shared/data)', () => {
  it.each([
    ['English tweets', 'tweeteval_sentiment', 70, undefined],
    ['Hindi reviews', 'hindi_amazon_hsac', 60, undefined],
    ['Hinglish', 'sentimix_hinglish', 54, undefined],
    ['Tamil', 'dravidian_tamil3', 50, isTamil],
    ['Tanglish', 'dravidian_tamil3', 48, (text: string) => !isTamil(text)],
  ] as const)('sentiment of %s keeps its macro recall', (_name, set, floor, keep) => {
    const list = rows(set).filter((row) => keep?.(row.text) ?? true);
    expect(macroRecall(list, (result) => result.sentiment)).toBeGreaterThanOrEqual(floor);
  });

  it('finds complaints among tweets to brands', () => {
    const recall = macroRecall(rows('complaints_tweets'), (result) =>
      result.complaint >= 0.5 ? 'complaint' : 'other',
    );
    expect(recall).toBeGreaterThanOrEqual(76);
  });

  it('tells insults from other posts', () => {
    const list = rows('tweeteval_offensive').map(({ label, text }) => ({
      label: label === 'offensive' ? 'offensive' : 'other',
      text,
    }));
    const recall = macroRecall(list, (result) => (result.offensive >= 0.5 ? 'offensive' : 'other'));
    expect(recall).toBeGreaterThanOrEqual(72);
  });

  it('is about as often right about English as it says', () => {
    const judged = rows('tweeteval_sentiment')
      .map(({ label, text }) => ({ label, result: score(text) }))
      .filter(({ result }) => result.sure !== undefined);
    const sure = judged.reduce((sum, { result }) => sum + result.sure!, 0) / judged.length;
    const right = judged.filter(({ label, result }) => result.sentiment === label).length / judged.length;
    expect(Math.abs(sure - right)).toBeLessThan(0.05);
  });

  it.each([
    ['tweeteval_sentiment', 'en', 97],
    ['sentimix_hinglish', 'hi-Latn', 93],
    ['roman_urdu_offensive', 'hi-Latn', 96],
  ])('knows the language of %s', (set, language, floor) => {
    const list = rows(set);
    const right = list.filter((row) => score(row.text).language === language).length;
    expect((right / list.length) * 100).toBeGreaterThanOrEqual(floor);
  });

  it('takes hardly any ordinary post for spam', () => {
    const posts = [...rows('tweeteval_sentiment'), ...rows('sentimix_hinglish')];
    const spam = posts.filter((row) => score(row.text).spam >= 0.8).length;
    expect((spam / posts.length) * 100).toBeLessThan(0.5);
  });
});
