/**
 * One request and one answer on one fresh connection, without redirects or retries. Knows whether the connection stood
 * when something failed, which is what tells "never arrived" from "may have arrived".
 */
import axios, { type AxiosResponse } from 'axios';
import http from 'node:http';
import https from 'node:https';
import { BLOCKED } from './guarded-agent.js';
import { HttpError, type HttpFailure, type HttpRequest, type HttpResponse } from './safe-http.types.js';

export interface Exchange {
  method: HttpRequest['method'];
  url: URL;
  headers: Record<string, string>;
  body: string | Buffer | undefined;
  maxBytes: number;
  signal: AbortSignal;
}

export type Answer = Pick<HttpResponse, 'status' | 'headers' | 'body'>;

/** Throws HttpError. `reachedBefore`: an earlier hop of the same request was answered. */
export async function exchange(
  one: Exchange,
  agents: { httpAgent: http.Agent; httpsAgent: https.Agent },
  reachedBefore: boolean,
): Promise<Answer> {
  const connection = { ready: false };
  try {
    const response: AxiosResponse<Buffer> = await axios.request({
      adapter: 'http',
      method: one.method,
      url: one.url.href,
      headers: one.headers,
      data: one.body,
      responseType: 'arraybuffer',
      maxContentLength: one.maxBytes,
      maxBodyLength: Infinity,
      maxRedirects: 0,
      // A proxy of the environment would resolve the name itself, past the guard.
      proxy: false,
      signal: one.signal,
      validateStatus: () => true,
      transformRequest: (data: unknown) => data,
      transformResponse: (data: unknown) => data,
      transport: watched(connection),
      ...agents,
    });
    return {
      status: response.status,
      headers: flatten(response.headers),
      body: Buffer.from(response.data ?? []),
    };
  } catch (error) {
    const failure = failureOf(error, connection.ready);
    throw new HttpError(
      failure,
      words(failure, one, error),
      connection.ready || reachedBefore ? 'maybe' : 'no',
      { cause: error },
    );
  }
}

/** Node's own transports, noting the moment from which bytes of the request can be on the wire (after TLS for https). */
function watched(connection: { ready: boolean }) {
  return {
    request(
      options: https.RequestOptions,
      onResponse: (response: http.IncomingMessage) => void,
    ): http.ClientRequest {
      const secure = options.protocol === 'https:';
      const request = (secure ? https : http).request(options, onResponse);
      request.on('socket', (socket) => {
        const ready = () => (connection.ready = true);
        if (!secure && !socket.connecting) ready();
        else socket.once(secure ? 'secureConnect' : 'connect', ready);
      });
      return request;
    },
  };
}

function flatten(headers: object): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined && value !== null)
      flat[name.toLowerCase()] = Array.isArray(value) ? value.join(', ') : String(value);
  }
  return flat;
}

function codeOf(error: unknown): string {
  for (let at: unknown = error, depth = 0; at instanceof Error && depth < 4; at = at.cause, depth++) {
    const code = (at as { code?: unknown }).code;
    if (typeof code === 'string' && !/^ERR_(NETWORK|BAD_RE)/.test(code)) return code;
  }
  return '';
}

function failureOf(error: unknown, connected: boolean): HttpFailure {
  const code = codeOf(error);
  if (code === BLOCKED) return 'blocked';
  if (code === 'ERR_CANCELED') return 'aborted';
  if (error instanceof Error && error.message.includes('maxContentLength')) return 'too-large';
  if (/^(ENOTFOUND|EAI_AGAIN|EAI_FAIL|EAI_NODATA|EAI_NONAME)$/.test(code)) return 'dns';
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/.test(code)) return 'refused';
  if (/CERT|TLS|SSL|SELF_SIGNED|UNABLE_TO_/.test(code) && !connected) return 'tls';
  if (code === 'EPROTO') return 'tls';
  if (/^(ETIMEDOUT|ECONNABORTED|ESOCKETTIMEDOUT)$/.test(code)) return 'timeout';
  return 'network';
}

function words(failure: HttpFailure, one: Exchange, error: unknown): string {
  const host = one.url.host;
  const detail = error instanceof Error ? error.message : String(error);
  switch (failure) {
    case 'blocked':
      return detail;
    case 'dns':
      return `The name ${one.url.hostname} could not be found. Check the spelling, or the name server of this machine.`;
    case 'refused':
      return `${host} does not accept connections.`;
    case 'tls':
      return `No secure connection to ${host}: ${detail}.`;
    case 'too-large':
      return `The answer of ${host} is larger than ${one.maxBytes} bytes.`;
    case 'timeout':
      return `${host} did not answer in time.`;
    case 'aborted':
      return `The request to ${host} was cancelled.`;
    case 'too-many-redirects':
    case 'network':
      return `The connection to ${host} broke: ${detail}.`;
  }
}
