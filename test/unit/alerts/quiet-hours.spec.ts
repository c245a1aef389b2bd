import { instantOf, localDay, localOf } from '../../../src/core/clock/zoned';
import { quietUntil } from '../../../src/desk/alerts/quiet';
import { dueDigest, nextDigest } from '../../../src/insight/digest/digest-time';

const NIGHT = { from: '22:00', to: '07:00' };
const LUNCH = { from: '12:30', to: '13:30' };

describe('local times', () => {
  it.each([
    ['2026-01-15T20:00:00Z', 'Asia/Kolkata', '2026-01-16', 1, 30],
    ['2026-01-15T20:00:00Z', 'America/New_York', '2026-01-15', 15, 0],
    ['2026-07-01T22:30:00Z', 'Europe/Berlin', '2026-07-02', 0, 30],
  ])('%s in %s is %s, %i:%i', (at, zone, day, hour, minute) => {
    expect(localDay(new Date(at), zone)).toBe(day);
    expect(localOf(new Date(at), zone)).toMatchObject({ hour, minute });
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', 2, 30, '2026-03-29T01:30:00.000Z', 'skipped: as long after the gap'],
    ['Europe/Berlin', '2026-10-25', 2, 30, '2026-10-25T00:30:00.000Z', 'twice: the first time'],
    ['Europe/Berlin', '2026-03-29', 3, 0, '2026-03-29T01:00:00.000Z', 'right after the change'],
    ['America/New_York', '2026-11-01', 8, 0, '2026-11-01T13:00:00.000Z', 'after winter time came'],
    ['Australia/Lord_Howe', '2026-10-04', 2, 15, '2026-10-03T15:45:00.000Z', 'half an hour is skipped'],
    ['Asia/Kolkata', '2026-05-31', 8, 0, '2026-05-31T02:30:00.000Z', 'no summer time'],
  ])('%s %s %i:%i is %s (%s)', (zone, date, hour, minute, instant) => {
    const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
    expect(instantOf({ year, month, day, hour, minute }, zone).toISOString()).toBe(instant);
  });

  it('goes there and back for every hour of a year in every kind of zone', () => {
    for (const zone of [
      'Asia/Kolkata',
      'Europe/Berlin',
      'America/New_York',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
    ])
      for (let at = Date.UTC(2026, 0, 1); at < Date.UTC(2027, 0, 1); at += 31 * 3_600_000) {
        const back = instantOf(localOf(new Date(at), zone), zone).getTime();
        // Only in the hour that comes twice may it be the other one.
        expect([0, 30 * 60_000, 3_600_000]).toContain(at - back);
      }
  });
});

describe('quiet hours', () => {
  it.each<[string, string, typeof NIGHT, string | null, string]>([
    ['2026-01-15T16:29:00Z', 'Asia/Kolkata', NIGHT, null, 'a minute before'],
    ['2026-01-15T16:30:00Z', 'Asia/Kolkata', NIGHT, '2026-01-16T01:30:00.000Z', 'from ten in the evening'],
    ['2026-01-15T20:00:00Z', 'Asia/Kolkata', NIGHT, '2026-01-16T01:30:00.000Z', 'after midnight'],
    ['2026-01-16T01:30:00Z', 'Asia/Kolkata', NIGHT, null, 'at seven sharp'],
    ['2026-01-15T20:00:00Z', 'America/New_York', NIGHT, null, 'afternoon elsewhere'],
    ['2026-06-10T07:15:00Z', 'Asia/Kolkata', LUNCH, '2026-06-10T08:00:00.000Z', 'within one day'],
    ['2026-03-28T23:00:00Z', 'Europe/Berlin', NIGHT, '2026-03-29T05:00:00.000Z', 'a night an hour shorter'],
    ['2026-10-24T22:00:00Z', 'Europe/Berlin', NIGHT, '2026-10-25T06:00:00.000Z', 'a night an hour longer'],
    ['2026-12-31T18:00:00Z', 'Asia/Kolkata', NIGHT, '2027-01-01T01:30:00.000Z', 'over the turn of the year'],
    [
      '2026-03-29T00:30:00Z',
      'Europe/Berlin',
      { from: '01:00', to: '02:30' },
      '2026-03-29T01:30:00.000Z',
      'an end that is skipped',
    ],
  ])('at %s in %s: until %s', (now, zone, quiet, until) => {
    expect(quietUntil(new Date(now), zone, quiet)?.toISOString() ?? null).toBe(until);
  });

  it('ends once in the hour that comes twice, and never in the past', () => {
    const quiet = { from: '01:00', to: '02:30' };
    for (let at = Date.UTC(2026, 9, 24, 22); at < Date.UTC(2026, 9, 25, 4); at += 5 * 60_000) {
      const until = quietUntil(new Date(at), 'Europe/Berlin', quiet);
      if (until) expect(until.getTime()).toBeGreaterThan(at);
    }
  });

  it('holds nothing without quiet hours', () => {
    expect(quietUntil(new Date(), 'UTC', null)).toBeNull();
  });
});

