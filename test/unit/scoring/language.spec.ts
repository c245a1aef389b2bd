import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLanguageDetector } from '../../../src/listening/scoring/language.js';
import { loadLanguageModel } from '../../../src/listening/scoring/learned/language.loader.js';
import { scriptSpans } from '../../../src/listening/scoring/script-spans.js';
import { tokenise } from '../../../src/listening/scoring/text/tokenise.js';
import { configDir, score } from './scorer-under-test.js';

describe('language and script', () => {
  it.each([
    ['The parcel never arrived and nobody answers', 'en', 'latin'],
    ['पार्सल अभी तक नहीं आया', 'hi', 'devanagari'],
    ['பார்சல் இன்னும் வரவில்லை', 'ta', 'tamil'],
    ['parcel abhi tak nahi aaya yaar', 'hi-Latn', 'latin'],
    ['parcel innum varala pa, romba kashtam', 'ta-Latn', 'latin'],
    ['मेरा order अभी तक deliver नहीं हुआ', 'hi', 'mixed'],
    ['super padam தலைவா mass', 'ta', 'mixed'],
    ['El paquete todavía no ha llegado y nadie contesta', 'other', 'latin'],
    ['Посылка так и не пришла', 'other', 'other'],
    ['お店は開いていますか', 'other', 'other'],
  ])('%s → %s', (text, language, script) => {
    expect(score(text)).toMatchObject({ language, script });
  });

  it.each(['', '😡😡😡', 'https://x.example/a', '@velotel', 'bad app', '12345'])('abstains on %j', (text) => {
    expect(score(text).language).toBe('und');
  });

  it('lets the script speak however short the text', () => {
    expect(score('बेकार').language).toBe('hi');
    expect(score('மோசம்').language).toBe('ta');
  });

  it('does not let a brand name or a link in Latin letters outvote the script', () => {
    expect(score('@velotel Velotel की सर्विस बेकार https://velotel.example/help').language).toBe('hi');
  });
});

describe('language of hand-written posts (test/gold/scoring/language.tsv)', () => {
  const rows = readFileSync(join(__dirname, '../../gold/scoring/language.tsv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t') as [string, string]);

  it.each([
    ['en', 85],
    ['hi-Latn', 90],
    ['ta-Latn', 90],
    ['other', 75],
    ['und', 100],
    ['hi', 100],
    ['ta', 100],
  ])('%s is found in %d of 100', (language, floor) => {
    const own = rows.filter(([wanted]) => wanted === language);
    const missed = own.filter(([, text]) => score(text).language !== language);
    expect(own.length).toBeGreaterThan(1);
    expect(100 - (100 * missed.length) / own.length).toBeGreaterThanOrEqual(floor);
  });
});

describe('spans of mixed script', () => {
  const detect = createLanguageDetector(loadLanguageModel(configDir));
  const spansOf = (text: string): string[] =>
    scriptSpans(tokenise(text).tokens, detect).map(
      ({ start, end, script, language }) => `${text.slice(start, end)} = ${script} ${language ?? '?'}`,
    );

  it.each([
    [
      'मेरा order अभी तक deliver नहीं हुआ',
      [
        'मेरा = devanagari hi',
        'order = latin ?',
        'अभी तक = devanagari hi',
        'deliver = latin ?',
        'नहीं हुआ = devanagari hi',
      ],
    ],
    [
      'Semma padam bro, vera level 🔥🔥 தலைவா மாஸ்!',
      ['Semma padam bro, vera level = latin ta-Latn', 'தலைவா மாஸ் = tamil ta'],
    ],
    ['@velotel 123 https://velotel.example 😡', []],
    ['', []],
    ['Очень плохо', ['Очень плохо = other other']],
  ])('%s', (text, spans) => {
    expect(spansOf(text)).toEqual(spans);
  });

  it('names the language of a long Latin part beside another script', () => {
    expect(spansOf('The delivery boy was so rude to my mother. बहुत बुरा लगा')).toEqual([
      'The delivery boy was so rude to my mother = latin en',
      'बहुत बुरा लगा = devanagari hi',
    ]);
  });

  it('keeps offsets whatever stands between, and never overlaps', () => {
    const text = 'app 😀 வேலை\u200d செய்யல… worst app ever yaar 👨‍👩‍👧 बेकार';
    const spans = scriptSpans(tokenise(text).tokens, detect);
    let last = 0;
    for (const { start, end } of spans) {
      expect(start).toBeGreaterThanOrEqual(last);
      expect(end).toBeGreaterThan(start);
      last = end;
    }
    expect(last).toBe(text.length);
  });
});
