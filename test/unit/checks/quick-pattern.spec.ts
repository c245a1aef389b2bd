import { quickPattern } from '../../../src/desk/replies/checks/quick-pattern';

/** What the pattern finds and where, with the flags given. */
const found = (pattern: RegExp, text: string) =>
  [...text.matchAll(new RegExp(pattern, `g${pattern.flags.replace('g', '')}`))].map((match) => [
    match.index,
    match[0],
  ]);

describe('a pattern made without the flag u finds what the same one with it finds', () => {
  const texts = [
    'Please SEND us your order no. 4821-A 😡😡 by 5 pm, Zoë!',
    'தயவுசெய்து உங்கள் எண் அனுப்புங்கள் 🙏🏽 நன்றி',
    'कृपया १२३४ भेजें… order\u00a0ID भी',
    'Anbu👍🏽la kudunga; nandri',
    'send me your pin 🔑 or 🗝️, no?',
    '',
  ];
  it.each([
    ['whole words', '(?<![\\p{L}\\p{M}\\p{N}])(?:send|order (?:no|id))(?![\\p{L}\\p{M}\\p{N}])'],
    ['a class of letters', '\\p{L}+'],
    ['letters with their signs', '[\\p{L}\\p{M}]{2,30}'],
    ['numbers of any script', '\\p{Nd}{2,}'],
    ['a script of its own', '\\p{Script=Tamil}+|[\\u0900-\\u097f]+'],
    ['anything but', '[^.?!;…]{3,12}'],
    ['anything but, with a class', '[^\\p{L}\\s]{1,4}'],
    ['anything', 'by.{1,6}'],
    ['what is no blank', '\\S{3,9}'],
    ['what is no blank, within a set', '[\\S ]{3,9}'],
    ['a boundary', '\\bpin\\b|\\bno\\b'],
    ['looking back over anything', '(?<=[^a-z]{2})[a-z]+'],
    ['a set with a hyphen at its end', '[\\p{L}\\p{Nd}.-]{4,}'],
    ['a set with a hyphen at its beginning', '[-\\p{Nd}A]{4,}'],
    ['an escaped bracket', '[\\]x\\-]|\\.'],
    ['signs of higher planes', '😡+|[🙏👍]'],
    ['everything but letters', '\\P{L}{2,}'],
    ['a letter by its number', '\\u{1f64f}'],
  ])('%s', (_, source) => {
    for (const text of texts)
      expect(found(quickPattern(source, 'iu'), text)).toEqual(found(new RegExp(source, 'iu'), text));
  });

  it('keeps to letters as they are written where no i is given', () => {
    expect(found(quickPattern('\\p{Lu}\\p{L}+', 'u'), 'Meena met ravi in Åre')).toEqual([
      [0, 'Meena'],
      [18, 'Åre'],
    ]);
  });

  it('refuses what is no pattern', () => {
    expect(() => quickPattern('(order', 'iu')).toThrow(SyntaxError);
  });
});
