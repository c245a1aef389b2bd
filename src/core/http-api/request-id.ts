/** The id that ties a request's answer to its lines in the log: the caller's when it is sane, else a new one. */
import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { withLogContext } from '../logging/log-context.js';

const SANE = /^[A-Za-z0-9][A-Za-z0-9._-]{7,63}$/;
const ids = new WeakMap<object, string>();

/** Undefined before the middleware has seen the request. */
export const requestIdOf = (request: Request): string | undefined => ids.get(request);

export function chooseRequestId(given: string | string[] | undefined): string {
  return typeof given === 'string' && SANE.test(given) ? given : randomUUID();
}

/** First of all middleware: everything after it logs with the id. */
export function requestId(request: Request, response: Response, next: NextFunction): void {
  const id = chooseRequestId(request.headers['x-request-id']);
  ids.set(request, id);
  response.setHeader('x-request-id', id);
  withLogContext({ requestId: id }, next);
}
