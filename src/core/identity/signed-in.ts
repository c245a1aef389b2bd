/** Whom a request acts for, as the access guard attached it. Pure types; nothing here is a secret. */
import type { Request } from 'express';
import type { Role } from './role.js';

export interface SignedIn {
  id: string;
  name: string;
  roles: Role[];
  locale: string;
}

export interface RequestSession {
  /** sha-256 of the cookie's value: names the session without being able to resume it. */
  idHash: Buffer;
  csrfToken: string;
}

/** A request once the access guard has seen it. Both are missing on a public route called without a session. */
export interface SignedRequest extends Request {
  person?: SignedIn;
  signedSession?: RequestSession;
}
