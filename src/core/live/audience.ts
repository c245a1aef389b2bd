/** Who hears which live event, as a pure decision. An event is only a hint to read again; this keeps hints from those they do not concern. */
import { PERMISSIONS, type Role } from '../identity/role.js';
import type { LiveEvent } from './live.types.js';

/** Kinds not listed here are for everybody who is signed in. */
const FOR_ROLES: Record<string, readonly Role[]> = {
  'job.failed': PERMISSIONS['jobs.manage'],
  'source.changed': PERMISSIONS['sources.read'],
};

export interface Listener {
  personId: string;
  roles: readonly Role[];
  /** The brand on this listener's screen; null for all. */
  brandId: string | null;
}

export function concerns(event: LiveEvent, listener: Listener): boolean {
  if (event.personId) return event.personId === listener.personId;
  if (event.brandId && listener.brandId !== null && event.brandId !== listener.brandId) return false;
  const roles = FOR_ROLES[event.kind];
  return roles === undefined || roles.some((role) => listener.roles.includes(role));
}
