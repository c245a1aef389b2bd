import { tokenise } from '../../../src/listening/scoring/text/tokenise.js';
import {
  foldDigits,
  normaliseText,
  normaliseWord,
  soundForm,
  squeeze,
} from '../../../src/listening/scoring/text/normalise.js';

const words = (text: string): string[] => tokenise(text).tokens.map((token) => token.norm);

describe('tokenise', () => {
  it.each([
    ["Don't STOP", ["don't", 'stop']],
    ['Don’t stop', ["don't", 'stop']],
    ['#WorstServiceEver', ['worst', 'service', 'ever']],
    ['@velotel_care hello', ['<user>', 'hello']],
    ['@a@mastodon.example hello', ['<user>', 'hello']],
    ['see https://x.example/a?b=c, ok', ['see', '<url>', 'ok']],
    ['see shop.com/deal now', ['see', '<url>', 'now']],
    ['a@b.example wrote', ['<email>', 'wrote']],
    ['paid 1,200.50 today', ['paid', '1,200.50', 'today']],
    ['₹५०० दिए', ['500', 'दिए']],
    ['👍🏽👍', ['👍', '👍']],
    ['❤️‍🔥', ['❤']],
    ['nice :-) bad :(', ['nice', ':-)', 'bad', ':(']],
    ['ख़राब', ['खराब']],
    ['हाँ', ['हां']],
    ['ரொம்ப நல்லா', ['ரொம்ப', 'நல்லா']],
    ['𝗙𝗥𝗘𝗘 money', ['free', 'money']],
    ['', []],
    ['   \n\t ', []],
  ])('cuts %j', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it('keeps offsets into the text as given, whatever was folded', () => {
    const text = 'यह ख़राब है 😡 BAD! @x https://y.example/z';
    for (const token of tokenise(text).tokens) {
      expect(token.end).toBeGreaterThan(token.start);
      expect(normaliseText(text.slice(token.start, token.end)).length).toBeGreaterThanOrEqual(0);
    }
    const bad = tokenise(text).tokens.find((token) => token.norm === 'bad')!;
    expect(text.slice(bad.start, bad.end)).toBe('BAD');
    expect(bad.caps).toBe(true);
  });

  it('survives lone surrogates and control characters', () => {
    expect(words('a \ud83d b \udc00 c \u0000 d')).toEqual(['a', 'b', 'c', 'd']);
  });

  it.each([
    'a.'.repeat(50_000),
    '@'.repeat(100_000),
    'a@'.repeat(50_000),
    '#'.repeat(100_000),
    ':'.repeat(100_000),
    'x'.repeat(100_000),
    '-_'.repeat(50_000),
  ])('ends on 100 kB of one pattern (%#)', (text) => {
    expect(tokenise(text).tokens.length).toBeLessThanOrEqual(100_000);
  });
});

describe('normalise', () => {
  it('levels what people spell in many ways', () => {
    expect(squeeze('sooooo', 2)).toBe('soo');
    expect(squeeze('நல்லாாாா', 1)).toBe('நல்லா');
    expect(normaliseWord('ﬁne')).toBe('fine');
    for (const spelling of ['achha', 'achhaa', 'accha']) expect(soundForm(spelling)).toBe(soundForm('acha'));
    expect(soundForm('kharaab')).toBe(soundForm('kharab'));
  });

  it('folds digits of other scripts without moving anything', () => {
    expect(foldDigits('४१११ and ௧௨')).toBe('4111 and 12');
    expect(foldDigits('plain 12')).toBe('plain 12');
  });
});
