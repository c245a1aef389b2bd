import { judgeAlarm, type AlarmFacts } from '../../../src/listening/escalation/alarm-level.js';
import { spikeWords } from '../../../src/listening/escalation/alarm-words.js';
import {
  closeCalm,
  gather,
  type Incident,
  type RaisedAlarm,
} from '../../../src/listening/escalation/incidents.js';
import type { SpikeAlarm } from '../../../src/listening/escalation/spike-detector.js';
import { scopeKey, type Scope } from '../../../src/listening/escalation/series-key.js';

const HOUR = 3_600_000;
const brand: Scope = { brandId: 'b', topic: null, sentiment: null, platform: null };
const alarm = (hours: number, scope: Partial<Scope> = {}, more: Partial<RaisedAlarm> = {}): RaisedAlarm => ({
  scope: { ...brand, ...scope },
  kind: 'volume',
  level: 2,
  reasons: [{ code: 'spike.seen', params: { seen: 10 }, points: 1 }],
  at: hours * HOUR,
  ...more,
});

describe('incidents', () => {
  it('makes one of a brand’s alarm and those of its topics, moods and platforms, in any order', () => {
    const alarms = [
      alarm(0, { topic: 'app' }),
      alarm(0, { topic: 'billing', platform: 'p' }),
      alarm(0, { sentiment: 'neg' }, { kind: 'mood' }),
      alarm(0),
    ];
    for (const order of [alarms, [...alarms].reverse()]) {
      const incidents: Incident[] = [];
      expect(gather(incidents, order).map(({ kind }) => kind)).toEqual(['opened']);
      expect(incidents).toHaveLength(1);
      expect(incidents[0]).toMatchObject({ scope: brand, alarms: 4, kinds: ['volume', 'mood'] });
    }
  });

  it('keeps two matters apart: other brands, other topics', () => {
    const incidents: Incident[] = [];
    gather(incidents, [
      alarm(0, { topic: 'app' }),
      alarm(0, { topic: 'billing' }),
      alarm(0, { brandId: 'c' }),
    ]);
    expect(incidents).toHaveLength(3);
  });

  it('updates instead of repeating: at once when the level rises, else once an hour', () => {
    const incidents: Incident[] = [];
    const told = [
      alarm(0),
      alarm(0.2, { topic: 'app' }),
      alarm(0.5, {}, { level: 4 }),
      alarm(0.6, {}, { kind: 'gravity' }),
      alarm(1.7, {}, { kind: 'mood' }),
    ].map((one) =>
      gather(incidents, [one]).map((event) => ('because' in event ? event.because : event.kind)),
    );
    expect(told).toEqual([['opened'], [], ['level'], [], ['wider']]);
    expect(incidents[0]!.level).toBe(4);
  });

  it('closes when it has been calm, not while any of its series is hot, and reopens soon after', () => {
    const incidents: Incident[] = [];
    gather(incidents, [alarm(0)]);
    expect(closeCalm(incidents, 2 * HOUR, () => false)).toEqual([]);
    expect(closeCalm(incidents, 4 * HOUR, (key) => key === scopeKey(brand))).toEqual([]);
    expect(closeCalm(incidents, 7 * HOUR, () => false).map(({ kind }) => kind)).toEqual(['closed']);
    expect(gather(incidents, [alarm(7.5)]).map(({ kind }) => kind)).toEqual(['reopened']);
    expect(closeCalm(incidents, 11 * HOUR, () => false)).toHaveLength(1);
    expect(gather(incidents, [alarm(14)]).map(({ kind }) => kind)).toEqual(['opened']);
    expect(incidents).toHaveLength(2);
  });

  it('stays open while nobody listens, however long, and longer where only part is heard', () => {
    const incidents: Incident[] = [];
    gather(incidents, [alarm(0)]);
    for (let hour = 1; hour <= 48; hour++)
      expect(
        closeCalm(
          incidents,
          hour * HOUR,
          () => false,
          () => HOUR,
        ),
      ).toEqual([]);
    expect(gather(incidents, [alarm(49)])).toMatchObject([{ kind: 'updated', because: 'again' }]);
    const copy = JSON.parse(JSON.stringify(incidents)) as Incident[];
    const closes = (some: Incident[], unheard: number): number | undefined => {
      for (let hour = 50; hour < 70; hour++)
        if (
          closeCalm(
            some,
            hour * HOUR,
            () => false,
            () => unheard,
          ).length > 0
        )
          return hour;
      return undefined;
    };
    expect(closes(incidents, 0)).toBe(52);
    expect(closes(copy, 0.5 * HOUR)).toBe(55);
  });

  it('tells of a graver matter that joins it at once, and weighs both', () => {
    const injuries = { code: 'grave.3', params: { voices: 3 }, points: 2.5 };
    const incidents: Incident[] = [];
    gather(incidents, [alarm(0, {}, { level: 2 })]);
    const told = gather(incidents, [
      alarm(0.1, { topic: 'safety' }, { kind: 'gravity', level: 2, reasons: [injuries] }),
    ]);
    expect(told).toMatchObject([{ kind: 'updated', because: 'level' }]);
    expect(incidents[0]).toMatchObject({ level: 4, graver: 1, kinds: ['volume', 'gravity'] });
    // As loud as can be already: another matter is news all the same.
    const loud: Incident[] = [];
    gather(loud, [alarm(0, {}, { level: 5 })]);
    const more = gather(loud, [alarm(0.1, {}, { kind: 'gravity', level: 3, reasons: [injuries] })]);
    expect(more).toMatchObject([{ kind: 'updated', because: 'graver' }]);
    expect(gather(loud, [alarm(0.2, {}, { kind: 'gravity', level: 3, reasons: [injuries] })])).toEqual([]);
  });

  it('counts the height of a storm once, however many series see it, and keeps the heaviest of its reasons', () => {
    const of = (...points: number[]) =>
      points.map((one, i) => ({ code: i === 0 ? 'spike.seen' : 'spike.lasting', params: {}, points: one }));
    const incidents: Incident[] = [];
    gather(incidents, [alarm(0, {}, { reasons: of(1) })]);
    for (const topic of ['app', 'billing', 'staff'])
      gather(incidents, [alarm(0.1, { topic }, { level: 2, reasons: of(1, 0.5) })]);
    expect(incidents[0]!.level).toBe(2);
    expect(incidents[0]!.reasons).toEqual(of(1, 0.5));
  });

  it('is the same through JSON', () => {
    const incidents: Incident[] = [];
    gather(incidents, [alarm(0), alarm(0, { topic: 'app' })]);
    const copy = JSON.parse(JSON.stringify(incidents)) as Incident[];
    expect(gather(copy, [alarm(2, {}, { level: 5 })])).toEqual(
      gather(incidents, [alarm(2, {}, { level: 5 })]),
    );
  });
});

