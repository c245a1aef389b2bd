import type { FindOutcome, Idempotency, SendOutcome } from '../../../src/platforms/ports';
import {
  afterReading,
  afterSend,
  MAX_ATTEMPTS,
  pause,
  type ReadingFacts,
} from '../../../src/desk/publishing/next-step';

const limits = { sendTimeoutSeconds: 20, reconcileAfterSeconds: 30, reconcileReadings: 3 };

describe('after a sending', () => {
  it.each<[string, SendOutcome, number, object]>([
    [
      'published',
      { kind: 'published', externalId: 'x', permalink: null, at: null },
      1,
      { to: 'published', externalId: 'x' },
    ],
    [
      'refused text',
      { kind: 'rejected', code: 'too-long', words: 'w' },
      1,
      { to: 'rejected', kind: 'too-long' },
    ],
    ['refused token', { kind: 'rejected', code: 'auth', words: 'w' }, 1, { to: 'stopped' }],
    [
      'refused token, politely',
      { kind: 'retry-later', afterSeconds: 5, code: 'auth', words: 'w' },
      5,
      { to: 'stopped' },
    ],
    [
      '429 with a short time',
      { kind: 'retry-later', afterSeconds: 1, code: 'rate-limited', words: 'w' },
      1,
      { to: 'queued', inSeconds: 1 },
    ],
    [
      '429 with a short time, for the fourth time',
      { kind: 'retry-later', afterSeconds: 2, code: 'rate-limited', words: 'w' },
      4,
      { to: 'queued', inSeconds: 16 },
    ],
    [
      'a host that asked all of us to wait, however often',
      { kind: 'retry-later', afterSeconds: 3, code: 'rate-limited', words: 'w', asked: false },
      5,
      { to: 'queued', inSeconds: 3, uncounted: true },
    ],
    [
      '429 with a long time',
      { kind: 'retry-later', afterSeconds: 900, code: 'rate-limited', words: 'w' },
      1,
      { to: 'queued', inSeconds: 900 },
    ],
    [
      'no connection, fourth time',
      { kind: 'retry-later', afterSeconds: 0, code: 'temporary', words: 'w' },
      4,
      { to: 'queued', inSeconds: 1800 },
    ],
    [
      'no connection, fifth time',
      { kind: 'retry-later', afterSeconds: 0, code: 'temporary', words: 'w' },
      5,
      { to: 'rejected', kind: 'temporary' },
    ],
    ['a lost answer', { kind: 'unknown', words: 'w' }, 1, { to: 'unconfirmed', inSeconds: 30, agreed: 0 }],
    ['a lost answer, fifth time', { kind: 'unknown', words: 'w' }, 5, { to: 'unconfirmed' }],
  ])('%s', (_name, outcome, attempts, expected) => {
    expect(afterSend(outcome, attempts, limits)).toMatchObject(expected);
  });

  it('waits longer each time', () => {
    const pauses = Array.from({ length: MAX_ATTEMPTS }, (_, n) => pause(n + 1));
    expect([...pauses].sort((a, b) => a - b)).toEqual(pauses);
  });
});

describe('after a reading', () => {
  const facts: ReadingFacts = {
    agreed: 0,
    unanswered: 1,
    attempts: 1,
    secondsSinceSent: 60,
    idempotency: 'request-key',
  };
  const absent: FindOutcome = { kind: 'absent' };

  it.each<[string, FindOutcome, Partial<ReadingFacts>, object]>([
    ['found', { kind: 'found', externalId: 'x', permalink: null, at: null }, {}, { to: 'published' }],
    ['absent, first of three', absent, { agreed: 0 }, { to: 'unconfirmed', agreed: 1, inSeconds: 30 }],
    ['absent, second of three', absent, { agreed: 1 }, { to: 'unconfirmed', agreed: 2 }],
    [
      'absent while it may still be under way',
      absent,
      { agreed: 2, secondsSinceSent: 20 },
      { to: 'unconfirmed', agreed: 2 },
    ],
    ['unreadable', { kind: 'unknown', words: 'w' }, { agreed: 2 }, { to: 'unconfirmed', agreed: 2 }],
    [
      'unreadable for hours',
      { kind: 'unknown', words: 'w' },
      { unanswered: 500 },
      { to: 'unconfirmed', inSeconds: 3600 },
    ],
    [
      'absent for good after the fifth sending',
      absent,
      { agreed: 2, attempts: 5 },
      { to: 'rejected', kind: 'not-arrived' },
    ],
  ])('%s', (_name, outcome, over, expected) => {
    expect(afterReading(outcome, { ...facts, ...over }, limits)).toMatchObject(expected);
  });

  it.each<[Idempotency, string]>([
    ['request-key', 'queued'],
    ['stored-key', 'queued'],
    ['overwrite', 'queued'],
    ['none', 'rejected'],
  ])('absent for good where posts are kept apart by %s: %s', (idempotency, to) => {
    expect(afterReading(absent, { ...facts, agreed: 2, idempotency }, limits).to).toBe(to);
  });
});
