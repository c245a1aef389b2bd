import {
  BrandWatch,
  newBrandMemory,
  NOTHING_MISSING,
} from '../../../src/listening/escalation/brand-watch.js';
import { type CountedMention, countVoices, isLate } from '../../../src/listening/escalation/count-voices.js';
import { coverageOf, isBlind, type ListeningFacts } from '../../../src/listening/escalation/coverage.js';
import { absorb, type Incident } from '../../../src/listening/escalation/incidents.js';
import { rhythmOf } from '../../../src/listening/escalation/rhythm.js';
import { withSensitivity } from '../../../src/listening/escalation/sensitivity.js';
import { scopeKey, scopeOf, seriesKey, WHOLE } from '../../../src/listening/escalation/series-key.js';
import { DEFAULT_SPIKE_SETTINGS } from '../../../src/listening/escalation/spike-settings.js';
import { BIN_MS, binAt } from '../../../src/listening/escalation/time-grid.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const NOON = Date.parse('2026-03-04T12:00:00Z');
let made = 0;
const mention = (more: Partial<CountedMention> = {}): CountedMention => {
  const id = `m${String(++made).padStart(6, '0')}`;
  return {
    id,
    authorId: `a-${id}`,
    story: id,
    capturedAt: NOON,
    publishedAt: (more.capturedAt ?? NOON) - MINUTE,
    graceMs: 15 * MINUTE,
    firstLook: false,
    settled: true,
    topics: [],
    sentiment: 'neu',
    platform: 'a',
    spam: false,
    own: false,
    risk: 10,
    complaint: 0,
    urgencyKinds: [],
    ...more,
  };
};
const NOON_BIN = binAt(NOON);
const whole = (
  mentions: CountedMention[],
  before: CountedMention[] = [],
  from = NOON_BIN,
): (number | undefined)[] => {
  const bins = countVoices(before, mentions, from, NOON_BIN + 12, 'captured');
  return [...Array(3).keys()].map((i) => bins.get(NOON_BIN + i)?.counts.get(WHOLE));
};

describe('counting voices', () => {
  it.each<[string, CountedMention[], CountedMention[], (number | undefined)[]]>([
    [
      'a fresh post counts when it was captured',
      [mention({ capturedAt: NOON + 6 * MINUTE })],
      [],
      [undefined, 1, undefined],
    ],
    [
      'a post held up by an outage counts nowhere',
      [mention({ publishedAt: NOON - 3 * HOUR })],
      [],
      [undefined, undefined, undefined],
    ],
    [
      'what a new source shows at first sight counts nowhere',
      [mention({ firstLook: true })],
      [],
      [undefined, undefined, undefined],
    ],
    [
      'one stored after its bin was judged counts in the first bin',
      [mention({ capturedAt: NOON - 7 * MINUTE })],
      [],
      [1, undefined, undefined],
    ],
    [
      'an author who spoke this morning is no new voice',
      [mention({ authorId: 'ann' }), mention({ authorId: 'bob' })],
      [mention({ authorId: 'ann', capturedAt: NOON - 2 * HOUR })],
      [1, undefined, undefined],
    ],
    [
      'a copy of yesterday evening’s story is none either',
      [mention({ story: 'old' })],
      [mention({ story: 'old', capturedAt: NOON - 20 * HOUR })],
      [undefined, undefined, undefined],
    ],
  ])('%s', (_, mentions, before, expected) => {
    expect(whole(mentions, before)).toEqual(expected);
  });

  it('feeds every combination of topic, mood and platform', () => {
    const bins = countVoices(
      [],
      [mention({ topics: ['delivery'], sentiment: 'neg' })],
      NOON_BIN,
      NOON_BIN,
      'captured',
    );
    expect([...bins.get(NOON_BIN)!.counts.keys()].sort()).toEqual(
      [
        '*|*|*',
        '*|*|a',
        '*|neg|*',
        '*|neg|a',
        'delivery|*|*',
        'delivery|*|a',
        'delivery|neg|*',
        'delivery|neg|a',
      ].sort(),
    );
  });

  it('hears grave words of a new source at once, and its volume only later', () => {
    const grave = mention({ settled: false, risk: 80, complaint: 0.9, urgencyKinds: ['safety'] });
    const { counts, grave: heard } = countVoices([], [grave], NOON_BIN, NOON_BIN, 'captured').get(NOON_BIN)!;
    expect(counts.get(WHOLE)).toBe(0);
    expect(heard).toContainEqual({ key: WHOLE, gravity: 3, at: NOON });
  });

  it('places stored history by when it was published', () => {
    const bins = countVoices(
      [],
      [mention({ publishedAt: NOON - 3 * HOUR })],
      NOON_BIN - 100,
      NOON_BIN,
      'published',
    );
    expect([...bins.keys()]).toEqual([NOON_BIN - 36]);
  });

  it('calls a post late beyond what its source usually takes', () => {
    expect(isLate(mention({ publishedAt: NOON - 14 * MINUTE }))).toBe(false);
    expect(isLate(mention({ publishedAt: NOON - 16 * MINUTE }))).toBe(true);
  });
});

