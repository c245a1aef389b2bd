// Trending phrases: what an hour speaks of more than the brand's posts do otherwise.
import { loadLexicons } from '../../../src/listening/scoring/lexicons.loader.js';
import { findPii } from '../../../src/listening/scoring/pii/pii.js';
import { PhraseCounter, type PhraseCounts } from '../../../src/listening/scoring/trending/phrase-counter.js';
import { soundOf, soundsLike } from '../../../src/listening/scoring/trending/skeleton.js';
import { stopWords } from '../../../src/listening/scoring/trending/stopwords.js';
import { findTrends } from '../../../src/listening/scoring/trending/trends.js';
import { configDir } from './scorer-under-test.js';

const rules = { stop: stopWords(loadLexicons(configDir).topics) };

function counted(posts: readonly (string | { text: string; author: string })[], most?: number): PhraseCounts {
  const counter = new PhraseCounter(rules, most);
  posts.forEach((post, index) => {
    const { text, author } = typeof post === 'string' ? { text: post, author: `author ${index}` } : post;
    counter.feed({ text, author, pii: findPii(text) });
  });
  return counter.result();
}

const EVERY_DAY = [
  'My parcel has not arrived yet',
  'Lovely packaging and quick delivery',
  'The courier left my parcel with a neighbour',
  'Customer service answered after ten minutes',
  'Is the store in the mall open on Sunday',
  'Great prices in the summer sale',
];
const background = counted(
  Array.from({ length: 240 }, (_, index) => `${EVERY_DAY[index % 6]} ${'abcdefghij'[index % 10]}${index}`),
);
const quiet = EVERY_DAY.map((text, index) => `${text} ${'klmnop'[index]}${index}`);
const storm = (...texts: string[]) => findTrends(counted([...quiet, ...texts]), background);
const phrases = (...texts: string[]): string[] => storm(...texts).map((trend) => trend.phrase);

