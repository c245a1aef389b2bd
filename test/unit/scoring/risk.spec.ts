import fc from 'fast-check';
import { score, theScorer } from './scorer-under-test.js';

const COMPLAINT = 'My order never arrived and nobody answers the phone. Worst service ever.';

describe('risk', () => {
  it.each([
    COMPLAINT,
    'Love it!',
    '',
    'Our kettle caught fire, my baby was burned, I will sue you and go to the press!!!',
    'Subscribe to my channel and claim your free gift card https://spam.example',
    'दस दिन हो गए, अभी तक रिफंड नहीं मिला, कोई जवाब नहीं दे रहा',
  ])('is the sum of the points of its reasons: %s', (text) => {
    const more = { followers: 120_000, reposts: 40, likes: 900, earlierComplaints: 2, rating: 1 };
    for (const result of [score(text), score(text, more)]) {
      const sum = result.reasons.reduce((total, reason) => total + (reason.points ?? 0), 0);
      expect(sum).toBe(result.risk);
      expect(result.risk).toBeGreaterThanOrEqual(0);
      expect(result.risk).toBeLessThanOrEqual(100);
      for (const reason of result.reasons) expect(reason.text).toMatch(/^\S.*\S$/s);
    }
  });

  it('orders what a care team would order', () => {
    const praise = score('Thank you Velotel, brilliant support!').risk;
    const question = score('How do I change my delivery address?').risk;
    const complaint = score(COMPLAINT).risk;
    const danger = score('Your kettle caught fire and burned my daughter. Dangerous!').risk;
    expect(praise).toBeLessThanOrEqual(5);
    expect(question).toBeLessThan(30);
    expect(complaint).toBeGreaterThanOrEqual(55);
    expect(danger).toBeGreaterThan(complaint);
  });

  it('grows with reach and with earlier complaints, but not for praise', () => {
    const quiet = score('My order is late again and support is useless');
    expect(
      score('My order is late again and support is useless', { followers: 500_000 }).risk,
    ).toBeGreaterThan(quiet.risk);
    expect(
      score('My order is late again and support is useless', { earlierComplaints: 3 }).risk,
    ).toBeGreaterThan(quiet.risk);
    expect(score('Love this, thank you!', { followers: 5_000_000, reposts: 9000 }).risk).toBe(0);
  });

  it('rates a one-star review above the same words with five stars', () => {
    expect(score('Bought it last week', { rating: 1 }).risk).toBeGreaterThan(
      score('Bought it last week', { rating: 5 }).risk,
    );
  });

  it('takes points away for spam, and says so', () => {
    const text =
      'My account was hacked but recovery expert helped me recover my account, contact him on telegram channel, whatsapp me +1 202 555 0143 https://x.example';
    const result = score(text, { isBot: true, nearDuplicates: 6 });
    expect(result.spam).toBeGreaterThan(0.8);
    expect(result.reasons.find((reason) => reason.code === 'spam')!.points).toBeLessThan(0);
    expect(result.risk).toBeLessThan(40);
  });

  it('marks the words that weighed, at their place in the text and never in the title', () => {
    const text = 'The parcel arrived broken. What a disgrace.';
    const result = score(text, { title: 'Terrible, terrible shop' });
    const marked = result.reasons
      .flatMap((reason) => reason.spans ?? [])
      .map((span) => text.slice(span.start, span.end));
    expect(marked).toContain('arrived broken');
    for (const reason of result.reasons)
      for (const span of reason.spans ?? []) {
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeLessThanOrEqual(text.length);
      }
  });

  it('never quotes a secret that stands inside a phrase that weighed', () => {
    const text = 'I want 4111111111111111 refund now, worst service';
    const result = score(text, { title: 'I need 4012888888881881 refund' });
    expect(result.reasons.some((reason) => reason.text.includes('refund'))).toBe(true);
    expect(JSON.stringify(result.reasons)).not.toMatch(/411111|401288/);
  });

  it('answers any text, with numbers in their ranges', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.option(fc.double()),
        fc.option(fc.integer()),
        (text, rating, followers) => {
          const result = theScorer().score({ text, rating, followers });
          for (const value of [result.complaint, result.offensive, result.spam, result.urgency]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
          expect(Math.abs(result.polarity)).toBeLessThanOrEqual(1);
          expect(Number.isInteger(result.risk) && result.risk >= 0 && result.risk <= 100).toBe(true);
          expect(() => JSON.stringify(result)).not.toThrow();
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });

  it.each([
    ['one word', 'bad '.repeat(25_000)],
    ['no space', 'x'.repeat(100_000)],
    ['digits', '4111 1111 '.repeat(10_000)],
    ['lone surrogates', '\ud83d'.repeat(100_000)],
    ['complaints', 'never arrived not working refund '.repeat(3_500)],
    ['negators', 'not '.repeat(25_000)],
    ['mentions', '@a '.repeat(33_000)],
    ['password', 'password: '.repeat(10_000)],
  ])('ends on 100 kB of %s', (_name, text) => {
    const result = score(text);
    expect(result.risk).toBeLessThanOrEqual(100);
    expect(result.reasons.find((reason) => reason.code === 'long')).toBeDefined();
  });

  it('gives the same answer to the same post, whatever was scored in between', () => {
    const first = score(COMPLAINT);
    for (let i = 0; i < 50; i++) score(`noise ${i} बेकार romba mosam`);
    expect(score(COMPLAINT)).toEqual(first);
  });
});
