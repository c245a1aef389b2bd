import fc from 'fast-check';
import { countLength, urlSpans } from '../../../src/platforms/length.js';
import type { LengthRule } from '../../../src/platforms/ports.js';
import { said } from './kit.js';

const rule = (unit: LengthRule['unit'], more: Partial<LengthRule> = {}): LengthRule => ({
  max: 10,
  unit,
  ...more,
});

describe('length as a platform counts it', () => {
  it.each<[string, LengthRule, number]>([
    ['hello', rule('graphemes'), 5],
    ['👩‍👩‍👧‍👦', rule('graphemes'), 1],
    ['👩‍👩‍👧‍👦', rule('code-points'), 7],
    ['👩‍👩‍👧‍👦', rule('utf16'), 11],
    ['👩‍👩‍👧‍👦', rule('bytes'), 25],
    ['क्षमा करें', rule('graphemes'), [...new Intl.Segmenter('und').segment('क्षमा करें')].length],
    ['வணக்கம்', rule('graphemes'), 5],
    ['வணக்கம்', rule('bytes'), 21],
    ['e\u0301', rule('graphemes'), 1],
    ['a\r\nb', rule('graphemes'), 3],
    ['🇮🇳🇮🇳', rule('graphemes'), 2],
    ['', rule('graphemes'), 0],
    ['see https://nilavu.example/a/very/long/path?with=query ok', rule('code-points', { urlLength: 23 }), 30],
    ['(https://a.example).', rule('code-points', { urlLength: 23 }), 26],
    ['https://a.example/(x) http://b.example', rule('code-points', { urlLength: 23 }), 47],
  ])('counts %j', (text, given, used) => {
    expect(countLength(text, given).used).toBe(used);
  });

  it('says how much is too much, and from where', () => {
    expect(countLength('123456789012', rule('graphemes'))).toMatchObject({
      used: 12,
      max: 10,
      over: 2,
      fitsUntil: 10,
    });
    expect(countLength('1234567890', rule('graphemes'))).toMatchObject({ over: 0, fitsUntil: 10 });
  });

  it('holds both limits: few letters can be too many bytes', () => {
    const counted = countLength('நன்றி', rule('graphemes', { maxBytes: 12 }));
    expect(counted).toMatchObject({ used: 3, over: 3, bytes: 15 });
    expect(said('நன்றி', { length: { max: 10, unit: 'graphemes', maxBytes: 12 } })).toEqual([
      "length.bytes-over 'றி'",
    ]);
  });

  it('underlines exactly what does not fit', () => {
    expect(said('We are sorry. 👩‍👩‍👧‍👦 Soon.', { length: { max: 15, unit: 'graphemes' } })).toEqual([
      "length.over ' Soon.'",
    ]);
  });

  it('says nothing when the rule is unknown', () => {
    expect(said('All is well. '.repeat(2000).trim(), { length: null })).toEqual([]);
  });

  it('counts as the segmenter does, whatever the text, and cuts between graphemes', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(
            'a',
            ' ',
            '\n',
            '\r',
            '\u0301',
            'க',
            'ு',
            '👩',
            '\u200d',
            '🇮',
            'é',
            '\ud83d',
            '한',
            'ᄀ',
          ),
          maxLength: 400,
        }),
        (text) => {
          const whole = [...new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(text)];
          const counted = countLength(text, { max: 5, unit: 'graphemes' });
          expect(counted.used).toBe(whole.length);
          expect(counted.fitsUntil).toBe(whole[5]?.index ?? text.length);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('finds addresses without the mark that ends the sentence', () => {
    const text = 'See https://a.example/x, or http://b.example/y?z=1!';
    expect(urlSpans(text).map((span) => text.slice(span.start, span.end))).toEqual([
      'https://a.example/x',
      'http://b.example/y?z=1',
    ]);
  });

  it('finds an address in rows of dots without looking at each row from each of its dots', () => {
    const text = `http://a.example/${'.'.repeat(300_000)}x${'.'.repeat(300_000)}`;
    expect(urlSpans(text)).toEqual([{ start: 0, end: text.length - 300_000 }]);
  });
});
