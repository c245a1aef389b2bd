/** Whether a caller may read the metrics. Pure. */
import { isLoopback, namesThisMachine } from '../identity/access.js';
import { sameSecret } from '../identity/session-token.js';

export interface Scraper {
  /** EARSHOT_METRICS_TOKEN, or null. */
  token: string | null;
  authorization: string | undefined;
  /** Of the socket itself: what a header claims is not believed here. */
  remoteAddress: string | undefined;
  /** A proxy in front makes everybody look local. */
  forwarded: boolean;
  /** The Host asked for: a page whose name was pointed at this machine runs in a browser of this machine. */
  host: string | undefined;
}

export function mayScrape({ token, authorization, remoteAddress, forwarded, host }: Scraper): boolean {
  if (token !== null) {
    const [, given] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
    return given !== undefined && sameSecret(token, given);
  }
  return !forwarded && isLoopback(remoteAddress) && namesThisMachine(host);
}
