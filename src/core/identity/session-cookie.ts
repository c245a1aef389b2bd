/** Puts the session's cookie into an answer and takes it away again. httpOnly: no script of ours or of anybody reads it. */
import type { CookieOptions, Request, Response } from 'express';
import type { AppConfig } from '../config/config.js';
import type { Caller } from './sign-in.service.js';
import { SESSION_COOKIE, tokenFromCookies } from './session-token.js';

const options = (config: AppConfig): CookieOptions => ({
  httpOnly: true,
  sameSite: 'lax',
  secure: config.cookieSecure,
  path: '/',
});

export function giveCookie(response: Response, config: AppConfig, token: string, seconds: number): void {
  response.cookie(SESSION_COOKIE, token, { ...options(config), maxAge: seconds * 1000 });
}

export function takeCookie(response: Response, config: AppConfig): void {
  response.clearCookie(SESSION_COOKIE, options(config));
}

export function callerOf(request: Request): Caller {
  return {
    ip: request.ip ?? null,
    userAgent: request.headers['user-agent'] ?? null,
    oldToken: tokenFromCookies(request.headers.cookie),
  };
}