describe('a brand’s series', () => {
  const quiet = (watch: BrandWatch, from: number, bins: number): void => {
    for (let bin = from; bin < from + bins; bin++)
      watch.step({
        bin,
        counts: new Map([[WHOLE, bin % 4 === 0 ? 1 : 0]]),
        grave: [],
        missing: NOTHING_MISSING,
      });
  };

  it('know a topic’s past though nobody spoke of it before: twelve voices on a new one are a spike at once', () => {
    const watch = new BrandWatch(newBrandMemory());
    quiet(watch, NOON_BIN, 600);
    const alarms = watch.step({
      bin: NOON_BIN + 600,
      counts: new Map([
        [WHOLE, 12],
        ['fire|*|*', 12],
      ]),
      grave: [],
      missing: NOTHING_MISSING,
    });
    expect(alarms.map((alarm) => alarm.key).sort()).toEqual([WHOLE, 'fire|*|*'].sort());
  });

  it('go on exactly where they stood when stopped after any bin', () => {
    const straight = new BrandWatch(newBrandMemory());
    quiet(straight, NOON_BIN, 700);
    const stopped = new BrandWatch(newBrandMemory());
    quiet(stopped, NOON_BIN, 333);
    const copy = new BrandWatch(structuredClone(stopped.memory));
    quiet(copy, NOON_BIN + 333, 367);
    expect(copy.memory).toEqual(straight.memory);
  });

  it('of a platform that cannot be read learn nothing while the others go on', () => {
    const watch = new BrandWatch(newBrandMemory());
    const both = new Map([
      [WHOLE, 2],
      ['*|*|a', 1],
      ['*|*|b', 1],
    ]);
    for (let bin = 0; bin < 300; bin++)
      watch.step({ bin: NOON_BIN + bin, counts: both, grave: [], missing: NOTHING_MISSING });
    const before = watch.expected('*|*|b', NOON_BIN);
    for (let bin = 300; bin < 900; bin++)
      watch.step({
        bin: NOON_BIN + bin,
        counts: new Map([['*|*|a', 1]]),
        grave: [],
        missing: new Set(['b']),
      });
    expect(watch.expected('*|*|b', NOON_BIN)).toBeCloseTo(before, 5);
    expect(watch.expected('*|*|a', NOON_BIN)).toBeGreaterThan(0.8);
  });
});

