/** Promises without a database: which are confirmed, until when, who signs, and what may become of one. */
import type { CheckContext } from '../../../src/desk/replies/checks/finding.js';
import { mondayToFriday } from '../../../src/desk/replies/checks/promise/business-days.js';
import {
  asksWhy,
  COMMITMENT_STATES,
  commitmentStep,
  commitmentSteps,
} from '../../../src/desk/replies/commitments/commitment.workflow.js';
import {
  confirmPromises,
  type FoundPromise,
  promisesIn,
  requireTimes,
} from '../../../src/desk/replies/commitments/confirming.js';
import { isBeyond, markCosign, needsCosign } from '../../../src/desk/replies/commitments/cosign.js';
import { dueMoment } from '../../../src/desk/replies/commitments/due-moment.js';
import { aroundOf } from '../checks/gate/around.js';
import { check, contextOf, kit } from '../checks/kit.js';

const now = new Date('2026-11-23T10:00:00Z');
const later = new Date('2026-11-24T12:30:00Z');
const promise = (words: string, start: number, more: Partial<FoundPromise> = {}): FoundPromise => ({
  start,
  end: start + words.length,
  words,
  kind: 'call-back',
  who: 'us',
  dueWords: '',
  proposedDue: later,
  ...more,
});
const earlier = (words: string, more: { kind?: string; dueWords?: string; dueAt?: Date } = {}) => ({
  words,
  kind: 'call-back',
  dueWords: '',
  ownerId: 'rita',
  dueAt: later,
  ...more,
});

describe('a promise is confirmed', () => {
  const call = promise('we will call you', 10);
  const given = (start: number, end: number, dueAt = later) => ({ start, end, ownerId: 'asha', dueAt });
  it('by what is said of its very words, or of words it overlaps', () => {
    for (const one of [given(10, 26), given(12, 20)]) {
      const { confirmed, unconfirmed } = confirmPromises([call], [one], [], { now });
      expect(confirmed).toMatchObject([{ words: 'we will call you', ownerId: 'asha', dueAt: later }]);
      expect(unconfirmed).toEqual([]);
    }
  });
  it('once: one confirmation does not serve two promises', () => {
    const refund = promise('and refund you', 20, { kind: 'refund' });
    const { confirmed, unconfirmed } = confirmPromises([call, refund], [given(10, 30)], [], { now });
    expect(confirmed).toHaveLength(1);
    expect(unconfirmed).toEqual([refund]);
  });
  it('not by words elsewhere, nor until a time that has passed', () => {
    expect(confirmPromises([call], [given(40, 50)], [], { now }).confirmed).toEqual([]);
    expect(confirmPromises([call], [given(10, 26, now)], [], { now }).confirmed).toEqual([]);
    expect(() => requireTimes([given(10, 26, now)], now)).toThrow(/passed/);
    expect(() => requireTimes([given(10, 26, new Date('2028-01-01'))], now)).toThrow(/within a year/);
    expect(() => requireTimes([given(10, 26)], now)).not.toThrow();
  });
  it('by an earlier version, wherever its words have moved to', () => {
    const { confirmed } = confirmPromises([call], [], [earlier('We will call you.')], { now });
    expect(confirmed).toMatchObject([{ ownerId: 'rita', dueAt: later, start: 10 }]);
  });
  it('by an earlier version when a slip in it was mended: the same thing until the same time', () => {
    const before = [earlier('we wil call you tomorow', { dueWords: 'tomorrow' })];
    const mended = promise('we will call you tomorrow', 0, { dueWords: 'tomorrow' });
    expect(confirmPromises([mended], [], before, { now }).confirmed).toHaveLength(1);
    const other = promise('we will call you on Friday', 0, { dueWords: 'on Friday' });
    expect(confirmPromises([other], [], before, { now }).confirmed).toEqual([]);
    const vague = promise('we will do it', 0, { kind: 'other' });
    const something = [earlier('we will see to that', { kind: 'other' })];
    expect(confirmPromises([vague], [], something, { now }).confirmed).toEqual([]);
  });
  it('in other words of a reviewer: its owner stays, its time is what the new words name', () => {
    const friday = new Date('2026-11-27T12:30:00Z');
    const said = promise('we call you on Friday', 0, { dueWords: 'on Friday', proposedDue: friday });
    const before = [earlier('we will call you today', { dueWords: 'today' })];
    const named = confirmPromises([said], [], before, { now, reworded: true }).confirmed;
    expect(named).toMatchObject([{ ownerId: 'rita', dueAt: friday }]);
    const unnamed = confirmPromises([call], [], before, { now, reworded: true }).confirmed;
    expect(unnamed).toMatchObject([{ ownerId: 'rita', dueAt: later }]);
    const refund = promise('we refund you', 0, { kind: 'refund' });
    expect(confirmPromises([refund], [], before, { now, reworded: true }).confirmed).toEqual([]);
  });
});

