/**
 * Turns any error into a problem document (RFC 9457): a stable code, words for a person, nothing of the inside. Pure.
 * What is not known becomes 'internal' without a word of its message: that goes to the log, with the request's id.
 */
import { HttpException } from '@nestjs/common';
import { EarshotError, type ErrorCode } from '../errors/errors.js';

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  [fact: string]: unknown;
}

const KINDS: Record<ErrorCode, { status: number; title: string }> = {
  'invalid-input': { status: 400, title: 'The input is not valid' },
  'not-signed-in': { status: 401, title: 'Not signed in' },
  forbidden: { status: 403, title: 'Not allowed' },
  'not-found': { status: 404, title: 'Not found' },
  conflict: { status: 409, title: 'In conflict with the present state' },
  stale: { status: 409, title: 'Changed since it was read' },
  gone: { status: 410, title: 'No longer there' },
  'payload-too-large': { status: 413, title: 'Too large' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong' },
  unavailable: { status: 503, title: 'Not available now' },
};

/** What the database's own guards refuse (migrations/); their messages are ours and may be shown. */
const GUARDS: Record<string, { kind: ErrorCode; code: string }> = {
  EA001: { kind: 'conflict', code: 'append-only' },
  EA002: { kind: 'conflict', code: 'not-in-review' },
  EA003: { kind: 'forbidden', code: 'own-words' },
  EA004: { kind: 'stale', code: 'stale' },
  EA005: { kind: 'conflict', code: 'publication-state' },
  EA006: { kind: 'conflict', code: 'no-valid-approval' },
  EA007: { kind: 'conflict', code: 'reply-rule' },
  EA008: { kind: 'conflict', code: 'crisis' },
  EA010: { kind: 'conflict', code: 'review-step' },
  EA011: { kind: 'conflict', code: 'blocked' },
};

const HTTP_CODES: Record<number, ErrorCode> = {
  400: 'invalid-input',
  401: 'not-signed-in',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  410: 'gone',
  413: 'payload-too-large',
  429: 'too-many-requests',
  503: 'unavailable',
};

function problem(kind: ErrorCode, detail: string, facts: Record<string, unknown> = {}): Problem {
  const { title, status } = KINDS[kind];
  const code = typeof facts.code === 'string' ? facts.code : kind;
  const chosen = typeof facts.status === 'number' ? facts.status : status;
  return { ...facts, type: `urn:earshot:problem:${code}`, title, status: chosen, detail, code };
}

/** Never throws. `unexpected` says whether the error belongs in the log as a fault of ours. */
export function problemOf(error: unknown): { problem: Problem; unexpected: boolean } {
  if (error instanceof EarshotError)
    return {
      problem: problem(error.code, error.message, error.details),
      unexpected: error.code === 'internal',
    };
  const sqlState = sqlStateOf(error);
  if (sqlState) return ofDatabase(sqlState, error);
  if (AWAY.has(String((error as { code?: unknown } | null)?.code))) return away();
  const status = error instanceof HttpException ? error.getStatus() : parserStatus(error);
  if (status !== null) return ofStatus(status, error as Error);
  return internal();
}

const internal = (): { problem: Problem; unexpected: boolean } => ({
  problem: problem(
    'internal',
    'Something went wrong on our side. It has been logged; the request id finds it there.',
  ),
  unexpected: true,
});

/** No connection to the database or the queue: theirs is the only connection whose raw errors come this far. */
const AWAY = new Set(['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EPIPE']);
const away = (): { problem: Problem; unexpected: boolean } => ({
  problem: problem('unavailable', 'The database does not answer now. Try again.', { retryAfterSeconds: 5 }),
  unexpected: true,
});

/** SQLSTATE of a driver's error, bare or wrapped by TypeORM. */
function sqlStateOf(error: unknown): string | null {
  const driver = (error as { driverError?: unknown } | null)?.driverError ?? error;
  const code = (driver as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : null;
}

function ofDatabase(sqlState: string, error: unknown): { problem: Problem; unexpected: boolean } {
  const guard = GUARDS[sqlState];
  if (guard)
    return {
      problem: problem(guard.kind, sentence((error as Error).message), { code: guard.code }),
      unexpected: false,
    };
  if (sqlState === '23505')
    return {
      problem: problem('conflict', 'The same exists already. Read again and see.'),
      unexpected: false,
    };
  if (sqlState === '23503')
    return {
      problem: problem('conflict', 'Something this refers to is no longer there. Read again.'),
      unexpected: false,
    };
  if (sqlState === '22021' || sqlState === '22P05')
    return {
      problem: problem('invalid-input', 'The input holds a character that cannot be stored.'),
      unexpected: false,
    };
  if (sqlState === '40001' || sqlState === '40P01')
    return {
      problem: problem('unavailable', 'Too many changes at once. Try again.', { retryAfterSeconds: 1 }),
      unexpected: true,
    };
  if (sqlState.startsWith('08') || sqlState.startsWith('57P') || sqlState.startsWith('53')) return away();
  return internal();
}

function sentence(message: string): string {
  return `${message.charAt(0).toUpperCase()}${message.slice(1)}.`;
}

/** Status of an error of the body parser or the router (http-errors), where it is the caller's fault. */
function parserStatus(error: unknown): number | null {
  const { status, expose } = (error ?? {}) as { status?: unknown; expose?: unknown };
  return typeof status === 'number' && status >= 400 && status < 500 && expose !== false ? status : null;
}

function ofStatus(status: number, error: Error): { problem: Problem; unexpected: boolean } {
  if (status === 413)
    return {
      problem: problem('payload-too-large', 'The body is larger than this route takes (256 kB).', { status }),
      unexpected: false,
    };
  const type = (error as { type?: unknown }).type;
  if (type === 'entity.parse.failed' || (status === 400 && error.name === 'SyntaxError'))
    return { problem: problem('invalid-input', 'The body is not valid JSON.'), unexpected: false };
  if (status >= 500 && status !== 503) return internal();
  const code = HTTP_CODES[status];
  // Nest's own words ("Cannot GET /api/x", "Bad Request") name nothing of the inside.
  return {
    problem: problem(code ?? 'invalid-input', error.message, code ? {} : { status }),
    unexpected: false,
  };
}
