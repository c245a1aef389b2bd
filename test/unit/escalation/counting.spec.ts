import {
  BrandWatch,
  newBrandMemory,
  NOTHING_MISSING,
  WHOLE_BRAND,
} from '../../../src/listening/escalation/brand-watch.js';
import { type CountedMention, countVoices, isLate } from '../../../src/listening/escalation/count-voices.js';
import {
  type Coverage,
  coverageOf,
  isBlind,
  type ListeningFacts,
} from '../../../src/listening/escalation/coverage.js';
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

  it('hears an author who was only chatting before when they write of an injury, and once for each degree', () => {
    const grave = (more: Partial<CountedMention>) => mention({ authorId: 'ann', topics: ['app'], ...more });
    const injury = { risk: 80, complaint: 0.9, urgencyKinds: ['safety'] };
    const heard = countVoices(
      [grave({ capturedAt: NOON - 2 * HOUR })],
      [
        grave({ risk: 60, capturedAt: NOON }),
        grave({ ...injury, capturedAt: NOON + 1 }),
        grave({ ...injury, capturedAt: NOON + 2 }),
      ],
      NOON_BIN,
      NOON_BIN,
      'captured',
    ).get(NOON_BIN)!;
    expect(heard.counts.get(WHOLE)).toBe(0);
    expect(heard.grave.filter((one) => one.key === WHOLE)).toEqual([
      { key: WHOLE, gravity: 1, at: NOON },
      { key: WHOLE, gravity: 3, at: NOON + 1, above: 1 },
    ]);
    expect(heard.grave.map((one) => one.key)).toContain('app|*|*');
  });

  it.each<[string, Partial<CountedMention>, number[]]>([
    ['as said then', { publishedAt: NOON - 5 * HOUR }, [NOON - 5 * HOUR]],
    ['not when it is days old', { publishedAt: NOON - 80 * HOUR }, []],
    ['not as the history of a new source', { publishedAt: NOON - 5 * HOUR, firstLook: true }, []],
  ])('hears grave words that an outage held up, and they are no volume: %s', (_, more, expected) => {
    const late = mention({ risk: 80, complaint: 0.9, urgencyKinds: ['safety'], ...more });
    const heard = countVoices([], [late], NOON_BIN, NOON_BIN, 'captured').get(NOON_BIN);
    expect(heard?.counts.get(WHOLE) ?? 0).toBe(0);
    expect((heard?.grave ?? []).map((one) => one.at)).toEqual(expected);
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

describe('a brand that is heard in part', () => {
  const said = (watch: BrandWatch, from: number, to: number, many: number, more: object = {}) => {
    const alarms: string[] = [];
    for (let bin = from; bin < to; bin++)
      for (const alarm of watch.step({
        bin,
        counts: new Map([
          [WHOLE, many],
          ['*|*|a', many],
        ]),
        grave: [],
        missing: NOTHING_MISSING,
        ...more,
      }))
        if (alarm.spike && !alarm.spike.again) alarms.push(alarm.key);
    return alarms;
  };
  const partly = {
    partly: new Map([
      [WHOLE_BRAND, 0.3],
      ['a', 0.3],
    ]),
  };

  it('is judged by that part, which teaches nothing, and its recovery is no spike', () => {
    const watch = new BrandWatch(newBrandMemory());
    said(watch, NOON_BIN, NOON_BIN + 1000, 10);
    const usual = watch.expected(WHOLE, NOON_BIN);
    expect(said(watch, NOON_BIN + 1000, NOON_BIN + 1600, 3, partly)).toEqual([]);
    expect(watch.expected(WHOLE, NOON_BIN)).toBeCloseTo(usual, 5);
    const deaf = new BrandWatch(structuredClone(watch.memory));
    expect(said(deaf, NOON_BIN + 1600, NOON_BIN + 1606, 60, partly).sort()).toEqual(['*|*|*', '*|*|a']);
    expect(said(watch, NOON_BIN + 1600, NOON_BIN + 1601, 60)).toEqual([]);
    expect(said(watch, NOON_BIN + 1601, NOON_BIN + 2000, 10)).toEqual([]);
  });

  it('forgets no series for an outage of six weeks', () => {
    const watch = new BrandWatch(newBrandMemory());
    said(watch, NOON_BIN, NOON_BIN + 1000, 10);
    for (let bin = 0; bin < 42 * 288; bin++)
      watch.step({ bin: NOON_BIN + 1000 + bin, counts: new Map(), grave: [], missing: true });
    expect(said(watch, NOON_BIN + 1000 + 42 * 288, NOON_BIN + 1200 + 42 * 288, 10)).toEqual([]);
  });
});

describe('a topic that is added', () => {
  it('has an unknown past, not a silent one: what is said of it from the first day is no spike', () => {
    const [since, learned] = [NOON_BIN + 3000, NOON_BIN + 3600];
    const watch = new BrandWatch(newBrandMemory(), 1, 0, new Map([['tea', since]]));
    const alarms: string[] = [];
    for (let bin = NOON_BIN; bin < learned + 12; bin++)
      for (const alarm of watch.step({
        bin,
        counts: new Map([
          [WHOLE, 4],
          ...(bin >= since ? [['tea|*|*', bin >= learned ? 40 : 3] as const] : []),
        ]),
        grave: [],
        missing: NOTHING_MISSING,
      }))
        alarms.push(`${alarm.key} ${bin < learned}`);
    expect([...new Set(alarms)]).toEqual(['tea|*|* false']);
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

  it.each<[string, ListeningFacts[], Coverage]>([
    ['reads', [source()], { whole: 1, platforms: [] }],
    ['has no source at all', [], { whole: 0, platforms: [] }],
    ['fails everywhere', [source(failing)], { whole: 0, platforms: [] }],
    [
      'fails where most is said: the rest is heard',
      [source({ ...failing, perDay: 90 }), source({ platform: 'b', perDay: 30 })],
      { whole: 0.25, platforms: [{ platform: 'a', heard: 0 }] },
    ],
    [
      'fails in the main source of a platform',
      [source({ ...failing, perDay: 80 }), source({ perDay: 20 }), source({ platform: 'b', perDay: 200 })],
      { whole: 1, platforms: [{ platform: 'a', heard: 0.2 }] },
    ],
    [
      'fails where little is said',
      [source({ ...failing, platform: 'b' }), source({ perDay: 90 })],
      { whole: 1, platforms: [{ platform: 'b', heard: 0 }] },
    ],
    [
      'waits for the turn of a slow source',
      [source({ intervalSeconds: 3600, lastSuccessAt: NOON - HOUR })],
      { whole: 1, platforms: [] },
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
      unheardMs: 0,
      graver: 0,
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
      ['updated', null], // graver for what joined it: those who know it must hear
      ['closed', 'refund'],
    ]);
    expect(all[2]).toMatchObject({ state: 'open', level: 4, openedAt: 1, alarms: 3 });
  });

  it('weigh what both of them tell of', () => {
    const reason = (code: string, points: number) => ({ code, points, params: {} });
    const all = [incident('safety', 1, 3), incident(null, 2, 3)];
    all[0]!.reasons = [reason('grave.3', 2.5)];
    all[1]!.reasons = [reason('spike.seen', 1), reason('spike.above-record', 1)];
    absorb(all, 9);
    expect(all[1]).toMatchObject({ level: 5, graver: 1 });
    expect(all[1]!.reasons.map(({ code }) => code).sort()).toEqual([
      'grave.3',
      'spike.above-record',
      'spike.seen',
    ]);
  });

  it('stay two where neither contains the other', () => {
    expect(absorb([incident('delivery', 1, 4), incident('refund', 2, 2)], 9)).toEqual([]);
  });
});

it('counts bins of five minutes from 1970', () => expect(binAt(BIN_MS * 7 + 1)).toBe(7));
