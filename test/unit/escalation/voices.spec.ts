import { Voices, type Heard } from '../../../src/listening/escalation/voices.js';
import {
  binOf,
  hourOfWeek,
  hourOfWeekUtc,
  placeMention,
} from '../../../src/listening/escalation/hour-of-week.js';
import { depth, related, scopeKey, scopesOf } from '../../../src/listening/escalation/series-key.js';

const HOUR = 3_600_000;
const said = (author: string, story: string, hours: number, more: Partial<Heard> = {}): Heard => ({
  author,
  story,
  at: hours * HOUR,
  spam: false,
  own: false,
  ...more,
});

describe('voices', () => {
  it.each<[string, Heard[], number]>([
    ['ten posts of one author are one', Array.from({ length: 10 }, (_, i) => said('ann', `s${i}`, i)), 1],
    ['ten copies of one story are one', Array.from({ length: 10 }, (_, i) => said(`a${i}`, 'story', i)), 1],
    [
      'ten authors with their own words are ten',
      Array.from({ length: 10 }, (_, i) => said(`a${i}`, `s${i}`, i)),
      10,
    ],
    [
      'spam and our own posts are none',
      [said('a', 's', 0, { spam: true }), said('b', 't', 0, { own: true })],
      0,
    ],
    [
      'spam does not silence the same author later',
      [said('a', 's', 0, { spam: true }), said('a', 't', 1)],
      1,
    ],
    [
      'the next day an author is a voice again',
      [said('ann', 's', 0), said('ann', 't', 23), said('ann', 'u', 25)],
      2,
    ],
    [
      'a copier who adds words of their own is one',
      [said('a', 's', 0), said('b', 's', 1), said('b', 't', 2)],
      1,
    ],
  ])('%s', (_name, mentions, expected) => {
    const voices = new Voices();
    expect(mentions.flatMap((mention) => voices.hear(mention, [0])).length).toBe(expected);
  });

  it('hears an author once in each facet: the complaint after a question is a negative voice', () => {
    const voices = new Voices();
    expect(voices.hear(said('ann', 's', 0), [0, 1])).toEqual([0, 1]);
    expect(voices.hear(said('ann', 't', 1), [0, 1, 7])).toEqual([7]);
    expect(voices.hear(said('ann', 'u', 2), [0, 1, 7])).toEqual([]);
  });

  it('goes on after a restart as if there had been none', () => {
    const mentions = Array.from({ length: 400 }, (_, i) =>
      said(`a${(i * 7) % 31}`, `s${(i * 5) % 83}`, i / 4),
    );
    const whole = new Voices();
    const all = mentions.map((mention, i) => whole.hear(mention, [0, i % 3]));
    let voices = new Voices();
    const parts = mentions.map((mention, i) => {
      if (i % 50 === 49)
        voices = new Voices(undefined, undefined, JSON.parse(JSON.stringify(voices.toState())));
      return voices.hear(mention, [0, i % 3]);
    });
    expect(parts).toEqual(all);
  });

  it('keeps a bounded number of authors, and forgets those of yesterday', () => {
    const voices = new Voices(24 * HOUR, 100);
    for (let i = 0; i < 5000; i++) voices.hear(said(`a${i}`, `s${i}`, i / 100), [0]);
    expect(voices.toState().authors.length).toBeLessThanOrEqual(100);
    voices.hear(said('late', 'late', 1000), [0]);
    expect(voices.toState().authors).toHaveLength(1);
  });
});

describe('bins and hours', () => {
  it.each([
    ['2026-03-02T00:30:00Z', 'UTC', 0.5],
    ['2026-03-01T23:30:00Z', 'UTC', 167.5],
    ['2026-03-02T00:00:00Z', 'Asia/Kolkata', 5.5],
    ['2026-03-29T00:30:00Z', 'Europe/Berlin', 145.5],
    ['2026-03-29T01:30:00Z', 'Europe/Berlin', 147.5],
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', 146.5],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', 146.5],
  ])('%s in %s is hour %d of the week', (at, zone, expected) => {
    expect(hourOfWeek(Date.parse(at), zone)).toBeCloseTo(expected, 9);
    if (zone === 'UTC') expect(hourOfWeekUtc(Date.parse(at))).toBeCloseTo(expected, 9);
  });

  it('counts bins in elapsed time: none is lost or doubled when clocks change', () => {
    const from = Date.parse('2026-10-25T00:00:00Z');
    const bins = Array.from({ length: 48 }, (_, i) => binOf(from + i * 300_000, 300));
    expect(new Set(bins).size).toBe(48);
  });

  it('puts a backlog into the bins it belongs to, and what a poll brings into the bin of its capture', () => {
    const now = Date.parse('2026-03-02T12:00:00Z');
    expect(placeMention(now - 4 * 60_000, now, 300, 1200)).toEqual({ bin: binOf(now, 300), late: false });
    expect(placeMention(now - 5 * HOUR, now, 300, 1200)).toEqual({
      bin: binOf(now - 5 * HOUR, 300),
      late: true,
    });
    expect(placeMention(now + HOUR, now, 300, 1200)).toEqual({ bin: binOf(now, 300), late: false });
  });
});

describe('series', () => {
  const scopes = scopesOf({
    brandId: 'b',
    topics: ['billing', 'app', 'billing'],
    sentiment: 'neg',
    platform: 'p',
  });

  it('feeds the brand and every roll-up below it, each once', () => {
    expect(scopes).toHaveLength(12);
    expect(new Set(scopes.map(scopeKey)).size).toBe(12);
    expect(scopes[0]).toEqual({ brandId: 'b', topic: null, sentiment: null, platform: null });
    expect(depth(scopes.at(-1)!)).toBe(3);
    expect(scopesOf({ brandId: 'b', topics: [], sentiment: 'pos', platform: 'p' }).map(scopeKey)).toEqual([
      'b|*|*|*',
      'b|*|*|p',
    ]);
  });

  it('knows which of them can be one matter', () => {
    const brand = scopes[0]!;
    expect(related(brand, { ...brand, topic: 'app' })).toBe(true);
    expect(related({ ...brand, topic: 'app' }, { ...brand, platform: 'p' })).toBe(true);
    expect(related({ ...brand, topic: 'app' }, { ...brand, topic: 'billing' })).toBe(false);
    expect(related(brand, { ...brand, brandId: 'other' })).toBe(false);
  });
});
