import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { scoreRisk, type RiskEvidence } from '../../../src/listening/scoring/risk.js';
import { riskSchema } from '../../../src/listening/scoring/risk.schema.js';
import { configDir, score, theScorer } from './scorer-under-test.js';

const shipped = riskSchema.parse(parse(readFileSync(join(configDir, 'lexicons/risk.yaml'), 'utf8')));
/** The arithmetic is tested with gains of its own, so that those that ship can be tuned. */
const data = {
  ...shipped,
  complaint: { ...shipped.complaint, points: 66 },
  severity: { ...shipped.severity, gain: 0.5, calm: 0.35 },
  tone: { ...shipped.tone, negative: 0.15, offensive: 0.06 },
};

/** Risk of what is given, everything else being unremarkable. */
function riskOf(given: Partial<RiskEvidence>, formula = data): ReturnType<typeof scoreRisk> {
  const nothing = {
    complaint: 1,
    polarity: 0,
    urgency: [],
    offensive: 0,
    spam: 0,
    shouting: false,
    input: { text: '' },
    spans: () => [],
    words: () => '',
  };
  return scoreRisk({ ...nothing, ...given }, formula);
}
const safety = { kind: 'safety', label: "somebody's safety", severity: 1, sure: 1 };
const press = { kind: 'press', label: 'press', severity: 0.5, sure: 1 };
const lines = ({ reasons }: ReturnType<typeof scoreRisk>): string[] =>
  reasons.map((reason) => `${reason.code} ${reason.points}`);

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

  it.each<[string, Partial<RiskEvidence>, string[]]>([
    ['a sure complaint', {}, ['complaint 66']],
    ['half a complaint', { complaint: 0.55 }, ['complaint 33']],
    ['what is hardly one', { complaint: 0.1 }, []],
    ['bitter words', { polarity: -1 }, ['complaint 66', 'tone.negative 10']],
    ['a likely insult', { offensive: 0.9 }, ['complaint 66', 'offensive 4']],
    ['what is hardly an insult', { offensive: 0.4 }, ['complaint 66']],
    ['danger', { urgency: [safety] }, ['complaint 66', 'urgency.safety 33']],
    [
      'danger and press in half a complaint',
      { complaint: 0.55, urgency: [safety, press] },
      ['complaint 33', 'urgency.safety 34', 'urgency.press 4'],
    ],
    ['a grave word without a complaint', { complaint: 0, urgency: [safety] }, ['urgency.safety 35']],
    ['a million followers', { input: { text: '', followers: 1_000_000 } }, ['complaint 66', 'reach 17']],
    ['nine followers', { input: { text: '', followers: 9 } }, ['complaint 66', 'reach 3']],
    [
      'a hundred shares in its first hour',
      { complaint: 0.55, input: { text: '', reposts: 100, ageHours: 0.2 } },
      ['complaint 33', 'reach 6', 'spread 13'],
    ],
    [
      'the same hundred over a month',
      { complaint: 0.55, input: { text: '', reposts: 100, ageHours: 720 } },
      ['complaint 33', 'reach 6'],
    ],
    ['two earlier complaints', { input: { text: '', earlierComplaints: 2 } }, ['complaint 66', 'history 8']],
    ['fifty earlier ones', { input: { text: '', earlierComplaints: 50 } }, ['complaint 66', 'history 16']],
    ['one star', { complaint: 0.55, input: { text: '', rating: 1 } }, ['complaint 33', 'rating 7']],
    ['five stars', { complaint: 0.55, input: { text: '', rating: 5 } }, ['complaint 33', 'rating -13']],
    ['spam', { spam: 1 }, ['complaint 66', 'spam -56']],
    ['a little like spam', { spam: 0.49 }, ['complaint 66']],
  ])('gives %s these points', (_name, given, expected) => {
    const result = riskOf(given);
    expect(lines(result)).toEqual(expected);
    expect(result.risk).toBe(result.reasons.reduce((sum, reason) => sum + (reason.points ?? 0), 0));
  });

  it('stops at 100 and says what was taken off', () => {
    const result = riskOf({
      polarity: -1,
      urgency: [safety],
      input: { text: '', followers: 9e6, reposts: 5000, ageHours: 1, earlierComplaints: 4 },
    });
    expect(result.risk).toBe(100);
    expect(result.reasons.at(-1)).toMatchObject({ code: 'bounds.high' });
    expect(result.reasons.at(-1)!.points).toBeLessThan(0);
  });

  it('leaves nothing at nothing, whoever says it and however far it spreads', () => {
    const famous = { text: '', followers: 9e7, reposts: 9e5, likes: 9e6, ageHours: 1, earlierComplaints: 9 };
    expect(riskOf({ complaint: 0.05, polarity: 0.9, input: famous })).toMatchObject({ risk: 0, reasons: [] });
  });

  it('says each factor beside its points, so that the sum can be checked as a product', () => {
    const { reasons } = riskOf({ input: { text: '', followers: 1e6, earlierComplaints: 1 } });
    expect(reasons.map((reason) => reason.params?.['factor'])).toEqual([undefined, 1.25, 1.06]);
  });

  it('adds up, stays within bounds and never falls for more of what is bad, whatever comes in', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const number = fc.oneof(fc.double(), fc.integer(), fc.constant(null));
    fc.assert(
      fc.property(
        share,
        share,
        share,
        number,
        number,
        number,
        number,
        (complaint, spam, sure, a, b, c, d) => {
          const input = {
            text: '',
            followers: a,
            reposts: b,
            ageHours: c,
            earlierComplaints: d ?? undefined,
          };
          const given = { complaint, spam, input, urgency: [{ ...safety, sure }, press] };
          const result = riskOf(given);
          expect(Number.isInteger(result.risk) && result.risk >= 0 && result.risk <= 100).toBe(true);
          expect(result.reasons.reduce((sum, reason) => sum + (reason.points ?? 0), 0)).toBe(result.risk);
          const worse = riskOf({ ...given, complaint: Math.min(1, complaint + 0.1) });
          expect(worse.risk).toBeGreaterThanOrEqual(result.risk);
        },
      ),
      { numRuns: 500, seed: 11 },
    );
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
