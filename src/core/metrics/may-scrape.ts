/** Whether a caller may read the metrics. Pure. */
import { sameSecret } from '../identity/session-token.js';

export interface Scraper {
  /** EARSHOT_METRICS_TOKEN, or null. */
  token: string | null;
  authorization: string | undefined;
  /** Of the socket itself: what a header claims is not believed here. */
  remoteAddress: string | undefined;
  /** A proxy in front makes everybody look local. */
  forwarded: boolean;
}

export function mayScrape({ token, authorization, remoteAddress, forwarded }: Scraper): boolean {
  if (token !== null) {
    const [, given] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? [];
    return given !== undefined && sameSecret(token, given);
  }
  return (
    !forwarded &&
    remoteAddress !== undefined &&
    /^(?:(?:::ffff:)?127\.\d+\.\d+\.\d+|::1)$/.test(remoteAddress)
  );
}
