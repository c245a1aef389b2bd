/** The address of a feed as typed, as stored, and as the key under which its entries are known. Pure. */
import { PlatformError } from '../ports.js';
import { shortHash } from './identity.js';

/** Stored with the source. `key` stays when the feed moves, so that no entry is captured twice under a new address. */
export interface FeedAddress {
  url: string;
  key: string;
}

/** http(s) addresses of what a person may paste, likeliest first; empty when it cannot be one. */
export function candidates(input: string): string[] {
  let text = input.trim().replace(/^<|>$/g, '');
  text = text.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^(?:feed|itpc|pcast):\/\//i, 'http://');
  if (text === '' || /\s/.test(text) || text.startsWith('@') || text.startsWith('#')) return [];
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? [new URL(text).href] : [];
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^[\w.-]+:\d+(\/|$)/.test(text)) return [];
  const host = text.split(/[/?#]/)[0] ?? '';
  if (!/^(localhost|[\p{L}\p{M}\p{N}-]+(\.[\p{L}\p{M}\p{N}-]+)+|\[[0-9a-f:]+\])(:\d+)?$/iu.test(host))
    return [];
  return [`https://${text}`, `http://${text}`]
    .filter((url) => URL.canParse(url))
    .map((url) => new URL(url).href);
}

/** The same for http and https, for a default port and for letter case of the host. */
export function feedKey(url: string): string {
  const { host, pathname, search } = new URL(url);
  const plain = `${host.toLowerCase().replace(/:(80|443)$/, '')}${pathname === '/' ? '' : pathname}${search}`;
  return plain.length > 300 ? `${host}/${shortHash(plain)}` : plain;
}

export function entryId(key: string, id: string): string {
  return `feed:${key}#${id.length > 400 ? `hash:${shortHash(id)}` : id}`;
}

/** Reads what `discover` found. Throws PlatformError('unsupported') on anything else that was stored as an address. */
export function readAddress(address: Record<string, unknown>): FeedAddress {
  const { url, key } = address;
  if (typeof url !== 'string' || typeof key !== 'string')
    throw new PlatformError(
      'unsupported',
      'The stored address of this feed is damaged. Remove the source and add it again.',
    );
  return { url, key };
}