describe('the hour of the digest', () => {
  const long = new Date('2020-01-01T00:00:00Z');
  it.each<[string, string, number, string | null, string]>([
    ['2026-03-01T02:29:00Z', 'Asia/Kolkata', 8, null, 'not yet'],
    ['2026-03-01T02:30:00Z', 'Asia/Kolkata', 8, '2026-03-01', 'on the minute'],
    ['2026-03-01T13:00:00Z', 'Asia/Kolkata', 8, '2026-03-01', 'late, but of today'],
    ['2026-03-01T15:00:00Z', 'Asia/Kolkata', 8, null, 'too late: tomorrow is nearer'],
    ['2026-03-01T19:30:00Z', 'Asia/Kolkata', 23, '2026-03-01', 'of last night, after midnight there'],
    ['2026-03-29T00:59:00Z', 'Europe/Berlin', 2, null, 'the hour is skipped: not before the gap'],
    ['2026-03-29T01:05:00Z', 'Europe/Berlin', 2, '2026-03-29', 'the hour is skipped: once all the same'],
    ['2026-10-25T00:10:00Z', 'Europe/Berlin', 2, '2026-10-25', 'the hour comes twice: the first'],
    ['2026-10-25T01:10:00Z', 'Europe/Berlin', 2, '2026-10-25', 'the hour comes twice: the same day'],
  ])('at %s in %s for %i o’clock: %s (%s)', (now, zone, hour, day) => {
    expect(dueDigest(new Date(now), zone, hour, long)?.day ?? null).toBe(day);
  });

  it('sends nothing for an hour before somebody chose it', () => {
    const now = new Date('2026-03-01T09:00:00Z');
    expect(dueDigest(now, 'UTC', 8, new Date('2026-03-01T08:30:00Z'))).toBeNull();
    expect(dueDigest(now, 'UTC', 8, new Date('2026-03-01T07:30:00Z'))?.day).toBe('2026-03-01');
  });

  it.each([
    ['Europe/Berlin', '2026-03-20'],
    ['Europe/Berlin', '2026-10-20'],
    ['America/New_York', '2026-03-03'],
    ['Asia/Kolkata', '2026-06-01'],
  ])('comes once a local day whatever the clocks do: %s, twelve days from %s', (zone, first) => {
    const begin = Date.parse(`${first}T12:00:00Z`);
    const days: string[] = [];
    for (let at = begin; at < begin + 12 * 86_400_000; at += 15 * 60_000) {
      const due = dueDigest(new Date(at), zone, 2, long);
      if (due && at - due.at.getTime() < 15 * 60_000) days.push(due.day);
    }
    expect(days).toHaveLength(12);
    expect(new Set(days).size).toBe(12);
  });

  it('says when the next one is', () => {
    expect(nextDigest(new Date('2026-03-01T02:30:00Z'), 'Asia/Kolkata', 8).toISOString()).toBe(
      '2026-03-02T02:30:00.000Z',
    );
    expect(nextDigest(new Date('2026-03-01T00:00:00Z'), 'Asia/Kolkata', 8).toISOString()).toBe(
      '2026-03-01T02:30:00.000Z',
    );
  });
});