describe('collection', () => {
  const source = (more: Partial<ListeningFacts> = {}): ListeningFacts => ({
    platform: 'a',
    failures: 0,
    lastSuccessAt: NOON - 2 * MINUTE,
    createdAt: 0,
    intervalSeconds: 60,
    perDay: 10,
    ...more,
  });
  const failing = { failures: 5, lastSuccessAt: NOON - HOUR };

  it.each<[string, ListeningFacts[], { blind: boolean; platforms: string[] }]>([
    ['reads', [source()], { blind: false, platforms: [] }],
    ['has no source at all', [], { blind: true, platforms: [] }],
    [
      'fails where nearly all is said',
      [source({ ...failing, perDay: 90 }), source({ platform: 'b' })],
      { blind: true, platforms: [] },
    ],
    [
      'fails where little is said',
      [source({ ...failing, platform: 'b' }), source({ perDay: 90 })],
      { blind: false, platforms: ['b'] },
    ],
    [
      'waits for the turn of a slow source',
      [source({ intervalSeconds: 3600, lastSuccessAt: NOON - HOUR })],
      { blind: false, platforms: [] },
    ],
  ])('%s', (_, sources, expected) => {
    expect(coverageOf(sources, NOON)).toEqual(expected);
  });

  it('is blind sooner when it fails than when nobody came to read', () => {
    const late = { lastSuccessAt: NOON - 10 * MINUTE };
    expect(isBlind(source({ ...late, failures: 1 }), NOON)).toBe(true);
    expect(isBlind(source(late), NOON)).toBe(false);
  });
});

describe('what a source usually brings', () => {
  it('follows the hours of the week and stays near the mean while there is little history', () => {
    const monday = Date.parse('2026-02-02T00:00:00Z');
    const counts = new Map<number, number>();
    for (let hour = 0; hour < 4 * 168; hour++) if (hour % 24 === 9) counts.set(monday / HOUR + hour, 24);
    const rhythm = rhythmOf(counts, monday, monday + 4 * 7 * 24 * HOUR);
    expect(rhythm).toMatchObject({ arrivals: 4 * 7 * 24, observedDays: 28 });
    expect(rhythm.hours[9]).toBeGreaterThan(15);
    expect(rhythm.hours[3]).toBeLessThan(0.5);
    expect(rhythmOf(new Map([[monday / HOUR, 2]]), monday, monday + 24 * HOUR).hours[100]).toBeCloseTo(
      2 / 24,
      2,
    );
  });
});

describe('sensitivity', () => {
  it('is exactly what is shipped at 1, and asks more or less of a spike elsewhere', () => {
    expect(withSensitivity(1)).toBe(DEFAULT_SPIKE_SETTINGS);
    expect(withSensitivity(2).surprise).toBe(DEFAULT_SPIKE_SETTINGS.surprise / 2);
    expect(withSensitivity(0.5).minExcess).toBe(2 * DEFAULT_SPIKE_SETTINGS.minExcess);
    expect(() => withSensitivity(0)).toThrow('0.25 to 4');
  });
});

describe('series keys', () => {
  it('read back to what they were', () => {
    const scope = { brandId: 'b', topic: 'delivery', sentiment: 'neg' as const, platform: null };
    expect(scopeOf('b', seriesKey(scope))).toEqual(scope);
    expect(scopeKey(scope)).toBe(`b|${seriesKey(scope)}`);
    expect(() => scopeOf('b', 'nonsense')).toThrow('no series');
  });
});

describe('incidents that turn out to be one', () => {
  const incident = (topic: string | null, openedAt: number, level: Incident['level']): Incident => {
    const scope = { brandId: 'b', topic, sentiment: null, platform: null };
    return {
      brandId: 'b',
      scope,
      scopes: [scopeKey(scope)],
      kinds: ['volume'],
      level,
      reasons: [],
      openedAt,
      lastAlarmAt: openedAt,
      lastToldAt: openedAt,
      alarms: 1,
      state: 'open',
      closedAt: null,
    };
  };

  it('end in the widest of them, which keeps the highest level and the earliest beginning', () => {
    const all = [incident('delivery', 1, 4), incident('refund', 2, 2), incident(null, 3, 3)];
    const events = absorb(all, 9);
    expect(events.map((event) => [event.kind, event.incident.scope.topic])).toEqual([
      ['closed', 'delivery'],
      ['closed', 'refund'],
    ]);
    expect(all[2]).toMatchObject({ state: 'open', level: 4, openedAt: 1, alarms: 3 });
  });

  it('stay two where neither contains the other', () => {
    expect(absorb([incident('delivery', 1, 4), incident('refund', 2, 2)], 9)).toEqual([]);
  });
});

it('counts bins of five minutes from 1970', () => expect(binAt(BIN_MS * 7 + 1)).toBe(7));
