/** What the desk shows as a picture, searches in the audit log, and takes for a brand's rules: the decisions behind, as tables. */
import { dayStart } from '../../../web/src/i18n/days.js';
import { fieldErrors, Problem } from '../../../web/src/api/request.js';
import { factsOf, readAddress, toQuery } from '../../../web/src/screens/audit/audit-search.js';
import {
  type BrandForm,
  changesOf,
  LIMITS,
  wordsOf,
  wrongIn,
} from '../../../web/src/screens/brands/brand-form.js';
import { BARS, moodOf, type Voice } from '../../../web/src/screens/inbox/mood.js';
import { bellLink } from '../../../web/src/shell/bell-link.js';
import { brandChange } from '../../../src/core/organisation/brands.api.js';

describe('a day begins', () => {
  it.each([
    ['in India, half an hour off the full hour', '2026-03-29', 'Asia/Kolkata', 0, '2026-03-28T18:30:00.000Z'],
    ['in Nepal, three quarters off', '2026-03-29', 'Asia/Kathmandu', 0, '2026-03-28T18:15:00.000Z'],
    ['on the day clocks go forward', '2026-03-08', 'America/New_York', 0, '2026-03-08T05:00:00.000Z'],
    ['on the day after it', '2026-03-08', 'America/New_York', 1, '2026-03-09T04:00:00.000Z'],
    ['on the day clocks go back', '2026-11-01', 'America/New_York', 0, '2026-11-01T04:00:00.000Z'],
    ['on the day after that', '2026-11-01', 'America/New_York', 1, '2026-11-02T05:00:00.000Z'],
    ['where midnight itself was skipped', '2018-11-04', 'America/Sao_Paulo', 0, '2018-11-04T03:00:00.000Z'],
    [
      'where midnight came twice: at the first',
      '2026-11-01',
      'America/Havana',
      0,
      '2026-11-01T04:00:00.000Z',
    ],
    ['far ahead of UTC', '2026-06-01', 'Pacific/Kiritimati', 0, '2026-05-31T10:00:00.000Z'],
    ['after the last of a month', '2026-02-28', 'UTC', 1, '2026-03-01T00:00:00.000Z'],
  ])('%s', (_, day, zone, later, expected) => {
    expect(dayStart(day, zone, later)?.toISOString()).toBe(expected);
  });
  it.each(['2026-02-30', '2026-13-01', 'yesterday', '', '26-01-01'])('never on %j', (day) => {
    expect(dayStart(day, 'UTC')).toBeNull();
  });
});

describe('the address of an audit search', () => {
  const id = '0b8b1d7e-1f67-4b3c-9d6e-2f1f6f0f9a11';
  it('is read for what makes sense of it', () => {
    expect(
      readAddress({
        person: id,
        kind: 'case',
        subject: 7,
        action: '',
        from: '2026-02-31',
        to: '2026-03-01',
        x: 'y',
      }),
    ).toEqual({ person: id, kind: 'case', subject: '7', to: '2026-03-01' });
    expect(readAddress({ person: "' OR 1=1", subject: 'a'.repeat(201), kind: ['x'] })).toEqual({});
  });
  it('asks for whole days of the reader, the last one included', () => {
    expect(toQuery({ from: '2026-03-29', to: '2026-03-29', action: 'brand.change' }, 'Asia/Kolkata')).toEqual(
      {
        action: 'brand.change',
        from: '2026-03-28T18:30:00.000Z',
        to: '2026-03-29T18:30:00.000Z',
      },
    );
  });
});

it.each([
  [{}, []],
  [{ risk: 78 }, [{ key: 'risk', now: 78 }]],
  [
    { was: { name: 'Nila', flagRisk: 45 }, now: { name: 'Nila', flagRisk: 40 } },
    [{ key: 'flagRisk', was: 45, now: 40 }],
  ],
  [{ was: {}, now: { undoSeconds: 0 } }, [{ key: 'undoSeconds', was: undefined, now: 0 }]],
  [
    { field: 'spam', was: true, now: false },
    [
      { key: 'field', now: 'spam' },
      { key: 'value', was: true, now: false },
    ],
  ],
])('tells the details %j as facts', (details, facts) => {
  expect(factsOf(details)).toEqual(facts);
});

