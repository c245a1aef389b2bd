import { parseRateState, parseRetryAfter } from '../../../src/core/http/rate-state.js';
import { HostRates, hostKey, pauseFrom } from '../../../src/core/http/host-rate.js';

const now = new Date('2026-03-01T12:00:00Z');
const inSeconds = (n: number) => new Date(now.getTime() + n * 1000);

describe('rate limits', () => {
  it.each([
    [
      'unix seconds',
      {
        'x-rate-limit-limit': '450',
        'x-rate-limit-remaining': '449',
        'x-rate-limit-reset': String(now.getTime() / 1000 + 900),
      },
      450,
      449,
      900,
    ],
    [
      'ISO time',
      {
        'x-ratelimit-limit': '300',
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': '2026-03-01T12:05:00.000Z',
      },
      300,
      0,
      300,
    ],
    [
      'seconds left, with fractions',
      { 'x-ratelimit-used': '1', 'x-ratelimit-remaining': '99.0', 'x-ratelimit-reset': '37' },
      null,
      99,
      37,
    ],
    [
      'unprefixed with a policy',
      {
        'ratelimit-limit': '3000',
        'ratelimit-remaining': '2999',
        'ratelimit-reset': String(now.getTime() / 1000 + 60),
        'ratelimit-policy': '3000;w=300',
      },
      3000,
      2999,
      60,
    ],
    ['one structured header', { ratelimit: 'limit=100, remaining=50, reset=30' }, 100, 50, 30],
    [
      'later structured header',
      { ratelimit: '"default";r=5;t=10', 'ratelimit-policy': '"default";q=100;w=60' },
      100,
      5,
      10,
    ],
    ['colon list', { 'x-rate-limit': 'user-hour-lim:3500;user-hour-rem:500;' }, 3500, 500, null],
    [
      'percentages as JSON',
      { 'x-app-usage': '{"call_count":28,"total_time":90,"total_cputime":25}' },
      100,
      10,
      null,
    ],
    [
      'percentages by account',
      {
        'x-business-use-case-usage':
          '{"1":[{"type":"pages","call_count":100,"estimated_time_to_regain_access":5}]}',
      },
      100,
      0,
      300,
    ],
    [
      'milliseconds',
      { 'x-ratelimit-remaining': '1', 'x-ratelimit-reset': String(now.getTime() + 5000) },
      null,
      1,
      5,
    ],
  ])('reads %s', (_name, headers, limit, remaining, seconds) => {
    expect(parseRateState(headers as Record<string, string>, now)).toEqual({
      limit,
      remaining,
      resetAt: seconds === null ? null : inSeconds(seconds),
    });
  });

  it.each([{}, { 'x-ratelimit-limit': 'many' }, { 'x-app-usage': '{broken' }, { ratelimit: 'nonsense' }])(
    'makes nothing of %j',
    (headers) => {
      expect(parseRateState(headers as Record<string, string>, now)).toBeNull();
    },
  );

  it.each([
    ['120', 120],
    ['0', 0],
    ['1.5', 2],
    ['Sun, 01 Mar 2026 12:01:00 GMT', 60],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['soon', null],
    ['-5', null],
    ['', null],
    [undefined, null],
  ])('reads Retry-After %s as %s', (value, seconds) => {
    expect(parseRetryAfter(value, now)).toBe(seconds);
  });
});

describe('politeness to a host', () => {
  it.each([
    [429, { 'retry-after': '30' }, 30],
    [429, {}, 60],
    [429, { 'retry-after': '99999999' }, 86400],
    [429, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '15' }, 15],
    [503, { 'retry-after': '10' }, 10],
    [503, {}, null],
    [200, { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '15' }, 15],
    [200, { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': '15' }, null],
    [200, { 'retry-after': '15' }, null],
  ])('after %d with %j pauses for %s seconds', (status, headers, seconds) => {
    const pause = pauseFrom({ status, headers: headers as Record<string, string> }, now);
    expect(pause?.until ?? null).toEqual(seconds === null ? null : inSeconds(seconds));
  });

  it('keeps the longer of two pauses and forgets what is over', () => {
    const rates = new HostRates();
    rates.pause('a', { until: inSeconds(60), reason: 'long' }, now);
    rates.pause('a', { until: inSeconds(10), reason: 'short' }, now);
    expect(rates.current('a', now)?.reason).toBe('long');
    expect(rates.current('b', now)).toBeNull();
    expect(rates.current('a', inSeconds(61))).toBeNull();
    expect(rates.current('a', now)).toBeNull();
  });

  it('tells hosts apart by port', () => {
    expect(hostKey('https://Example.com:443/x')).toBe('example.com');
    expect(hostKey('http://example.com:8080/x')).toBe('example.com:8080');
  });
});
