/** One line a request, when it is answered. The path only: query strings hold what people search for. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** Asked every few seconds by machines; of interest only when they fail. */
const QUIET = /^\/(?:health\/|metrics$|assets\/)/;

export function httpLogger(
  logger: Logger,
): (request: IncomingMessage, response: ServerResponse, next: () => void) => void {
  const log = pinoHttp({
    logger,
    autoLogging: true,
    quietReqLogger: true,
    customLogLevel: (request, response, error) => {
      if (error || response.statusCode >= 500) return 'error';
      if (QUIET.test(pathOf(request))) return 'debug';
      return response.statusCode === 429 || response.statusCode === 403 ? 'warn' : 'info';
    },
    customSuccessMessage: (request, response) =>
      `${request.method} ${pathOf(request)} ${response.statusCode}`,
    customErrorMessage: (request, response) => `${request.method} ${pathOf(request)} ${response.statusCode}`,
    customAttributeKeys: { responseTime: 'ms' },
    serializers: {
      req: (request: { method: string; url: string }) => ({
        method: request.method,
        path: request.url.split('?')[0],
      }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
    },
  });
  return log as unknown as RequestListener as never;
}

const pathOf = (request: IncomingMessage): string => {
  const url = (request as { originalUrl?: string }).originalUrl ?? request.url ?? '';
  return url.split('?')[0] ?? '';
};
