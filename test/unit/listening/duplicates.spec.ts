import { RecentFingerprints } from '../../../src/listening/ingest/duplicates.js';

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
