/**
 * Typed errors with a stable code. One filter (core/http-api/problem.filter.ts) turns a code into an HTTP status
 * (RFC 9457 problem+json). Expected refusals are values, not errors: throw these for what should not happen
 * in the ordinary course, and never put a secret or a customer's words in `message`.
 */
export type ErrorCode =
  | 'invalid-input'
  | 'not-signed-in'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'stale'
  | 'gone'
  | 'too-many-requests'
  | 'payload-too-large'
  | 'unavailable'
  | 'internal';

export class EarshotError extends Error {
  constructor(
    readonly code: ErrorCode,
    /** What happened and what to do about it, for a person. */
    message: string,
    /** Further facts for a program: field errors, the current version, seconds to wait. JSON only. */
    readonly details: Record<string, unknown> = {},
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'EarshotError';
  }
}

/** A job that can never succeed: not retried, shown as failed at once. */
export class PermanentJobError extends Error {
  override readonly name = 'PermanentJobError';
}

/** A job that may succeed later; `retryAfterSeconds` overrides the catalogue's backoff when the other side named a time. */
export class TemporaryJobError extends Error {
  override readonly name = 'TemporaryJobError';
  constructor(
    message: string,
    readonly retryAfterSeconds?: number,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
