import { fingerprint, hammingDistance } from '../../../src/listening/ingest/fingerprint.js';

const NEAR = 3;
const STORY =
  'Velotel confirms an outage in the northern districts; service is expected back by six this evening.';

describe('fingerprint', () => {
  it.each([
    ['links', `${STORY} https://news.example/a?b=1`],
    ['emoji', `🚨🚨 ${STORY} 😡`],
    ['mentions', `@anna @velotel ${STORY}`],
    ['a repost prefix', `RT @newswire: ${STORY}`],
    ['capitals', STORY.toUpperCase()],
    ['punctuation', STORY.replace(/[;.]/g, '!!!')],
    ['stretched letters', STORY.replace('back', 'baaaaaack')],
    ['spacing', STORY.replaceAll(' ', '  \n')],
  ])('sees a copy behind %s', (_what, copy) => {
    expect(hammingDistance(fingerprint(STORY), fingerprint(copy))).toBeLessThanOrEqual(NEAR);
  });

  it('works on Hindi and Tamil, with nukta or without', () => {
    const hindi = 'वेलोटेल का इंटरनेट सुबह से बंद है, ख़राब सेवा, कब तक ठीक होगा किसी को पता नहीं';
    expect(
      hammingDistance(fingerprint(hindi), fingerprint(hindi.replace('ख़', 'ख') + ' 😡')),
    ).toBeLessThanOrEqual(NEAR);
    const tamil = 'வெலோடெல் இணையம் காலையில் இருந்து இல்லை, எப்போது சரியாகும் என்று யாருக்கும் தெரியவில்லை';
    expect(
      hammingDistance(fingerprint(tamil), fingerprint(`${tamil} https://x.example`)),
    ).toBeLessThanOrEqual(NEAR);
    expect(hammingDistance(fingerprint(hindi), fingerprint(tamil))).toBeGreaterThan(15);
  });

  it('moves a little for a small edit and far for another story', () => {
    const edited = STORY.replace('six', 'seven');
    expect(hammingDistance(fingerprint(STORY), fingerprint(edited))).toBeLessThan(12);
    const other = 'My kettle stopped working after two days and the shop will not take it back, what now?';
    expect(hammingDistance(fingerprint(STORY), fingerprint(other))).toBeGreaterThan(15);
  });

  it('has nothing to say of emoji, links or nothing', () => {
    for (const text of ['', '😡😡', 'https://x.example/a', '@velotel', '!!!'])
      expect(fingerprint(text)).toBe(0n);
  });

  it('fits a signed 64-bit column and is compared alike either way', () => {
    const print = fingerprint(STORY);
    expect(print).toBeGreaterThanOrEqual(0n);
    expect(print).toBeLessThan(1n << 64n);
    expect(hammingDistance(print, BigInt.asIntN(64, print))).toBe(0);
    expect(hammingDistance(0n, -1n)).toBe(64);
  });

  it('ends on endless and broken text', () => {
    for (const text of ['a'.repeat(200_000), '\ud83d'.repeat(100_000), 'ab '.repeat(50_000)]) {
      expect(typeof fingerprint(text)).toBe('bigint');
    }
  });
});
