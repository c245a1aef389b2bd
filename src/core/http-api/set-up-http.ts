/**
 * Everything of HTTP that is not a route: ids, logs, headers, body limits, documents. Called once, by main and by tests, on an
 * application created with `bodyParser: false`, before it listens. Forms are not parsed: the API takes JSON only.
 */
import type { Server } from 'node:http';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { AppConfig } from '../config/config.js';
import { hashToken, tokenFromCookies } from '../identity/session-token.js';
import { SessionsService } from '../identity/sessions.service.js';
import { httpLogger } from '../logging/http-logger.js';
import { rootLogger } from '../logging/root-logger.js';
import { MetricsService } from '../metrics/metrics.service.js';
import { serveOpenApi } from './openapi.js';
import { requestId } from './request-id.js';

/** Generous for a reply or a list of names, small enough that nobody fills the memory. */
export const BODY_LIMIT = '256kb';

/** The one route that takes a file of counts as text; from people who are signed in. */
const FILE_LIMIT = '5mb';
const FILES_GO_TO = '/api/alert-lab';

export function setUpHttp(app: NestExpressApplication, config: AppConfig): void {
  // Longer than clients and proxies keep an idle connection: who sends on one that we are just closing gets no answer at all.
  (app.getHttpServer() as Server).keepAliveTimeout = 75_000;
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.set('query parser', 'simple');
  app.use(requestId);
  app.use(app.get(MetricsService, { strict: false }).middleware());
  app.use(httpLogger(rootLogger(config)));
  app.use(securityHeaders(config.cookieSecure));
  app.use('/api', neverCached);
  const files = new WeakSet<object>();
  app.use(FILES_GO_TO, filesOfPeople(app.get(SessionsService, { strict: false }), files));
  app.useBodyParser('json', {
    limit: FILE_LIMIT,
    strict: true,
    type: (request: object) => files.has(request),
  });
  app.useBodyParser('json', { limit: BODY_LIMIT, strict: true });
  serveOpenApi(app);
}

/** Our own page and nothing else: no script but our files, no frame around it. Styles are set inline by the components. */
function securityHeaders(tls: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        // Both would break an installation reached over plain http inside a company.
        ...(tls ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: tls ? { maxAge: 15_552_000, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: tls,
    originAgentCluster: tls,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** Notes which requests may bring a file. Whoever is not signed in has the ordinary limit: bodies are read before guards ask. */
function filesOfPeople(sessions: SessionsService, files: WeakSet<object>) {
  return (request: Request, _: Response, next: NextFunction): void => {
    const token = tokenFromCookies(request.headers.cookie);
    const json = /^application\/json\b/i.test(request.headers['content-type'] ?? '');
    if (request.method !== 'POST' || !json || token === null) return next();
    void sessions
      .lives(hashToken(token))
      .then((lives) => void (lives && files.add(request)))
      .catch(() => undefined) // the database is away: the guard says so
      .then(() => next());
  };
}

function neverCached(_: Request, response: Response, next: NextFunction): void {
  response.setHeader('Cache-Control', 'no-store');
  next();
}
