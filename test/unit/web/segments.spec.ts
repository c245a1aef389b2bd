/** Underlines must lie under the words they mean, also while those words move. */
import fc from 'fast-check';
import { segments, shiftSpans } from '../../../web/src/ui/segments.js';

const span = fc.record({ start: fc.integer({ min: -3, max: 40 }), end: fc.integer({ min: -3, max: 40 }) });

describe('segments', () => {
  it('cuts overlapping spans into pieces that know every mark on them', () => {
    const a = { start: 0, end: 5, name: 'a' };
    const b = { start: 3, end: 8, name: 'b' };
    expect(
      segments('thank you', [a, b]).map((piece) => [piece.text, piece.marks.map((m) => m.name).join()]),
    ).toEqual([
      ['tha', 'a'],
      ['nk', 'a,b'],
      [' yo', 'b'],
      ['u', ''],
    ]);
  });

  it('marks nothing for an empty or an outside span', () => {
    expect(
      segments('abc', [
        { start: 1, end: 1 },
        { start: 5, end: 9 },
      ]),
    ).toEqual([{ text: 'abc', start: 0, marks: [] }]);
  });

  it('gives the text back whatever the spans are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 30 }), fc.array(span), (text, spans) => {
        expect(
          segments(text, spans)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });
});

describe('shiftSpans', () => {
  const teh = { start: 4, end: 7 };

  it.each([
    ['typing behind it', 'for teh', 'for teh delay', [teh]],
    ['typing ahead of it', 'for teh', 'Sorry for teh', [{ start: 10, end: 13 }]],
    ['typing inside it', 'for teh', 'for texh', []],
    ['deleting it', 'for teh', 'for ', []],
    ['putting a line ahead of it', 'for teh', '\nfor teh', [{ start: 5, end: 8 }]],
  ])('%s', (_, before, after, expected) => {
    expect(shiftSpans(before, after, [teh])).toEqual(expected);
  });

  it('drops what was said of an empty text as soon as something is written', () => {
    expect(shiftSpans('', 'Sorry', [{ start: 0, end: 0 }])).toEqual([]);
    expect(shiftSpans('  ', '  Sorry', [{ start: 0, end: 2 }])).toEqual([]);
  });

  it('keeps a span over the whole text over the whole text', () => {
    expect(shiftSpans('HELLO', 'HELLO YOU', [{ start: 0, end: 5 }])).toEqual([{ start: 0, end: 9 }]);
  });

  it('keeps each surviving span on the very same words', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), fc.array(span), (head, cut, put, spans) => {
        const before = `${head}${cut}tail`;
        const after = `${head}${put}tail`;
        const inside = spans.filter((s) => s.start >= 0 && s.end > s.start && s.end <= before.length);
        const partial = inside.filter((s) => s.start > 0 || s.end < before.length);
        for (const [index, moved] of shiftSpans(before, after, partial).entries()) {
          const words = after.slice(moved.start, moved.end);
          expect(partial.map((s) => before.slice(s.start, s.end))).toContain(words);
          expect(index).toBeLessThan(partial.length);
        }
      }),
    );
  });
});
