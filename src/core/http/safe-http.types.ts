/**
 * The one way out: every outbound request of Earshot goes through SafeHttp (safe-http.service.ts), which guards against
 * SSRF, bounds size and total time, and says whether a failed request can have reached the other side.
 */
export interface HttpRequest {
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  url: string;
  headers?: Record<string, string>;
  /** Sent as JSON with its content type unless it is a string or Buffer. */
  body?: unknown;
  /** Total, from first byte to last. Default 15,000. */
  timeoutMs?: number;
  /** Decompressed. Default 2,000,000; a larger body is an error. */
  maxBytes?: number;
  /** Default 0 (API calls keep their credentials on one host); feeds use 3. */
  maxRedirects?: number;
  /** GET/HEAD only: tries after the first on network errors and 5xx. Default 0. 429 is never retried here. */
  retries?: number;
  signal?: AbortSignal;
}

/** Any HTTP status is a response, 304 and 500 included; only the absence of an answer is an error. */
export interface HttpResponse {
  status: number;
  /** Lower-case names; repeated headers joined with ', '. */
  headers: Record<string, string>;
  body: Buffer;
  /** After redirects. */
  url: string;
  /** Set when every hop was permanent (301/308): the address to keep from now on. */
  permanentUrl: string | null;
}

export type HttpFailure =
  | 'blocked'
  | 'dns'
  | 'refused'
  | 'timeout'
  | 'too-large'
  | 'too-many-redirects'
  | 'tls'
  | 'aborted'
  | 'network';

export class HttpError extends Error {
  override readonly name = 'HttpError';
  constructor(
    readonly failure: HttpFailure,
    message: string,
    /** 'no': the request provably never reached the other side; 'maybe': it may have been acted upon. */
    readonly delivered: 'no' | 'maybe',
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}
