/** Small decisions of the review desk, each with its table of cases: until when, who is next, what is looked at again. */
import { randomUUID } from 'node:crypto';
import { type Candidate, nextTurn } from '../../../src/desk/replies/turns/next-turn.js';
import { reviewDue } from '../../../src/desk/replies/turns/review-due.js';
import { draw, place } from '../../../src/desk/second-look/sampling.js';

const MINUTES = { urgent: 15, high: 60, normal: 240, low: 1440 };
const calendar = (timeZone: string, holidays: string[] = []) => ({
  timeZone,
  workdays: [1, 2, 3, 4, 5],
  holidays,
});
const INDIA = calendar('Asia/Kolkata', ['2026-01-26']);

describe('the reviewer’s clock', () => {
  it.each([
    // Thursday, noon in India.
    ['an urgent one', 'urgent', '2026-01-22T06:30:00Z', null, INDIA, '2026-01-22T06:33:45.000Z'],
    ['a grave one', 'high', '2026-01-22T06:30:00Z', null, INDIA, '2026-01-22T06:45:00.000Z'],
    ['a usual one', 'normal', '2026-01-22T06:30:00Z', null, INDIA, '2026-01-22T07:30:00.000Z'],
    [
      'one before midnight goes on the next day',
      'low',
      '2026-01-22T16:30:00Z',
      null,
      INDIA,
      '2026-01-22T22:30:00.000Z',
    ],
    // Friday, 23:30 in India, then a weekend and Republic Day: Tuesday, 00:30.
    [
      'one over weekend and holiday',
      'normal',
      '2026-01-23T18:00:00Z',
      null,
      INDIA,
      '2026-01-26T19:00:00.000Z',
    ],
    [
      'an urgent one on a Sunday, which waits for no Monday',
      'urgent',
      '2026-01-25T06:30:00Z',
      null,
      INDIA,
      '2026-01-25T06:33:45.000Z',
    ],
    [
      'a usual one on a Sunday begins on Monday',
      'normal',
      '2026-02-01T06:30:00Z',
      null,
      INDIA,
      '2026-02-01T19:30:00.000Z',
    ],
    // The promise to the customer knows no weekend, so the reviewer has no longer than that.
    [
      'never later than the case is due',
      'normal',
      '2026-02-01T06:30:00Z',
      '2026-02-01T08:00:00Z',
      INDIA,
      '2026-02-01T08:00:00.000Z',
    ],
    [
      'time to read, when the case is due at once',
      'high',
      '2026-01-22T06:30:00Z',
      '2026-01-22T06:30:30Z',
      INDIA,
      '2026-01-22T06:32:00.000Z',
    ],
    [
      'its quarter, by the wall, when the case is late already',
      'normal',
      '2026-02-01T06:30:00Z',
      '2026-02-01T06:00:00Z',
      INDIA,
      '2026-02-01T07:30:00.000Z',
    ],
    // Berlin, Sunday's change to summer: Monday begins at 22:00 UTC.
    [
      'the first hour of a Monday after the clocks changed',
      'normal',
      '2026-03-28T12:00:00Z',
      null,
      calendar('Europe/Berlin'),
      '2026-03-29T23:00:00.000Z',
    ],
  ] as const)('gives %s', (_what, severity, from, caseDue, zone, due) => {
    const facts = { severity, caseDueAt: caseDue ? new Date(caseDue) : null };
    expect(reviewDue(new Date(from), facts, MINUTES, zone).toISOString()).toBe(due);
  });
});

describe('whoever is asked next', () => {
  const person = (id: string, over: Partial<Candidate> = {}): Candidate => ({
    id,
    name: id,
    roles: ['reviewer'],
    reviewer: true,
    lead: false,
    available: true,
    speaks: true,
    asked: false,
    looking: false,
    waiting: 0,
    ...over,
  });
  const lead = person('lena', { reviewer: false, lead: true });

  it.each([
    ['a reviewer first', 0, [lead, person('rita')], 'rita'],
    ['whoever knows the language', 0, [person('anna', { speaks: false }), person('rita')], 'rita'],
    ['whoever is at the desk', 0, [person('anna', { available: false }), person('rita')], 'rita'],
    ['whoever has least to do', 0, [person('anna', { waiting: 2 }), person('rita', { waiting: 1 })], 'rita'],
    [
      'another than the one who has it open and does not decide',
      0,
      [person('anna', { looking: true }), person('rita')],
      'rita',
    ],
    ['the one who has it open, when there is no other', 0, [person('rita', { looking: true })], 'rita'],
    ['not who was asked before', 0, [person('rita', { asked: true }), lead], 'leads: lena'],
    ['the leads the second time', 1, [person('rita'), lead], 'leads: lena'],
    ['the leads at once where no other reviewer is', 0, [lead], 'leads: lena'],
    ['a reviewer who leads before nobody', 0, [person('lata', { lead: true })], 'lata'],
    ['nobody where nobody is', 0, [], 'nobody'],
    ['nobody once the leads were asked', 2, [person('rita'), lead], 'nobody'],
  ] as const)('is %s', (_what, moves, candidates, expected) => {
    const next = nextTurn(moves, candidates);
    const told = !next
      ? 'nobody'
      : next.audience === 'person'
        ? next.person.id
        : `leads: ${next.leads.map(({ id }) => id).join(' ')}`;
    expect(told).toBe(expected);
  });
});

describe('the sample for a second look', () => {
  const ids = Array.from({ length: 4000 }, () => randomUUID());
  it('is about the share that is asked for, and the same every time', () => {
    const drawn = draw(ids, 5, true);
    expect(drawn.length).toBeGreaterThan(130);
    expect(drawn.length).toBeLessThan(270);
    expect(draw([...ids].reverse(), 5, true).sort()).toEqual([...drawn].sort());
  });
  it('has at least one a week, however few were published', () => {
    const few = ids.filter((id) => place(id) > 0.5).slice(0, 3);
    expect(draw(few, 5, false)).toHaveLength(1);
    expect(draw(few, 5, true)).toEqual([]);
    expect(draw([], 5, false)).toEqual([]);
  });
  it('is everything at a hundred per cent, and nothing at none', () => {
    expect(draw(ids, 100, false)).toHaveLength(ids.length);
    expect(draw(ids, 0, false)).toEqual([]);
  });
});
