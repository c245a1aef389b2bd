/**
 * What is known of an address that was tried, and which addresses of a text are worth trying at all. Pure: opens nothing itself.
 * A forged or disguised address is never tried: whoever stands behind it would hear of it.
 */
import { linksOf, type WebLink } from './addresses.js';

/**
 * `answers`: there is a page. `gone`: there is none, for anybody. `untrusted`: browsers warn of it. `sign-in`: it asks who one is.
 * `untried`: nobody can say – no answer in time, a server that keeps robots out, a fault of its own.
 */
export type LinkOutcome = 'answers' | 'gone' | 'untrusted' | 'sign-in' | 'untried';

export interface LinkLook {
  /** As `addressOf` writes it. */
  url: string;
  outcome: LinkOutcome;
  /** Where the redirects end, without "www."; of the address itself where there are none. */
  host: string;
  /** On the way an encrypted address led to one that is not. */
  downgraded: boolean;
}

const LONGEST = 2000;
// Never names of the public internet (RFC 2606, 6761, 6762, 9476): samples and tests use them.
const reserved = /(?:^|\.)(?:example|test|invalid|local|localhost|internal|alt|onion)$/u;

/** The whole address as it is asked for, every parameter kept, without its fragment; null for what is no address. */
export function addressOf(text: string, link: WebLink): string | null {
  const shown = text.slice(link.start, link.end);
  const whole = /^https?:\/\//iu.test(shown) ? shown : `https://${shown}`;
  if (!URL.canParse(whole)) return null;
  const url = new URL(whole);
  url.hash = '';
  return url.href.length > LONGEST ? null : url.href;
}

/** Only the web's own ports, no credentials, and no name that is none in the public internet. */
export function canBeTried(address: string): boolean {
  const url = new URL(address);
  return url.port === '' && url.username === '' && url.password === '' && !reserved.test(url.hostname);
}

/** An address that still grows at the end of a text: somebody is typing it. */
export const isBeingTyped = (text: string, link: WebLink): boolean => link.end === text.length;

/** The different addresses of a text that `judge` lets through, in order, at most so many. */
export function addressesToTry(
  text: string,
  atMost: number,
  judge: (link: WebLink) => boolean,
): { url: string; typing: boolean }[] {
  const found = new Map<string, boolean>();
  for (const link of linksOf(text)) {
    if (found.size >= atMost) break;
    if (link.disguised || !judge(link)) continue;
    const url = addressOf(text, link);
    if (url !== null && canBeTried(url)) found.set(url, (found.get(url) ?? true) && isBeingTyped(text, link));
  }
  return [...found].map(([url, typing]) => ({ url, typing }));
}
