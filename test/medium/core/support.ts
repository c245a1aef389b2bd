/**
 * The edge of Earshot alone, on a real database and a real port: identity, audit, live, notifications, health, metrics, and a
 * browser-like client that keeps its cookie and CSRF token. Jobs are not run here; their figures are stood in for.
 */
import { type DynamicModule, Global, Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { AddressInfo } from 'node:net';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditEntry } from '../../../src/core/audit/audit-entry.entity.js';
import { AuditModule } from '../../../src/core/audit/audit.module.js';
import { Clock } from '../../../src/core/clock/clock.js';
import { AppConfig } from '../../../src/core/config/config.js';
import { readSettings, type Settings } from '../../../src/core/config/settings.js';
import { DatabaseModule } from '../../../src/core/database/database.module.js';
import { HealthModule } from '../../../src/core/health/health.module.js';
import { HttpApiModule } from '../../../src/core/http-api/http-api.module.js';
import { setUpHttp } from '../../../src/core/http-api/set-up-http.js';
import { IdentityModule } from '../../../src/core/identity/identity.module.js';
import { Person } from '../../../src/core/identity/person.entity.js';
import { Session } from '../../../src/core/identity/session.entity.js';
import { SignInAttempt } from '../../../src/core/identity/sign-in-attempt.entity.js';
import { JobsHealth, type JobsSnapshot } from '../../../src/core/jobs/jobs-health.service.js';
import { LiveModule } from '../../../src/core/live/live.module.js';
import { LoggingModule } from '../../../src/core/logging/logging.module.js';
import { MetricsModule } from '../../../src/core/metrics/metrics.module.js';
import { Notification } from '../../../src/core/notifications/notification.entity.js';
import { NotificationsModule } from '../../../src/core/notifications/notifications.module.js';
import { VaultModule } from '../../../src/core/vault/vault.module.js';
import { Brand } from '../../../src/core/organisation/brand.entity.js';
import type { TestDatabase } from '../../support/database.js';

/** Stands still unless it is moved. */
export class TestClock extends Clock {
  constructor(private time = new Date('2026-03-02T09:00:00Z')) {
    super();
  }
  override now(): Date {
    return new Date(this.time);
  }
  forward(seconds: number): void {
    this.time = new Date(this.time.getTime() + seconds * 1000);
  }
}

export const QUIET_JOBS: JobsSnapshot = {
  engine: 'postgres',
  outbox: { due: 2, oldestDueSeconds: 7, later: 0, unknown: 0 },
  queues: { desk: { waiting: 1, active: 0, delayed: 0, failed: 3 } },
  relay: { running: true, moved: 0, failingSince: null, lastError: null },
  jobs: { 'case.open': { completed: 4, retried: 1, failed: 0, seconds: 2.5 } },
  schedules: {},
  problems: [],
};

export interface Edge {
  app: NestExpressApplication;
  url: string;
  clock: TestClock;
  jobs: JobsSnapshot;
  client(): Client;
  close(): Promise<void>;
}

export interface EdgeOptions {
  settings?: Partial<Settings>;
  controllers?: Type[];
  clock?: TestClock;
}

export async function startEdge(database: TestDatabase, options: EdgeOptions = {}): Promise<Edge> {
  const clock = options.clock ?? new TestClock();
  const jobs = structuredClone(QUIET_JOBS);
  const config = testConfig(options.settings);
  @Global()
  @Module({
    providers: [
      { provide: AppConfig, useValue: config },
      { provide: Clock, useValue: clock },
      { provide: JobsHealth, useValue: { snapshot: () => Promise.resolve(jobs) } },
    ],
    exports: [AppConfig, Clock, JobsHealth],
  })
  class Surroundings {}
  @Module({})
  class EdgeModule {
    static with(): DynamicModule {
      return {
        module: EdgeModule,
        imports: [
          Surroundings,
          VaultModule,
          LoggingModule,
          DatabaseModule.register(
            database.url,
            [Brand, Person, Session, SignInAttempt, AuditEntry, Notification],
            10,
          ),
          IdentityModule,
          AuditModule,
          LiveModule,
          NotificationsModule,
          HealthModule,
          MetricsModule,
          HttpApiModule,
        ],
        controllers: options.controllers ?? [],
      };
    }
  }
  const app = await NestFactory.create<NestExpressApplication>(EdgeModule.with(), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  try {
    setUpHttp(app, config);
    await app.listen(0, '127.0.0.1');
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
  const url = `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`;
  return { app, url, clock, jobs, client: () => new Client(url), close: () => app.close() };
}

export function testConfig(settings: Partial<Settings> = {}): AppConfig {
  return new AppConfig({
    ...readSettings({}).settings,
    secretKey: '11'.repeat(32),
    dataDir: mkdtempSync(join(tmpdir(), 'earshot-edge-')),
    logLevel: 'silent',
    ...settings,
  });
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test reads the members it knows to be there
type Json = any;

export interface Answer<T = Json> {
  status: number;
  headers: Headers;
  body: T;
}

/** A browser as far as cookies, origin and the CSRF header go. */
export class Client {
  cookie: string | null = null;
  csrf: string | null = null;

  constructor(private readonly url: string) {}

  async call<T = Json>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrf && method !== 'GET' ? { 'x-csrf-token': this.csrf } : {}),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        origin: this.url,
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const set = response.headers.getSetCookie().find((line) => line.startsWith('earshot_session='));
    if (set) this.cookie = set.split(';')[0]!.endsWith('=') ? null : set.split(';')[0]!;
    const text = await response.text();
    let read: unknown = text;
    if (/json/.test(response.headers.get('content-type') ?? '')) read = JSON.parse(text);
    const token = (read as { csrfToken?: string } | null)?.csrfToken;
    if (token) this.csrf = token;
    return { status: response.status, headers: response.headers, body: read as T };
  }

  get = <T = Json>(path: string): Promise<Answer<T>> => this.call<T>('GET', path);
  post = <T = Json>(path: string, body: unknown = {}): Promise<Answer<T>> => this.call<T>('POST', path, body);
  patch = <T = Json>(path: string, body: unknown): Promise<Answer<T>> => this.call<T>('PATCH', path, body);

  signIn = (email: string, password: string): Promise<Answer> =>
    this.post('/api/session', { email, password });
}

export const ADMIN = {
  name: 'Ada Admin',
  email: 'ada@example.org',
  password: 'seven quiet herons',
  locale: 'en',
};

/** A fresh installation's administrator, signed in. */
export async function setUpAdmin(edge: Edge): Promise<Client> {
  const client = edge.client();
  const answer = await client.post('/api/setup', ADMIN);
  if (answer.status !== 200)
    throw new Error(`set-up answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return client;
}

/** A further person, signed in. */
export async function signedInAs(
  edge: Edge,
  admin: Client,
  roles: string[],
  email = `${roles.join('-')}@example.org`,
): Promise<Client> {
  const password = 'four patient lanterns';
  const made = await admin.post('/api/people', { name: roles.join(' and '), email, password, roles });
  if (made.status !== 201)
    throw new Error(`creating ${email} answered ${made.status}: ${JSON.stringify(made.body)}`);
  const client = edge.client();
  await client.signIn(email, password);
  return client;
}
