/** Small decisions of the screens about alerts, each with its table of cases. */
import { around, seriesOf } from '../../../web/src/screens/alerts/around.js';
import { inOrder } from '../../../web/src/screens/alerts/in-order.js';
import { ruleForm, ruleInput } from '../../../web/src/screens/alerts/rule-form.js';
import { compared } from '../../../web/src/screens/digest/compared.js';
import { LEAST, MOST, placeOf, sensitivityAt } from '../../../web/src/screens/lab/sensitivity.js';
import { areaOf, joined, joinedByDay, niceTop, pathOf } from '../../../web/src/screens/lab/series-points.js';

it('puts what nobody answered first, then the graver, then the newer; what is over stands by its time', () => {
  const alert = (state: 'open' | 'acknowledged' | 'resolved', level: number, day: number) => ({
    state,
    level,
    openedAt: `2026-03-0${day}T00:00:00Z`,
  });
  const given = [
    alert('resolved', 5, 1),
    alert('acknowledged', 5, 3),
    alert('open', 2, 2),
    alert('resolved', 1, 4),
    alert('open', 4, 1),
    alert('open', 4, 2),
  ];
  expect(inOrder(given).map((one) => `${one.state} ${one.level} ${one.openedAt.slice(8, 10)}`)).toEqual([
    'open 4 02',
    'open 4 01',
    'open 2 02',
    'acknowledged 5 03',
    'resolved 1 04',
    'resolved 5 01',
  ]);
});

it.each([
  [{}, '*|*|*'],
  [{ topic: 'delivery', sentiment: 'neg', platform: null }, 'delivery|neg|*'],
  [{ topic: '', platform: 'feed' }, '*|*|feed'],
])('counts %j as %s', (subject, key) => {
  expect(seriesOf(subject)).toBe(key);
});

it('looks at a day and a half before an alert and some hours after its end, in full hours', () => {
  expect(around('2026-03-10T10:20:00Z', '2026-03-10T13:40:00Z')).toEqual({
    from: '2026-03-08T22:00:00.000Z',
    to: '2026-03-10T17:00:00.000Z',
  });
  expect(around('2026-03-10T10:20:00Z', null).to).toBeUndefined();
});

it.each([
  [100, 95, 'same'],
  [100, 50, 'more'],
  [20, 50, 'less'],
  [0, 0, 'same'],
  [null, 3, null],
  [3, null, null],
] as const)('says of %p beside a usual %p: %p', (value, usual, said) => {
  expect(compared(value, usual)).toBe(said);
});

describe('the slider', () => {
  it('has the shipped sensitivity in its middle and the server’s limits at its ends', () => {
    expect([LEAST, 0, MOST].map(sensitivityAt)).toEqual([0.25, 1, 4]);
  });
  it('finds its place again for every value it gives', () => {
    for (let place = LEAST; place <= MOST; place++) expect(placeOf(sensitivityAt(place))).toBe(place);
    expect([placeOf(0), placeOf(99)]).toEqual([LEAST, MOST]);
  });
});

describe('points of a picture', () => {
  const point = (minute: number, seen: number | null, expected: number | null, missing = false) => ({
    at: new Date(Date.UTC(2026, 2, 1, 0, minute)).toISOString(),
    seen,
    expected,
    missing,
  });
  it('are joined by the hour; only an hour in which nobody listened at all is missing', () => {
    const hours = joined(
      [
        point(0, 2, 1),
        point(30, 3, null, true),
        point(60, 0, null, true),
        point(90, 0, null, true),
        point(120, 1, 0.5),
      ],
      3600,
    );
    expect(hours.map(({ seen, expected, missing }) => [seen, expected, missing])).toEqual([
      [5, 1, false],
      [null, null, true],
      [1, 0.5, false],
    ]);
  });
  it('are joined by the reader’s own day, whose midnight is seldom that of Greenwich', () => {
    const hours = Array.from({ length: 48 }, (_, hour) => point(hour * 60, 1, 0.5, hour < 5));
    const days = (zone: string) =>
      joinedByDay(hours, zone).map(({ at, seen }) => `${at.slice(5, 16)} ${String(seen)}`);
    expect(days('UTC')).toEqual(['03-01T00:00 24', '03-02T00:00 24']);
    expect(days('America/New_York')).toEqual(['03-01T00:00 null', '03-01T05:00 24', '03-02T05:00 19']);
  });
  it('are not drawn, and nothing under them, where nobody listened', () => {
    const size = { width: 100, height: 10, top: 10 };
    const points = [
      point(0, 0, 1),
      point(10, 5, 1),
      point(20, null, null, true),
      point(30, 10, 1),
      point(40, 5, 1),
    ];
    expect(pathOf(points, (one) => one.seen, size)).toBe('M0.0 10.0L25.0 5.0M75.0 0.0L100.0 5.0');
    expect(areaOf(points, (one) => one.seen, size)).toBe(
      'M0.0 10.0L0.0 10.0L25.0 5.0L25.0 10.0ZM75.0 10.0L75.0 0.0L100.0 5.0L100.0 10.0Z',
    );
  });
  it('are drawn from edge to edge, and not where nothing is known', () => {
    const points = [point(0, 0, 1), point(10, 5, null), point(20, 10, 2)];
    const size = { width: 100, height: 10, top: 10 };
    expect(pathOf(points, (one) => one.seen, size)).toBe('M0.0 10.0L50.0 5.0L100.0 0.0');
    expect(pathOf(points, (one) => one.expected, size)).toBe('M0.0 9.0M100.0 8.0');
    expect(pathOf([], (one) => one.seen, size)).toBe('');
  });
  it.each([
    [0, 4],
    [7, 7.5],
    [11, 15],
    [100, 100],
    [1698, 2000],
  ])('reach up to %p under %p', (most, top) => {
    expect(niceTop(most)).toBe(top);
  });
});

describe('a rule', () => {
  it('goes through its form and back unchanged', () => {
    const rule = {
      name: 'Night shift',
      active: false,
      roles: ['lead' as const],
      personIds: ['p'],
      channels: ['bell' as const],
      endpointIds: ['e'],
      minLevel: 4,
      kinds: ['spike' as const],
      brandIds: null,
      quiet: { from: '21:00', to: '06:30' },
      chain: [
        { afterMinutes: 15, roles: ['admin' as const], personIds: [], channels: [], endpointIds: ['e'] },
      ],
    };
    const stored = { ...rule, id: 'r', builtIn: null, createdAt: '', updatedAt: '' };
    expect(ruleInput(ruleForm(stored))).toEqual(rule);
  });
  it('with nothing chosen is about everything', () => {
    expect(ruleInput(ruleForm(null))).toMatchObject({ kinds: null, brandIds: null, quiet: null, chain: [] });
  });
});
