/** What is remembered of a way of writing a word never shows: every word is read as if it were met for the first time. */
import { normaliseWord } from '../../../src/listening/scoring/text/normalise.js';
import { hashUnit, NO_UNITS, spellingOf } from '../../../src/listening/scoring/text/spellings.js';
import { tokenise } from '../../../src/listening/scoring/text/tokenise.js';

const wordsOf = (text: string) => tokenise(text).tokens.filter((token) => token.kind === 'word');

/** As if `word` had a hash that another word has too. */
const spelt = (word: string, hash: number) =>
  spellingOf(`(${word})`, 1, 1 + word.length, hash, /^[\x20-\x7e]*$/.test(word));

describe('spellings', () => {
  it('read one word in capitals and in small letters as the same way of writing', () => {
    const [one, other] = wordsOf("Don't DON'T");
    expect(one!.spelling).toBe(other!.spelling);
    expect([one!.caps, other!.caps]).toEqual([false, true]);
  });

  it('tell words apart that have the same hash', () => {
    const words = ['refund', 'refunds', 'Straße', 'straße', 'தாமதம்', 'देरी', 'café', 'CAFÉ', 'sooo', '𝐛𝐚𝐝'];
    for (let round = 0; round < 3; round++)
      for (const word of words) expect(spelt(word, 77).norm).toBe(normaliseWord(word));
  });

  it('read the same after tens of thousands of other words', () => {
    const letters = 'abcdefghijklmnopqrstuvwxyzéகा';
    let state = 7;
    const next = (below: number): number =>
      (state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff) % below;
    const word = (): string => Array.from({ length: 2 + next(9) }, () => letters[next(28)]!).join('');
    const texts = Array.from({ length: 2000 }, () => Array.from({ length: 40 }, word).join(' '));
    const wrong = texts.flatMap((text) =>
      wordsOf(text).filter((token) => token.norm !== normaliseWord(text.slice(token.start, token.end))),
    );
    expect(wrong).toEqual([]);
  });

  it.each([
    ['sooo good', [true, false]],
    ['SOoO good', [true, false]],
    ["a'aa aaa", [false, true]],
    ['ha111 x', [false, false]],
    ['ரொம்பபப நல்ல', [true, false]],
  ])('knows the stretched words of “%s”', (text, stretched) => {
    expect(wordsOf(text).map((token) => token.stretched)).toEqual(stretched);
  });

  it('keeps no word of endless length', () => {
    const long = 'a'.repeat(60);
    expect(wordsOf(long)[0]!.spelling).not.toBe(wordsOf(long)[0]!.spelling);
  });

  it('hashes capitals as small letters and marks as they are', () => {
    expect(hashUnit(NO_UNITS, 65)).toBe(hashUnit(NO_UNITS, 97));
    expect(hashUnit(NO_UNITS, 0xc9)).not.toBe(hashUnit(NO_UNITS, 0xe9));
  });
});