describe('levels', () => {
  const spike = (more: Partial<SpikeAlarm> = {}): SpikeAlarm => ({
    windowMinutes: 15,
    window: 1,
    seen: 60,
    expected: 10,
    record: 50,
    surprise: 9,
    above: 0.1,
    again: false,
    ...more,
  });

  it.each<[string, AlarmFacts, number]>([
    ['a little above the highest', { spike: spike() }, 2],
    [
      'the same, with hardly a negative word',
      { spike: spike(), voices: { total: 60, negative: 3, usualNegativeShare: 0.3 } },
      1,
    ],
    [
      'the same, mostly negative',
      { spike: spike(), voices: { total: 60, negative: 45, usualNegativeShare: 0.3 } },
      3,
    ],
    ['far above the highest', { spike: spike({ seen: 300, record: 50 }) }, 4],
    ['six where there never were any', { spike: spike({ seen: 6, record: 0, expected: 0.1 }) }, 3],
    ['sixty where there never were any', { spike: spike({ seen: 60, record: 0, expected: 1 }) }, 4],
    [
      'far above the highest and mostly negative',
      { spike: spike({ seen: 300 }), voices: { total: 300, negative: 200, usualNegativeShare: 0.3 } },
      5,
    ],
    [
      'a mood alone',
      { mood: { windowMinutes: 60, voices: 30, negative: 15, usualShare: 0.3, chance: 1e-6 } },
      2,
    ],
    [
      'three injuries',
      { gravity: { gravity: 3, windowHours: 6, voices: 3, expected: 0.01, chance: 1e-6 } },
      3,
    ],
    [
      'injuries and mood',
      {
        gravity: { gravity: 3, windowHours: 6, voices: 3, expected: 0.01, chance: 1e-6 },
        mood: { windowMinutes: 60, voices: 30, negative: 25, usualShare: 0.3, chance: 1e-9 },
      },
      5,
    ],
    ['a reach of millions alone adds to what is there', { spike: spike(), reach: 3_000_000 }, 3],
  ])('%s', (_name, facts, level) => {
    const judged = judgeAlarm(facts);
    expect(judged.level).toBe(level);
    const points = judged.reasons.reduce((sum, reason) => sum + reason.points, 1);
    expect(Math.max(1, Math.min(5, Math.floor(points)))).toBe(judged.level);
    expect(judged.reasons.every(({ code }) => /^[a-z]+\.[a-z0-9-]+$/.test(code))).toBe(true);
  });

  it('puts a spike into a sentence', () => {
    expect(spikeWords(spike({ windowMinutes: 5, seen: 1698, expected: 52.4, record: 477 }))).toBe(
      '1,698 in 5 minutes; 52 expected at this hour of the week; highest lately about 477.',
    );
    expect(spikeWords(spike({ windowMinutes: 360, seen: 90, expected: 4.24, record: 0, again: true }))).toBe(
      '90 in 6 hours; 4.2 expected at this hour of the week; a second spike while the first is open.',
    );
  });
});