describe('trending phrases', () => {
  it('are what several people say and nobody said before', () => {
    const [first] = storm(
      'checkout error when I pay by card',
      'Anyone else getting a checkout error?',
      'checkout error again, third time',
      'So annoying, this checkout error',
    );
    expect(first).toMatchObject({ phrase: 'checkout error', voices: 4 });
    expect(first!.expected).toBeLessThan(1);
  });

  it('are nothing in an hour like the others', () => {
    expect(phrases()).toEqual([]);
    expect(phrases('My parcel is late', 'Where is my parcel', 'parcel lost')).toEqual([]);
  });

  it('rank thirty voices out of nothing above three', () => {
    const many = Array.from({ length: 30 }, (_, index) => `the zipper ripped ${index}`);
    const few = ['wobbly wheels on mine', 'those wobbly wheels', 'wobbly wheels too'];
    expect(phrases(...many, ...few)).toEqual(['zipper ripped', 'wobbly wheels']);
  });

  it('count one author once however often he posts', () => {
    const one = Array.from({ length: 10 }, (_, index) => ({
      text: `boycott day ${index} of the boycott`,
      author: 'angry',
    }));
    expect(findTrends(counted([...quiet, ...one]), background)).toEqual([]);
  });

  it('count a copied text once, however it is dressed up', () => {
    expect(
      phrases(
        'The zipper ripped on day one',
        'RT @someone The zipper ripped on day one',
        'the zipper ripped on day one!! https://example.com/x',
        '@brand The ZIPPER ripped on day one 😡',
      ),
    ).toEqual([]);
  });

  it('are one phrase in three scripts and in two spellings', () => {
    const [first, ...others] = storm(
      'இன்னும் ரீஃபண்ட் வரவில்லை',
      'रिफंड कब मिलेगा',
      'where is the refund',
      'refund please',
      'ரீஃபண்ட் எங்கே',
    );
    expect(first!.voices).toBe(5);
    expect([...first!.forms].sort()).toEqual(['refund', 'ரீஃபண்ட்', 'रिफंड'].sort());
    expect(others.flatMap((trend) => trend.forms)).not.toContain('रिफंड');
  });

  it('know a word of the background in another script as nothing new', () => {
    expect(phrases('பார்சல் எங்கே', 'பார்சல் வரவில்லை', 'என் பார்சல்')).toEqual([]);
  });

  it('never hold personal data, a number, a link or a mention', () => {
    const found = storm(
      'call 98401 23456 about the zipper ripped',
      'call 98401 23456 and ask, zipper ripped',
      'mail asha.rao@example.com call 98401 23456 zipper ripped see https://example.com/zip',
      '@brand zipper ripped, mail asha.rao@example.com, order 445566, see https://example.com/zip',
    );
    const said = found.flatMap((trend) => trend.forms).join('\n');
    expect(said).toContain('zipper ripped');
    expect(said).not.toMatch(/\d|asha|example|http|brand/);
  });

  it('leave out what the caller marked as personal, names for instance', () => {
    const counter = new PhraseCounter(rules);
    for (const [index, end] of ['was rude', 'shouted at me', 'hung up'].entries()) {
      const text = `Priya Raman ${end}`;
      counter.feed({ text, author: `author ${index}`, pii: [{ start: 0, end: 11 }] });
    }
    expect(counter.result().phrases.map(([phrase]) => phrase)).not.toContainEqual(
      expect.stringMatching(/priya|raman/),
    );
  });

  it('tell the long phrase rather than its parts', () => {
    const found = phrases(
      'no hot water again',
      'still no hot water here',
      'hot water gone',
      'hot water again cold',
    );
    expect(found).toContain('hot water');
    expect(found).not.toContain('hot');
    expect(found).not.toContain('water');
  });

  it('keep the common phrases in little room', () => {
    const noise = Array.from(
      { length: 600 },
      (_, index) => `${index.toString(36)}zz qq${index.toString(36)}`,
    );
    const counts = counted([...noise, ...Array.from({ length: 20 }, (_, i) => `zipper ripped n${i}`)], 300);
    expect(counts.phrases.length).toBeLessThanOrEqual(300);
    expect(new Map(counts.phrases).get('zipper ripped')).toBe(20);
  });

  it('fade from the background as hours pass', () => {
    const past = new PhraseCounter(rules);
    past.absorb({
      posts: 100,
      phrases: [
        ['hot water', 40],
        ['once', 1],
      ],
    });
    for (let hour = 0; hour < 30; hour++) past.absorb({ posts: 10, phrases: [] }, 0.9);
    const left = new Map(past.result().phrases);
    expect(left.get('hot water')).toBeLessThan(2);
    expect(left.has('once')).toBe(false);
  });

  it('come from counts that were stored as JSON', () => {
    const stored = JSON.parse(JSON.stringify(background)) as PhraseCounts;
    expect(
      findTrends(counted([...quiet, 'zipper ripped a', 'zipper ripped b', 'zipper ripped c']), stored)[0],
    ).toMatchObject({ phrase: 'zipper ripped', voices: 3 });
  });
});

describe('words of several scripts', () => {
  it.each([
    ['refund', 'ரீஃபண்ட்'],
    ['refund', 'रिफंड'],
    ['parcel', 'பார்சல்'],
    ['delivery', 'डिलीवरी'],
    ['network', 'நெட்வொர்க்'],
    ['network', 'नेटवर्क'],
    ['recharge', 'ரீசார்ஜ்'],
    ['payment', 'पेमेंट'],
    ['company', 'கம்பெனி'],
    ['account', 'அக்கவுண்ட்'],
    ['shikayat', 'शिकायत'],
    ['mosadi', 'மோசடி'],
    ['kharab', 'खराब'],
    ['पार्सल', 'பார்சல்'],
  ])('%s and %s are one', (a, b) => {
    expect(soundsLike(soundOf(a), soundOf(b))).toBe(true);
  });

  it.each([
    ['network', 'நாடகம்'],
    ['refund', 'ரயில்'],
    ['bill', 'பல்லி'],
    ['paid', 'बुद्ध'],
    ['app', 'ஆப்பிரிக்கா'],
  ])('%s and %s are two', (a, b) => {
    expect(soundsLike(soundOf(a), soundOf(b))).toBe(false);
  });
});
