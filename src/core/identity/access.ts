/**
 * Whether a request may pass, as pure decisions: does it come from our own pages, and does the person hold a role the route
 * names. A refusal carries its reason in words. Nothing here reads the database.
 */
import { sameSecret } from './session-token.js';
import type { Role } from './role.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
export const changesState = (method: string): boolean => !SAFE.has(method.toUpperCase());

export interface Provenance {
  origin: string | undefined;
  secFetchSite: string | undefined;
  /** The Host the browser asked for, as far as the proxies in front are trusted. */
  host: string | undefined;
  /** EARSHOT_URL, or null. */
  publicUrl: string | null;
  /** It came from this machine, and no proxy is known of. */
  local?: boolean;
}

/**
 * Why a state-changing request does not come from our own pages, or null. Programs that are no browser send neither header and
 * pass: they carry no cookie by accident, and the CSRF token is asked for besides.
 */
export function originProblem({
  origin,
  secFetchSite,
  host,
  publicUrl,
  local = false,
}: Provenance): string | null {
  if (secFetchSite !== undefined && !['same-origin', 'none'].includes(secFetchSite))
    return 'The request was started by another site.';
  if (origin === undefined) return null;
  if (!URL.canParse(origin)) return 'The request names no origin.';
  const from = new URL(origin);
  if (publicUrl !== null && from.origin === new URL(publicUrl).origin) return null;
  // A name somebody pointed at this machine (DNS rebinding) looks like our own origin to a browser.
  const foreign = local && !namesThisMachine(host);
  if (host !== undefined && !foreign && from.host === withoutDefaultPort(host, from.protocol)) return null;
  return (
    `The request comes from ${from.origin}, not from this desk. ` +
    'Behind a proxy, set EARSHOT_URL to the address people use.'
  );
}

/** Whether a Host header is an address or localhost, which no foreign name server can give away. */
export function namesThisMachine(host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return /^\[.*\]$|^\d+\.\d+\.\d+\.\d+$|^(?:.+\.)?localhost$/.test(hostname);
}

export const isLoopback = (address: string | undefined): boolean =>
  address !== undefined && /^(?:(?:::ffff:)?127\.\d+\.\d+\.\d+|::1)$/.test(address);

function withoutDefaultPort(host: string, protocol: string): string {
  return URL.canParse(`${protocol}//${host}`) ? new URL(`${protocol}//${host}`).host : host;
}

export function csrfProblem(expected: string, given: string | string[] | undefined): string | null {
  if (typeof given !== 'string' || given === '')
    return 'The header x-csrf-token is missing; GET /api/session gives its value.';
  return sameSecret(expected, given)
    ? null
    : 'The header x-csrf-token is not that of this session; read it again.';
}

export const mayCall = (roles: readonly Role[], allowed: readonly Role[]): boolean =>
  allowed.some((role) => roles.includes(role));