describe('the rules of a brand', () => {
  const begun: BrandForm = {
    name: 'Nila',
    languages: ['en', 'ta'],
    allowWords: 'BreezePro\nNilaFlow',
    flagRisk: 45,
    undoSeconds: 15,
    approvalHours: 24,
  };
  it.each([
    [{ name: '  ' }, { name: 'empty' }],
    [{ name: 'x'.repeat(121) }, { name: 'long' }],
    [{ languages: [] }, { languages: 'none' }],
    [{ flagRisk: '' }, { flagRisk: 'whole' }],
    [{ flagRisk: 0 }, { flagRisk: 'whole' }],
    [{ flagRisk: 101 }, { flagRisk: 'whole' }],
    [{ undoSeconds: 0 }, {}],
    [{ undoSeconds: 1.5 }, { undoSeconds: 'whole' }],
    [{ approvalHours: '721' }, { approvalHours: 'whole' }],
    [{ allowWords: `ok\n${'y'.repeat(61)}` }, { allowWords: 'wordLong' }],
    [{ allowWords: Array.from({ length: 2001 }, (_, n) => `w${n}`).join('\n') }, { allowWords: 'wordsMany' }],
  ])('with %j have wrong %j', (part, expected) => {
    const wrong = wrongIn({ ...begun, ...part } as BrandForm);
    expect(Object.fromEntries(Object.entries(wrong).map(([field, { code }]) => [field, code]))).toEqual(
      expected,
    );
  });
  it('are limited as the server limits them', () => {
    for (const [field, [min, max]] of Object.entries(LIMITS))
      for (const [value, fits] of [
        [min, true],
        [max, true],
        [min - 1, false],
        [max + 1, false],
      ] as const)
        expect([field, value, brandChange.safeParse({ [field]: value }).success]).toEqual([
          field,
          value,
          fits,
        ]);
  });
  it('are sent only where they were changed', () => {
    expect(changesOf(begun, begun)).toEqual({});
    expect(
      changesOf({ ...begun, name: ' Nila ', allowWords: 'BreezePro\n\n NilaFlow\nNilaFlow' }, begun),
    ).toEqual({});
    expect(changesOf({ ...begun, flagRisk: '40', allowWords: '' }, begun)).toEqual({
      flagRisk: 40,
      allowWords: [],
    });
  });
  it('takes words one a line, each once', () => {
    expect(wordsOf(' a \n\nb\na\r\n')).toEqual(['a', 'b']);
  });
});

it('shows what the server refused at the field it is about', () => {
  const refused = new Problem(400, 'invalid-input', 'x', {
    errors: [
      { field: 'allowWords[3]', problem: 'at most 60 characters' },
      { field: 'name', problem: 'must not be empty' },
    ],
  });
  expect(fieldErrors(refused)).toEqual({ allowWords: 'at most 60 characters', name: 'must not be empty' });
  expect(fieldErrors(new Problem(409, 'conflict', 'x'))).toEqual({});
  expect(fieldErrors(new Error('x'))).toEqual({});
});

describe('the mood of the last day', () => {
  const now = Date.parse('2026-03-02T12:00:00Z');
  const voice = (hoursAgo: number, sentiment: Voice['sentiment'], more: Partial<Voice> = {}): Voice => ({
    publishedAt: new Date(now - hoursAgo * 3_600_000).toISOString(),
    sentiment,
    own: false,
    spam: false,
    duplicateOf: null,
    ...more,
  });
  it('counts voices by the hour, and nothing that is none', () => {
    const heard = [
      voice(0.5, 'neg'),
      voice(0.7, 'pos'),
      voice(23.5, 'neu'),
      voice(25, 'neg'),
      voice(-1, 'neg'),
      voice(1, 'neg', { own: true }),
      voice(1, 'neg', { spam: true }),
      voice(1, 'neg', { duplicateOf: 'x' }),
    ];
    const mood = moodOf(heard, now, false);
    expect(mood.all).toEqual({ neg: 2, neu: 1, pos: 1 });
    expect(mood.bars[BARS - 1]).toEqual({ neg: 2, neu: 0, pos: 1 });
    expect(mood.bars[0]).toEqual({ neg: 0, neu: 1, pos: 0 });
    expect(mood.seconds).toBe(86_400);
  });
  it('says no more than it knows: where more was heard than was asked for it looks back less far', () => {
    const mood = moodOf([voice(0, 'pos'), voice(6, 'neg')], now, true);
    expect(mood.seconds).toBe(6 * 3600);
    expect(mood.bars[0]).toEqual({ neg: 1, neu: 0, pos: 0 });
    expect(moodOf([voice(0, 'pos'), voice(60, 'neg')], now, true)).toMatchObject({
      seconds: 86_400,
      all: { neg: 0, neu: 0, pos: 1 },
    });
  });
  it('of nothing is nothing', () => {
    expect(moodOf([], now, false)).toMatchObject({ all: { neg: 0, neu: 0, pos: 0 }, seconds: 86_400 });
  });
});

it.each([
  ['reply.waiting-review', '/cases/c1', '/reviews?case=c1'],
  ['reply.waiting-review', '/reviews?reply=r1', '/reviews?reply=r1'],
  ['case.assigned', '/cases/c1', '/cases/c1'],
  ['source.failing', '/sources', '/sources'],
  ['source.failing', '//evil.example', null],
  ['source.failing', '/\\evil.example', null],
  ['source.failing', 'https://evil.example', null],
])('follows %s with %s to %s', (kind, link, expected) => {
  expect(bellLink({ kind, link })).toBe(expected);
});
