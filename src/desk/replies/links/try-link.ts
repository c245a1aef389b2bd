/**
 * Follows one address to where it ends: HEAD first, GET where HEAD says something bad, redirects by hand and each judged. Says what
 * was met; whether that stops a reply is not decided here. Sends neither cookies nor credentials, and reads no page.
 */
import { HttpError, type HttpRequest, type HttpResponse } from '../../../core/http/safe-http.types.js';
import { hostOf } from '../checks/links/addresses.js';
import { canBeTried, type LinkOutcome } from '../checks/links/link-look.js';

/** The guarded way out; it must refuse addresses that are not public. */
export type Ask = (request: HttpRequest) => Promise<HttpResponse>;

export interface Seen {
  outcome: LinkOutcome;
  /** Of the last address that was asked for. */
  host: string;
  downgraded: boolean;
  status: number | null;
  words: string;
  /** It was told by a machine on the way (no name, no connection, no certificate): true only where we are online at all. */
  ifOnline: boolean;
}

const MOST_REDIRECTS = 5;
const STEP_MS = 4_000;
const PAGE_BYTES = 256_000;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const GONE = new Set([404, 410]);
const signInPath =
  /(?:^|[/._-])(?:log-?in|sign-?in|sign-?on|sso|auth|authorize|oauth2?|session\/new|accounts?\/login)(?:[/.?]|$)/iu;
const signInHost = /^(?:login|signin|auth|sso|accounts|idp)\./iu;
/** The chain may be incomplete, or a proxy of our own network may stand between: browsers may well be content. */
const unsureCertificate = /UNABLE_TO_(?:VERIFY|GET)|SELF_SIGNED_CERT_IN_CHAIN/u;
const badCertificate =
  /CERT_HAS_EXPIRED|CERT_NOT_YET_VALID|ALTNAME_INVALID|DEPTH_ZERO_SELF_SIGNED|CERT_REVOKED/u;

/** Never throws for what the other side does; `signal` ends it, and then it is untried. */
export async function tryLink(ask: Ask, address: string, signal: AbortSignal): Promise<Seen> {
  const asked = new Set<string>();
  let url = new URL(address);
  let downgraded = false;
  const seen = (
    outcome: LinkOutcome,
    words: string,
    status: number | null = null,
    ifOnline = false,
  ): Seen => ({
    outcome,
    host: hostOf(url.host),
    downgraded,
    status,
    words,
    ifOnline,
  });
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    if (!canBeTried(url.href)) return seen('untried', 'It leads to an address that is not tried.');
    asked.add(url.href);
    let answer: HttpResponse;
    try {
      answer = await look(ask, url.href, signal);
    } catch (error) {
      if (!(error instanceof HttpError)) throw error;
      const { outcome, ifOnline } = ofFailure(error, url);
      return seen(outcome, error.message, null, ifOnline);
    }
    const { status } = answer;
    const next = REDIRECTS.has(status) ? locationOf(answer, url) : null;
    if (!next) return seen(ofStatus(status, url, address), `It answered ${status}.`, status);
    if (next.protocol !== 'https:' && next.protocol !== 'http:')
      return seen('untried', `It leads to ${next.protocol}, which only an app opens.`, status);
    // A page that wants its cookie back goes round in a circle for us and not for a person.
    if (asked.has(next.href)) return seen('untried', 'It leads back to itself.', status);
    downgraded ||= url.protocol === 'https:' && next.protocol === 'http:';
    url = next;
  }
  return seen('untried', `It redirects more than ${MOST_REDIRECTS} times.`);
}

/** Servers that do not know HEAD say anything: only what GET says counts against an address. */
async function look(ask: Ask, url: string, signal: AbortSignal): Promise<HttpResponse> {
  const request = { url, signal, timeoutMs: STEP_MS, headers: { accept: 'text/html,*/*;q=0.8' } };
  const head = await ask({ ...request, method: 'HEAD' }).catch((error: unknown) => {
    // A cut connection may be the answer to HEAD alone; a name that is not there is not.
    if (error instanceof HttpError && ['network', 'too-large'].includes(error.failure)) return null;
    throw error;
  });
  if (head && head.status < 400) return head;
  try {
    return await ask({ ...request, method: 'GET', maxBytes: PAGE_BYTES });
  } catch (error) {
    // More than that is no error page, unless HEAD called it one.
    if (!(error instanceof HttpError) || error.failure !== 'too-large') throw error;
    const status = head && GONE.has(head.status) ? head.status : 200;
    return { status, headers: {}, body: Buffer.alloc(0), url, permanentUrl: null };
  }
}

function locationOf(answer: HttpResponse, base: URL): URL | null {
  const raw = answer.headers['location'];
  if (!raw) return null;
  // Node hands UTF-8 over as Latin-1.
  const utf8 = Buffer.from(raw, 'latin1').toString('utf8');
  const location = utf8.includes('\uFFFD') ? raw : utf8;
  if (!URL.canParse(location, base.href)) return null;
  const next = new URL(location, base);
  next.hash = '';
  return next;
}

function ofStatus(status: number, url: URL, address: string): LinkOutcome {
  if (GONE.has(status)) return 'gone';
  if (status === 401) return 'sign-in';
  if (status >= 400) return 'untried';
  const elsewhere = url.href !== address;
  return elsewhere && asksWhoOneIs(url) && !asksWhoOneIs(new URL(address)) ? 'sign-in' : 'answers';
}

const asksWhoOneIs = (url: URL): boolean => signInHost.test(url.hostname) || signInPath.test(url.pathname);

function ofFailure(error: HttpError, url: URL): { outcome: LinkOutcome; ifOnline: boolean } {
  const code = codeOf(error);
  const gone = { outcome: 'gone', ifOnline: true } as const;
  const untried = { outcome: 'untried', ifOnline: false } as const;
  switch (error.failure) {
    case 'dns':
      return code === 'ENOTFOUND' || code === 'EAI_NONAME' ? gone : untried;
    case 'refused':
      return code === 'ECONNREFUSED' ? gone : untried;
    case 'tls':
      return badCertificate.test(code) && !unsureCertificate.test(code)
        ? { outcome: 'untrusted', ifOnline: true }
        : untried;
    case 'blocked':
      // A number of a private network is nothing for a customer; a name may mean something else out there than in here.
      return /^[\d.]+$|:/u.test(url.hostname.replace(/^\[|\]$/gu, ''))
        ? { outcome: 'gone', ifOnline: false }
        : untried;
    case 'timeout':
    case 'aborted':
    case 'network':
    case 'too-large':
    case 'too-many-redirects':
      return untried;
  }
}

function codeOf(error: unknown): string {
  const codes: string[] = [];
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
    const { code } = at as { code?: unknown };
    if (typeof code === 'string') codes.push(code);
  }
  return codes.find((code) => !/^ERR_(?:NETWORK|BAD_RE)/u.test(code)) ?? '';
}
