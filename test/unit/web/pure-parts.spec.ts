/** Small decisions of the desk, each with its table of cases. */
import { staleKeys } from '../../../web/src/api/stale-keys.js';
import { durationParts, exactParts } from '../../../web/src/i18n/durations.js';
import { pickLocale } from '../../../web/src/i18n/locale.js';
import { gather } from '../../../web/src/live/gather.js';
import { MOVES } from '../../../web/src/screens/case/moves.js';
import { afterTitle } from '../../../web/src/screens/inbox/after-title.js';
import { neighbour } from '../../../web/src/screens/inbox/neighbour.js';
import { shortcut } from '../../../web/src/ui/keys.js';
import { linkSpans, safeHref } from '../../../web/src/ui/links.js';
import { maskSpans } from '../../../web/src/ui/masks.js';
import { caseMoves, caseTransition, CASE_STATES } from '../../../src/desk/cases/case.workflow.js';

describe('links in a post', () => {
  it.each([
    ['see https://example.org/a?b=1.', ['https://example.org/a?b=1']],
    ['(http://example.org)', ['http://example.org']],
    ['https://en.example.org/Fire_(2021)', ['https://en.example.org/Fire_(2021)']],
    ['javascript:alert(1) data:text/html,x', []],
    ['போ https://example.org/தமிழ், சரி', ['https://example.org/தமிழ்']],
  ])('%s', (text, expected) => {
    expect(linkSpans(text).map((span) => text.slice(span.start, span.end))).toEqual(expected);
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//example.org', '', null])(
    'refuses %s',
    (address) => {
      expect(safeHref(address)).toBeNull();
    },
  );
});

it.each([
  ['Card •••• 4242 was charged', ['•••• 4242']],
  ['PIN ••••••, thanks', ['••••••']],
  ['•••• •••• •••• 4242', ['•••• •••• •••• 4242']],
  ['really... **no**', []],
])('finds what was masked in “%s”', (text, expected) => {
  expect(maskSpans(text).map((span) => text.slice(span.start, span.end))).toEqual(expected);
});

describe('keys', () => {
  const press = (key: string, code: string, more = {}) => ({
    key,
    code,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    ...more,
  });
  it.each([
    [press('j', 'KeyJ'), 'j'],
    [press('र', 'KeyJ'), 'j'],
    [press('ப', 'KeyK'), 'k'],
    [press('?', 'Slash'), '?'],
    [press('3', 'Digit3', { altKey: true }), 'alt+3'],
    [press('£', 'Digit3', { altKey: true }), 'alt+3'],
    [press('j', 'KeyJ', { ctrlKey: true }), null],
    [press('j', 'KeyJ', { altKey: true }), null],
  ])('%j means %s', (given, expected) => {
    expect(shortcut(given)).toBe(expected);
  });
});

describe('moving through a list', () => {
  const ids = ['a', 'b', 'c'];
  it.each([
    ['begins at the top', null, 1, null, 'a'],
    ['begins where one was', null, 1, 'b', 'b'],
    ['goes down', 'a', 1, 'a', 'b'],
    ['goes up', 'b', -1, 'b', 'a'],
    ['stays at the top', 'a', -1, 'a', 'a'],
    ['has nothing below the last', 'c', 1, 'c', null],
    ['begins anew when the row is gone', 'x', 1, 'x', 'a'],
  ] as const)('%s', (_, from, step, last, expected) => {
    expect(neighbour(ids, from, step, last)).toBe(expected);
  });
});

it.each([
  [0, [['second', 0]]],
  [59, [['second', 59]]],
  [61, [['minute', 1]]],
  [3_600, [['hour', 1]]],
  [
    3_660,
    [
      ['hour', 1],
      ['minute', 1],
    ],
  ],
  [86_400 * 2 + 300, [['day', 2]]],
  [
    86_400 + 7_200,
    [
      ['day', 1],
      ['hour', 2],
    ],
  ],
  [-5, [['second', 0]]],
])('says %d seconds in at most two units', (seconds, expected) => {
  expect(durationParts(seconds)).toEqual(expected);
});

it('reads a stretch that somebody chose back to the second', () => {
  expect(exactParts(90)).toEqual([
    ['minute', 1],
    ['second', 30],
  ]);
  expect(exactParts(3_605)).toEqual([
    ['hour', 1],
    ['second', 5],
  ]);
  expect(exactParts(120)).toEqual([['minute', 2]]);
});

it.each([
  ['ta', ['en-US'], 'ta'],
  [null, ['hi-IN', 'en'], 'hi'],
  [null, ['de', 'ta-LK'], 'ta'],
  ['xx', ['de'], 'en'],
  [null, [], 'en'],
] as const)('picks the language for stored %s and browser %j', (stored, browser, expected) => {
  expect(pickLocale(stored, browser)).toBe(expected);
});

describe('live events', () => {
  it('make only their own case stale', () => {
    expect(staleKeys({ kind: 'case.changed', ids: { caseId: 'c1' } })).toContainEqual(['case', 'c1']);
  });
  it('make everything stale when some were missed', () => {
    expect(staleKeys({ kind: 'refetch', ids: {} })).toEqual([[]]);
  });
  it('of unknown kinds change nothing', () => {
    expect(staleKeys({ kind: 'something.else', ids: {} })).toEqual([]);
  });
  it('in a storm are one refresh, each key once', () => {
    jest.useFakeTimers();
    const flushed: string[][][] = [];
    const box = gather((keys) => flushed.push(keys), 400);
    for (let i = 0; i < 500; i += 1) box.add([['cases'], ['case', 'c1']]);
    jest.advanceTimersByTime(400);
    expect(flushed).toEqual([[['cases'], ['case', 'c1']]]);
    jest.useRealTimers();
  });
});

describe('what one may do with a case', () => {
  it.each(CASE_STATES)('is offered from %s as the server allows it', (state) => {
    expect(MOVES[state].map((move) => move.to)).toEqual(caseMoves(state));
    for (const move of MOVES[state]) {
      expect(move.needsReason).toBe(caseTransition(state, move.to, 'person')?.needsReason === true);
    }
  });
});

it.each([
  ['Nobody answers. Four days now.', 'Nobody answers.', 'Four days now.'],
  ['Four days without internet and still', 'Four days without…', '… internet and still'],
  ['Short.', 'Short.', ''],
  ['A body of its own', 'Two stars', 'A body of its own'],
])('shows of “%s” under “%s” what is new', (snippet, title, expected) => {
  expect(afterTitle(snippet, title)).toBe(expected);
});
