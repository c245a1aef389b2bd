/** What a reviewer is shown of two versions: word by word, in every script, and nothing lost. */
import fc from 'fast-check';
import { wordDiff, type DiffPiece } from '../../../web/src/ui/word-diff.js';

const MARKS = { same: ['', ''], gone: ['[-', '-]'], new: ['{+', '+}'] } as const;
const drawn = (pieces: DiffPiece[]): string =>
  pieces.map(({ kind, text }) => MARKS[kind][0] + text + MARKS[kind][1]).join('');

it.each([
  ['nothing changed', 'We are sorry.', 'We are sorry.', 'We are sorry.'],
  ['one word for another', 'We are sory.', 'We are sorry.', 'We are [-sory-]{+sorry+}.'],
  ['a word in between', 'We are sorry.', 'We are very sorry.', 'We are {+very +}sorry.'],
  ['a sentence at the end', 'Sorry.', 'Sorry. Call us.', 'Sorry.{+ Call us.+}'],
  [
    'two neighbours at once as one change',
    'Please calm down now.',
    'Please bear with now.',
    'Please [-calm down-]{+bear with+} now.',
  ],
  [
    'a Tamil word whole, vowel signs and all',
    'உங்கள் கேள்விக்கு பதில்',
    'உங்கள் கேள்விகளுக்கு பதில்',
    'உங்கள் [-கேள்விக்கு-]{+கேள்விகளுக்கு+} பதில்',
  ],
  ['a Hindi word whole', 'तुम कल आना', 'आप कल आना', '[-तुम-]{+आप+} कल आना'],
  ['an emoji of several signs', 'Done 👩‍🔧!', 'Done 👍🏽!', 'Done [-👩‍🔧-]{+👍🏽+}!'],
  ['from nothing', '', 'Hello', '{+Hello+}'],
  ['to nothing', 'Hello', '', '[-Hello-]'],
])('shows %s', (_what, before, after, shown) => {
  expect(drawn(wordDiff(before, after))).toBe(shown);
});

it('gives back both texts, whatever they are', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc
      .array(fc.constantFrom('we', 'are', 'நாங்கள்', 'क्षमा', ' ', '\n', '.'), { maxLength: 40 })
      .map((w) => w.join('')),
  );
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDiff(before, after);
      const joined = (left: DiffPiece['kind']) =>
        pieces
          .filter(({ kind }) => kind !== left)
          .map((piece) => piece.text)
          .join('');
      expect([joined('new'), joined('gone')]).toEqual([before, after]);
    }),
    { numRuns: 300 },
  );
});

it('bears two long texts that have nothing in common', () => {
  const long = (word: string) => Array.from({ length: 1200 }, (_, n) => `${word}${n}`).join(' ');
  expect(wordDiff(long('a'), long('b')).map(({ kind }) => kind)).toEqual(['gone', 'new']);
});
