import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCard } from '../../../src/listening/scoring/card/card.loader';
import { type CardRow, errorRates } from '../../../src/listening/scoring/card/error-rates';
import { configDir } from './scorer-under-test';

const row = (over: Partial<CardRow>): CardRow => ({
  judgement: 'sentiment',
  language: 'ta',
  n: 1000,
  measure: 'macro F1',
  value: 0.7,
  set: 'a',
  ...over,
});

describe('the error rates people are shown', () => {
  it.each<[string, CardRow[], [number, string, string][]]>([
    ['one figure', [row({})], [[0.3, 'macro F1', 'a']]],
    [
      'the stricter of two measures of one set',
      [row({ measure: 'accuracy', value: 0.9 }), row({ measure: 'macro recall', value: 0.62 })],
      [[0.38, 'macro recall', 'a']],
    ],
    ['the worse of two sets', [row({}), row({ set: 'b', value: 0.6 })], [[0.4, 'macro F1', 'b']]],
    ['nothing for calibration alone', [row({ measure: 'expected calibration error', value: 0.03 })], []],
  ])('are of %s', (_name, rows, expected) => {
    expect(errorRates(rows).map(({ wrong, measure, set }) => [wrong, measure, set])).toEqual(expected);
  });

  it('are apart by judgement and language', () => {
    const rates = errorRates([row({}), row({ language: 'en' }), row({ judgement: 'spam', language: 'en' })]);
    expect(rates.map((rate) => `${rate.judgement} ${rate.language}`)).toEqual([
      'sentiment en',
      'sentiment ta',
      'spam en',
    ]);
  });
});

describe('the model card’s file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'card-'));
    mkdirSync(join(folder, 'models'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('may be missing: nothing is measured then', () => {
    expect(loadCard(folder)).toEqual([]);
  });
  it('is refused in words when it is wrong', () => {
    writeFileSync(join(folder, 'models', 'card.json'), '{"rows":[{"judgement":"spam","value":7}]}');
    expect(() => loadCard(folder)).toThrow(/card\.json is not valid/);
    writeFileSync(join(folder, 'models', 'card.json'), '{');
    expect(() => loadCard(folder)).toThrow(/card\.json is not well-formed/);
  });
  it('that is shipped is valid', () => {
    expect(() => loadCard(configDir)).not.toThrow();
  });
});
