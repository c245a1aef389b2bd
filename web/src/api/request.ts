/**
 * One call to the server: JSON in and out, the CSRF header on every write, problem+json turned into a Problem.
 * Never retries a write: the caller decides, because only it knows whether sending twice is harmless.
 */
export class Problem extends Error {
  override readonly name = 'Problem';
  constructor(
    readonly status: number,
    /** Stable code of the server; 'offline' when no answer came at all. */
    readonly code: string,
    /** The server's own sentence, in English; may be empty. */
    readonly detail: string,
    readonly extra: Record<string, unknown> = {},
  ) {
    super(detail || code);
  }
}

let csrfToken = '';
export function rememberCsrfToken(token: string): void {
  csrfToken = token;
}

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Query = Record<string, string | number | null | undefined>;

interface Options {
  query?: Query;
  body?: unknown;
}

export async function request<T>(method: Method, path: string, options: Options = {}): Promise<T> {
  try {
    return await once<T>(method, path, options);
  } catch (error) {
    // Signed in again in another tab: the server did nothing yet, so asking for the new token and repeating is safe.
    if (!(error instanceof Problem) || error.code !== 'csrf') throw error;
    rememberCsrfToken((await once<{ csrfToken: string }>('GET', '/session', {})).csrfToken);
    return once<T>(method, path, options);
  }
}

async function once<T>(method: Method, path: string, options: Options): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') headers['x-csrf-token'] = csrfToken;
  if (options.body !== undefined) headers['content-type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(`/api${path}${queryString(options.query)}`, {
      method,
      headers,
      credentials: 'same-origin',
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
    });
  } catch {
    throw new Problem(0, 'offline', '');
  }
  if (!response.ok) throw await readProblem(response);
  if (response.status === 204) return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function queryString(query: Query = {}): string {
  const entries = Object.entries(query).filter(
    ([, value]) => value !== null && value !== undefined && value !== '',
  );
  return entries.length === 0
    ? ''
    : `?${new URLSearchParams(entries.map(([k, v]) => [k, String(v)])).toString()}`;
}

async function readProblem(response: Response): Promise<Problem> {
  let body: Record<string, unknown> = {};
  try {
    body = (await response.json()) as Record<string, unknown>;
  } catch {
    // A proxy in between may answer with a page of its own; the status still says enough.
  }
  const { code, detail, title, ...extra } = body;
  const words = typeof detail === 'string' ? detail : typeof title === 'string' ? title : '';
  return new Problem(
    response.status,
    typeof code === 'string' ? code : codeOfStatus(response.status),
    words,
    extra,
  );
}

function codeOfStatus(status: number): string {
  if (status === 401) return 'not-signed-in';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  if (status === 429) return 'too-many-requests';
  return status >= 502 ? 'unavailable' : 'internal';
}
