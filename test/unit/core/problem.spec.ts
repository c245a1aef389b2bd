import { NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { z } from 'zod';
import { EarshotError } from '../../../src/core/errors/errors.js';
import { instant, queryFlag, words } from '../../../src/core/http-api/api-schema.js';
import { fieldErrors, inWords } from '../../../src/core/http-api/field-errors.js';
import { decodeCursor, encodeCursor, pageOf } from '../../../src/core/http-api/paging.js';
import { problemOf } from '../../../src/core/http-api/problem.js';
import { chooseRequestId } from '../../../src/core/http-api/request-id.js';

const refused = (code: string, message = 'words of the database'): QueryFailedError =>
  new QueryFailedError('INSERT …', ['secret'], Object.assign(new Error(message), { code }));

describe('an error becomes a problem', () => {
  it.each([
    ['ours', new EarshotError('stale', 'Changed.'), 409, 'stale', false],
    [
      'ours, with a finer code',
      new EarshotError('conflict', 'No.', { code: 'taken', status: 422 }),
      422,
      'taken',
      false,
    ],
    ['append-only', refused('EA001', 'audit_entry is append-only'), 409, 'append-only', false],
    ['not in review', refused('EA002'), 409, 'not-in-review', false],
    ['own words', refused('EA003'), 403, 'own-words', false],
    ['changed since', refused('EA004'), 409, 'stale', false],
    ['publication state', refused('EA005'), 409, 'publication-state', false],
    ['a rule of replies', refused('EA007'), 409, 'reply-rule', false],
    ['no approval', refused('EA006'), 409, 'no-valid-approval', false],
    ['the same twice', refused('23505'), 409, 'conflict', false],
    ['what it refers to is gone', refused('23503'), 409, 'conflict', false],
    ['a NUL', refused('22021'), 400, 'invalid-input', false],
    ['a check the database keeps', refused('23514'), 500, 'internal', true],
    ['a syntax error', refused('42601'), 500, 'internal', true],
    ['a deadlock', refused('40P01'), 503, 'unavailable', true],
    [
      'the server going away',
      Object.assign(new Error('terminating'), { code: '57P01' }),
      503,
      'unavailable',
      true,
    ],
    ['no route', new NotFoundException('Cannot GET /api/x'), 404, 'not-found', false],
    ['shutting down', new ServiceUnavailableException('Service Unavailable'), 503, 'unavailable', false],
    ['any other', new TypeError('x is undefined'), 500, 'internal', true],
    ['a thrown string', 'oops', 500, 'internal', true],
    ['nothing', undefined, 500, 'internal', true],
    [
      'a refused connection',
      Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }),
      503,
      'unavailable',
      true,
    ],
  ])('%s', (_, error, status, code, unexpected) => {
    const { problem, unexpected: logged } = problemOf(error);
    expect({ status: problem.status, code: problem.code, logged }).toEqual({
      status,
      code,
      logged: unexpected,
    });
    expect(problem.detail.length).toBeGreaterThan(2);
    expect(problem.type).toBe(`urn:earshot:problem:${code}`);
    expect(problem.title).not.toBe('');
    if (code === 'internal') expect(problem.detail).not.toMatch(/undefined|oops|INSERT|words/);
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it('keeps the facts of our own errors', () => {
    const { problem } = problemOf(new EarshotError('too-many-requests', 'Wait.', { retryAfterSeconds: 9 }));
    expect(problem).toMatchObject({ status: 429, retryAfterSeconds: 9 });
  });
});

describe('field errors', () => {
  const schema = z.strictObject({
    email: z.string().min(5),
    password: z.string().min(12),
    roles: z.array(z.enum(['a', 'b'])),
    nested: z.object({ size: z.number() }).optional(),
  });
  const errorsOf = (input: unknown) => fieldErrors(schema.safeParse(input).error!.issues, input, undefined);

  it('say what was given, but never of a password', () => {
    const errors = errorsOf({ email: 'x', password: 'hunter2', roles: ['c'], nested: { size: 'big' } });
    expect(errors.map(({ field, given }) => [field, given])).toEqual([
      ['email', 'x'],
      ['password', undefined],
      ['roles.0', 'c'],
      ['nested.size', 'big'],
    ]);
    expect(JSON.stringify(errors)).not.toContain('hunter2');
    expect(errors[2]!.allowed).toBe('a, b');
    expect(inWords(errors)).toContain('and 1 more');
  });

  it('cut what is long and name what is not known', () => {
    const long = z.object({ name: z.string().max(3) }).safeParse({ name: 'y'.repeat(500) });
    expect(fieldErrors(long.error!.issues, { name: 'y'.repeat(500) }, 'q')[0]).toMatchObject({
      field: 'q.name',
      given: `${'y'.repeat(80)}…`,
    });
    expect(errorsOf({ email: 'abcde', password: 'x'.repeat(12), roles: [], hack: 1 })[0]!.allowed).toBe(
      'no hack',
    );
  });
});

describe('words a person typed', () => {
  it.each([
    ['  hello ', 'hello'],
    ['line\nbreak\tand tab', 'line\nbreak\tand tab'],
    ['தமிழ் 👩‍👧', 'தமிழ் 👩‍👧'],
    ['', null],
    ['   ', null],
    ['a\u0000b', null],
    ['half an emoji \ud83d', null],
    ['x'.repeat(21), null],
  ])('%j → %j', (given, expected) => {
    const parsed = words(20).safeParse(given);
    expect(parsed.success ? parsed.data : null).toBe(expected);
  });
});

it('writes times as ISO 8601 from a Date or a string, and refuses what is no time', () => {
  expect(instant.parse(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
  expect(instant.parse('2026-01-01T10:00:00+05:30')).toBe('2026-01-01T10:00:00+05:30');
  expect(instant.safeParse('yesterday').success).toBe(false);
  expect(queryFlag.parse('false')).toBe(false);
});

describe('pages', () => {
  it('give a cursor only when there is more, and read it back', () => {
    const rows = [3, 2, 1].map((n) => ({ n }));
    const page = pageOf(
      rows,
      2,
      (row) => [row.n, 'x'],
      (row) => row.n,
    );
    expect(page.items).toEqual([3, 2]);
    expect(decodeCursor(page.next!, z.tuple([z.number(), z.string()]))).toEqual([2, 'x']);
    expect(
      pageOf(
        rows,
        3,
        (row) => [row.n],
        (row) => row.n,
      ).next,
    ).toBeNull();
    expect(
      pageOf(
        [],
        3,
        () => [],
        (row) => row,
      ).next,
    ).toBeNull();
  });
  it.each(['%%%', 'bm90IGpzb24', encodeCursor([1, 2, 3]), ''])('refuse the cursor %j', (cursor) => {
    expect(() => decodeCursor(cursor, z.tuple([z.string()]))).toThrow(EarshotError);
  });
});

it.each([
  ['0af7651916cd43dd8448eb211c80319c', true],
  ['req-2026.01_x', true],
  ['short', false],
  ['x'.repeat(65), false],
  ['with space in it', false],
  ['line\nbreak-in-it', false],
  [undefined, false],
])('takes the request id %j: %s', (given, taken) => {
  expect(chooseRequestId(given) === given).toBe(taken);
});
