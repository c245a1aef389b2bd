import { RecentFingerprints } from '../../../src/listening/ingest/duplicates.js';
import { recognise } from '../../../src/listening/ingest/judge.js';
import type { CapturedPost } from '../../../src/platforms/ports.js';

describe('a short post', () => {
  const known = new RecentFingerprints();
  const of = (text: string): string | null => {
    const author = {
      externalId: text,
      handle: null,
      displayName: null,
      profileUrl: null,
    } as CapturedPost['author'];
    const post = { text, title: null, author } as CapturedPost;
    const one = recognise(text, post, new Set(), (print, id) => known.find(print, id));
    known.add(text, one.fingerprint);
    return one.duplicateOf;
  };

  it("is nobody's copy, however many names, links and emoji stand around it", () => {
    expect(of('@nila @nila_care @nila_help worst service ever https://nila.example/help 😡😡😡')).toBeNull();
    expect(of('@nila worst service ever!!! https://shop.example/orders/9912 @consumer_court 😡')).toBeNull();
  });

  it('is a copy when it says enough', () => {
    const story = 'The mixer I bought in May burned out after two weeks and nobody answers my calls';
    expect(of(story)).toBeNull();
    expect(of(`${story} @nila https://nila.example 😡`)).toBe(story);
  });
});

describe('recent fingerprints', () => {
  it('finds a copy within three bits anywhere in the 64, and nothing beyond', () => {
    const recent = new RecentFingerprints();
    recent.add('first', 0xdead_beef_0123_4567n);
    expect(recent.find(0xdead_beef_0123_4567n)).toBe('first');
    expect(recent.find(0xdead_beef_0123_4567n ^ (1n << 63n) ^ (1n << 31n) ^ 1n)).toBe('first');
    expect(recent.find(0xdead_beef_0123_4567n ^ (1n << 63n) ^ (1n << 40n) ^ (1n << 20n) ^ 1n)).toBeNull();
  });

  it('takes the signed form that the database keeps', () => {
    const recent = new RecentFingerprints();
    recent.add('negative', BigInt.asIntN(64, 0xffff_0000_ffff_0001n));
    expect(recent.find(0xffff_0000_ffff_0003n)).toBe('negative');
  });

  it('stays within its capacity and forgets the oldest first', () => {
    const recent = new RecentFingerprints(100);
    for (let n = 0; n < 500; n++) recent.add(`m${n}`, BigInt(n) * 0x9e37_79b9_7f4a_7c15n);
    expect(recent.size).toBeLessThanOrEqual(100);
    expect(recent.find(499n * 0x9e37_79b9_7f4a_7c15n)).toBe('m499');
    expect(recent.find(1n * 0x9e37_79b9_7f4a_7c15n)).toBeNull();
  });
});
