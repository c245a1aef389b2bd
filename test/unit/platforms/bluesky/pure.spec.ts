import fc from 'fast-check';
import { guess } from '../../../../src/platforms/bluesky/discover.js';
import { facets, spots } from '../../../../src/platforms/bluesky/facets.js';
import { isTid, tid } from '../../../../src/platforms/bluesky/tid.js';

describe('timestamp identifiers', () => {
  it('have 13 characters of the sortable alphabet', () => {
    expect(isTid(tid(new Date(), 999, 1023))).toBe(true);
    expect(tid(new Date(0), 0, 0)).toBe('2222222222222');
  });

  it('agree with a known value', () => {
    // 2024-02-16T12:34:56.789Z, 123 microseconds, clock 5: computed by hand from the specification.
    const value = (BigInt(Date.parse('2024-02-16T12:34:56.789Z')) * 1000n + 123n) * 1024n + 5n;
    const text = tid(new Date('2024-02-16T12:34:56.789Z'), 123, 5);
    const back = [...text].reduce(
      (sum, letter) => sum * 32n + BigInt('234567abcdefghijklmnopqrstuvwxyz'.indexOf(letter)),
      0n,
    );
    expect(back).toBe(value);
  });

  it('sort as text the way their times sort', () => {
    const date = fc.integer({ min: 0, max: 4e12 });
    fc.assert(
      fc.property(date, date, fc.nat(999), fc.nat(1023), (a, b, micros, clock) => {
        if (a < b) expect(tid(new Date(a), micros, clock) < tid(new Date(b), 0, 0)).toBe(true);
      }),
    );
  });
});

describe('facets', () => {
  const dids = new Map([['asha.test', 'did:plc:asha']]);

  it('count bytes, not letters', () => {
    const text = 'வணக்கம் 👩‍👩‍👧 @asha.test: https://example.com/உதவி, #நிலா';
    const bytes = Buffer.from(text);
    const shown = facets(text, dids).map((facet) => [
      bytes.subarray(facet.index.byteStart, facet.index.byteEnd).toString('utf8'),
      facet.features[0],
    ]);
    expect(shown).toEqual([
      ['@asha.test', { $type: 'app.bsky.richtext.facet#mention', did: 'did:plc:asha' }],
      [
        'https://example.com/உதவி',
        { $type: 'app.bsky.richtext.facet#link', uri: 'https://example.com/உதவி' },
      ],
      ['#நிலா', { $type: 'app.bsky.richtext.facet#tag', tag: 'நிலா' }],
    ]);
  });

  it.each([
    ['see https://example.com/a_(b).', ['https://example.com/a_(b)']],
    ['(https://example.com/a)', ['https://example.com/a']],
    ['https://example.com/#part @asha.test', ['https://example.com/#part', 'asha.test']],
    ['write to care@asha.test', []],
    ['@asha', []],
    ['#1 fan of #2024 #nila2', ['nila2']],
    ['@Asha.Test!', ['asha.test']],
    ['https://', []],
  ])('finds in %j what is one', (text, values) => {
    expect(spots(text).map((spot) => spot.value)).toEqual(values);
  });

  it('leave a handle nobody has as plain text', () => {
    expect(facets('@nobody.test', dids)).toEqual([]);
  });

  it('never overlap and never leave the text', () => {
    const piece = fc.constantFrom(
      '@asha.test',
      '#நிலா',
      'https://a.example/x',
      ' ',
      '👩‍👩‍👧',
      'é',
      '.',
      '#',
      '@',
      '(',
      ')',
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        let from = 0;
        for (const { index } of facets(text, dids)) {
          expect(index.byteStart).toBeGreaterThanOrEqual(from);
          expect(index.byteEnd).toBeGreaterThan(index.byteStart);
          from = index.byteEnd;
        }
        expect(from).toBeLessThanOrEqual(Buffer.byteLength(text));
      }),
    );
  });
});

describe('what a pasted address can mean', () => {
  it.each([
    ['@asha.bsky.social', false, { what: 'actor', actor: 'asha.bsky.social' }],
    ['asha.bsky.social', false, { what: 'actor', actor: 'asha.bsky.social' }],
    ['did:plc:abc234', false, { what: 'actor', actor: 'did:plc:abc234' }],
    ['https://bsky.app/profile/asha.example', false, { what: 'actor', actor: 'asha.example' }],
    [
      'https://bsky.app/profile/did:plc:abc/post/3k2a',
      false,
      { what: 'post', actor: 'did:plc:abc', rkey: '3k2a' },
    ],
    ['at://did:plc:abc/app.bsky.feed.post/3k2a', false, { what: 'post', actor: 'did:plc:abc', rkey: '3k2a' }],
    ['https://bsky.app/hashtag/nila', false, { what: 'tag', tag: 'nila' }],
    ['https://bsky.app/search?q=nila%20fan', false, { what: 'words', q: 'nila fan' }],
    ['#நிலா', false, { what: 'tag', tag: 'நிலா' }],
    ['nila home appliances', false, { what: 'words', q: 'nila home appliances' }],
    ['"nila fan"', false, { what: 'words', q: '"nila fan"' }],
    ['asha.example', true, { what: 'actor', actor: 'asha.example' }],
  ])('reads %s', (input, ours, wanted) => {
    expect(guess(input, ours)).toEqual(wanted);
  });

  it.each([
    'example.com',
    'https://example.com/feed',
    '#nila@example.social',
    '@nila@example.social',
    'me@example.com',
    '',
    '?!',
    'localhost:3000',
  ])('leaves "%s" to others', (input) => {
    expect(guess(input, false)).toBeNull();
  });
});