it('finds the promises of a text with what is owed and until when', () => {
  const text = 'வருந்துகிறோம். நாளை உங்களை அழைக்கிறோம்.';
  const sending = { at: '2026-11-23T10:00:00+05:30', calendar: mondayToFriday };
  const found = promisesIn(text, check(text, { sending }), (named) => new Date(`${named}T12:00:00Z`));
  expect(found).toMatchObject([
    { kind: 'call-back', dueWords: 'நாளை', proposedDue: new Date('2026-11-24T12:00:00Z') },
  ]);
});

describe('the time that is proposed', () => {
  const india = { timeZone: 'Asia/Kolkata', workdays: [1, 2, 3, 4, 5], holidays: ['2026-11-26'] };
  const newYork = { ...india, timeZone: 'America/New_York' };
  it.each([
    ['a day: when its work ends', '2026-11-24', '2026-11-23T10:00:00Z', india, '2026-11-24T12:30:00.000Z'],
    ['a moment', '2026-11-24T11:00:00+05:30', '2026-11-23T10:00:00Z', india, '2026-11-24T05:30:00.000Z'],
    ['today, said in the evening', '2026-11-23', '2026-11-23T14:00:00Z', india, '2026-11-23T18:29:00.000Z'],
    ['nothing: the next working day', '', '2026-11-25T10:00:00Z', india, '2026-11-27T12:30:00.000Z'],
    ['nothing, on a Friday', '', '2026-11-27T10:00:00Z', india, '2026-11-30T12:30:00.000Z'],
    ['a day that is over', '2026-11-20', '2026-11-23T10:00:00Z', india, '2026-11-24T12:30:00.000Z'],
    ['over a change of clocks', '2026-03-09', '2026-03-07T20:00:00Z', newYork, '2026-03-09T22:00:00.000Z'],
  ])('for %s', (_, named, at, calendar, expected) => {
    expect(dueMoment(named, new Date(at), calendar).toISOString()).toBe(expected);
  });
});

describe('beyond the writer’s authority', () => {
  const marked = (text: string, roles: string[]) => {
    const context: CheckContext = contextOf(text, { around: aroundOf({ roles }) });
    return markCosign(check(text, context), context, kit.authority);
  };
  it.each([
    ['more than an agent may give and a lead may', 'We will refund you ₹50,000.', ['agent'], true],
    ['a gift that is a lead’s to make', 'We will pay your treatment.', ['agent'], true],
    ['more than even a lead may give', 'We will refund you ₹5,00,000.', ['agent'], false],
    ['within it', 'We will refund you ₹500.', ['agent'], false],
    ['a statement that is nobody’s here', 'We admit negligence.', ['agent'], false],
    ['a lead’s own', 'We will refund you ₹5,00,000.', ['lead'], false],
  ])('%s', (_, text, roles, signature) => {
    expect(needsCosign(marked(text, roles))).toBe(signature);
  });
  it('is known of the promise it stands in', () => {
    const text = 'Sorry. We will refund you ₹50,000. We will call you.';
    const findings = marked(text, ['agent']);
    expect(isBeyond(findings, { start: 7, end: 34 })).toBe(true);
    expect(isBeyond(findings, { start: 35, end: 52 })).toBe(false);
  });
});

describe('what becomes of a promise', () => {
  it('is a step of the table, and nothing else', () => {
    const ways = COMMITMENT_STATES.flatMap((from) =>
      commitmentSteps(from, true).map((step) => `${from} ${step} ${commitmentStep(from, step)}`),
    );
    expect(ways).toEqual([
      'open keep kept',
      'open break broken',
      'open cancel cancelled',
      'kept reopen open',
      'broken keep kept',
      'broken reopen open',
      'cancelled reopen open',
    ]);
  });
  it('is nobody’s to say before the customer can read it', () => {
    expect(COMMITMENT_STATES.flatMap((state) => commitmentSteps(state, false))).toEqual([]);
  });
  it('is said with a reason where it was not kept', () => {
    expect(['break', 'cancel'].every((step) => asksWhy(step as 'break'))).toBe(true);
    expect(asksWhy('keep') || asksWhy('reopen')).toBe(false);
  });
});
