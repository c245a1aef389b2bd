/** When replies may go out, on ordinary days and on those on which the clocks change. */
import { nextAllowed, type SendingHours, wrongHours } from '../../../src/desk/publishing/sending-hours.js';

const office: SendingHours['days'] = Object.fromEntries(
  ['1', '2', '3', '4', '5'].map((day) => [
    day,
    [
      ['09:00', '13:00'],
      ['14:00', '18:00'],
    ],
  ]),
);
const hours = (days: SendingHours['days']): SendingHours => ({ days, urgentAnyTime: false });
const CHENNAI = 'Asia/Kolkata';
const BERLIN = 'Europe/Berlin';

describe('when replies may go out', () => {
  it.each([
    ['within the hours: at once', office, CHENNAI, '2026-03-02T05:00:00Z', '2026-03-02T05:00:00Z'],
    ['before they begin', office, CHENNAI, '2026-03-02T01:00:00Z', '2026-03-02T03:30:00Z'],
    ['to the minute at which they begin', office, CHENNAI, '2026-03-02T03:30:00Z', '2026-03-02T03:30:00Z'],
    ['in the lunch break: after it', office, CHENNAI, '2026-03-02T07:30:00Z', '2026-03-02T08:30:00Z'],
    [
      'at the minute at which they end: the next day',
      office,
      CHENNAI,
      '2026-03-02T12:30:00Z',
      '2026-03-03T03:30:00Z',
    ],
    ['on Friday evening: on Monday', office, CHENNAI, '2026-03-06T15:00:00Z', '2026-03-09T03:30:00Z'],
    [
      'on Sunday there, still Saturday in Greenwich',
      office,
      CHENNAI,
      '2026-03-07T20:00:00Z',
      '2026-03-09T03:30:00Z',
    ],
    [
      'only one day a week, just missed',
      { '1': [['09:00', '10:00']] },
      CHENNAI,
      '2026-03-02T05:00:00Z',
      '2026-03-09T03:30:00Z',
    ],
    [
      'until midnight',
      { '1': [['20:00', '24:00']] },
      CHENNAI,
      '2026-03-02T18:29:59Z',
      '2026-03-02T18:29:59Z',
    ],
    [
      'midnight is over',
      { '1': [['20:00', '24:00']] },
      CHENNAI,
      '2026-03-02T18:30:00Z',
      '2026-03-09T14:30:00Z',
    ],
    [
      'the hour that the spring skips begins after it',
      { '7': [['02:30', '05:00']] },
      BERLIN,
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:30:00Z',
    ],
    ['the Monday after the clocks changed', office, BERLIN, '2026-03-29T12:00:00Z', '2026-03-30T07:00:00Z'],
    [
      'the hour that the autumn has twice, the first time',
      { '7': [['02:00', '03:00']] },
      BERLIN,
      '2026-10-25T00:15:00Z',
      '2026-10-25T00:15:00Z',
    ],
    [
      '… and the second time',
      { '7': [['02:00', '03:00']] },
      BERLIN,
      '2026-10-25T01:15:00Z',
      '2026-10-25T01:15:00Z',
    ],
    [
      '… and no third time',
      { '7': [['02:00', '03:00']] },
      BERLIN,
      '2026-10-25T02:00:00Z',
      '2026-11-01T01:00:00Z',
    ],
  ] as [string, SendingHours['days'], string, string, string][])('%s', (_what, days, zone, at, expected) => {
    expect(nextAllowed(hours(days), zone, new Date(at))?.toISOString()).toBe(
      new Date(expected).toISOString(),
    );
  });

  it('is never where no day has hours', () => {
    expect(nextAllowed(hours({}), CHENNAI, new Date())).toBeNull();
  });

  it.each([
    ['two periods of a night', { '1': [['22:00', '06:00']] }, /ends before it begins/],
    [
      'two that overlap',
      {
        '1': [
          ['09:00', '13:00'],
          ['12:00', '18:00'],
        ],
      },
      /overlap/,
    ],
    ['no hours at all', { '1': [] }, /on no day/],
  ] as [string, SendingHours['days'], RegExp][])('says what is wrong with %s', (_what, days, words) => {
    expect(wrongHours(days).join('; ')).toMatch(words);
  });

  it('finds nothing wrong with an office', () => {
    expect(wrongHours(office)).toEqual([]);
  });
});
