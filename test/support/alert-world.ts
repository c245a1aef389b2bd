/**
 * Alerts on a real database: real services, a clock the test holds, jobs that run when the test says so. Mail goes to whatever server
 * `smtpUrl` names, webhooks to whatever listens.
 */
import type { DataSource } from 'typeorm';
import { AppConfig } from '../../src/core/config/config';
import { readSettings } from '../../src/core/config/settings';
import { Transactions } from '../../src/core/database/transaction';
import { SafeHttp } from '../../src/core/http/safe-http.service';
import type { Role } from '../../src/core/identity/role';
import type { SignedIn } from '../../src/core/identity/signed-in';
import { Mailer } from '../../src/core/mail/mailer.service';
import { Vault } from '../../src/core/vault/vault';
import { ActingService } from '../../src/desk/alerts/acting.service';
import { AlertFactsQueries } from '../../src/desk/alerts/alert-facts.queries';
import { AlertThreads } from '../../src/desk/alerts/alert-threads.service';
import { AlertLog } from '../../src/desk/alerts/alert-log.service';
import { AlertsQueries } from '../../src/desk/alerts/alerts.queries';
import { AroundQueries } from '../../src/desk/alerts/around.queries';
import { CrisisTelling } from '../../src/desk/alerts/crisis-telling.service';
import { DeliveriesService } from '../../src/desk/alerts/deliveries.service';
import { DeliveringService } from '../../src/desk/alerts/delivering.service';
import { EndpointsService } from '../../src/desk/alerts/endpoints.service';
import { EndpointTest } from '../../src/desk/alerts/endpoint-test.service';
import { MailingService } from '../../src/desk/alerts/mailing.service';
import { PostingService } from '../../src/desk/alerts/posting.service';
import { RaisingService } from '../../src/desk/alerts/raising.service';
import { RulesService } from '../../src/desk/alerts/rules.service';
import { TellingService } from '../../src/desk/alerts/telling.service';
import { TickService } from '../../src/desk/alerts/tick.service';
import { TitlesService } from '../../src/desk/alerts/titles.service';
import { loadAlertWords } from '../../src/desk/alerts/words.loader';
import { CasesQueries } from '../../src/desk/cases/cases.queries';
import { DigestPreferences } from '../../src/insight/digest/digest-preferences.service';
import { DigestQueries } from '../../src/insight/digest/digest.queries';
import { DigestRuns } from '../../src/insight/digest/digest-runs.service';
import { DigestVoicesQueries } from '../../src/insight/digest/digest-voices.queries';
import { DigestsService } from '../../src/insight/digest/digests.service';
import type { PlatformRegistry } from '../../src/platforms/registry';
import { testDatabase } from './database';
import { FixedClock } from './fixed-clock';

const words = loadAlertWords('config');
const platforms = {
  capabilities: () => ({ label: 'Sample' }),
  known: () => ({ label: 'Sample' }),
} as unknown as PlatformRegistry;

export interface IncidentInput {
  kind?: string;
  level?: number;
  state?: 'open' | 'ended';
  updates?: number;
  brandId?: string | null;
  key?: string;
  stakes?: Record<string, unknown>;
}

export type AlertWorld = Awaited<ReturnType<typeof alertWorld>>;

export async function alertWorld(smtpUrl: string | null = null) {
  const database = await testDatabase();
  const clock = new FixedClock(new Date('2026-03-02T12:00:00Z'));
  const config = new AppConfig({
    ...readSettings({}).settings,
    configDir: 'config',
    secretKey: 'ab'.repeat(32),
    allowHosts: ['127.0.0.1', 'localhost'],
    publicUrl: 'https://desk.example',
    smtpUrl,
    mailFrom: smtpUrl && 'Earshot <alerts@nila.example>',
  });
  const sql = <T = Record<string, unknown>>(text: string, args: unknown[] = []): Promise<T[]> =>
    database.dataSource.query(text, args);
  const one = async (text: string, args: unknown[] = []): Promise<string> =>
    (await sql<{ id: string }>(text, args))[0]?.id ?? '';
  const first = build(database.dataSource, config, clock);
  const brandId = await one(
    `INSERT INTO brand (name, slug, created_at) VALUES ('Nila', 'nila', '2025-01-01') RETURNING id`,
  );

  const person = async (
    name: string,
    roles: Role[],
    over: { timeZone?: string; locale?: string } = {},
  ): Promise<SignedIn> => {
    const id = await one(
      `INSERT INTO person (email, name, password_hash, roles, time_zone, locale, created_at)
       VALUES ($1, $2, 'x', $3, $4, $5, '2025-01-01') RETURNING id`,
      [`${name.toLowerCase()}@example.org`, name, roles, over.timeZone ?? 'UTC', over.locale ?? 'en'],
    );
    return { id, name, roles, locale: over.locale ?? 'en' };
  };

  /** As escalation writes it, without the job: the test raises it. */
  const incident = (input: IncidentInput = {}): Promise<string> => {
    const kind = input.kind ?? 'spike';
    return one(
      `INSERT INTO incident (brand_id, kind, kind_group, subject, subject_key, level, state, opened_at, last_seen_at, updates, facts, stakes)
       VALUES ($1, $2, $3, $4, $5, $6, 'open', $7, $7, $8, $9, $10) RETURNING id`,
      [
        input.brandId === undefined ? brandId : input.brandId,
        kind,
        ['spike', 'mood', 'grave'].includes(kind) ? 'talk' : kind,
        JSON.stringify(kind === 'feed' ? { title: 'Store reviews', feed: 'silent' } : {}),
        input.key ?? `${kind}-${Math.random()}`,
        input.level ?? 3,
        clock.now(),
        input.updates ?? 0,
        JSON.stringify([{ code: 'spike.seen', params: { seen: 40, expected: 4, minutes: 60 }, points: 1 }]),
        JSON.stringify(input.stakes ?? { voices: 40, expected: 4 }),
      ],
    );
  };
  const grow = (
    id: string,
    over: { level?: number; updates?: number; state?: 'open' | 'ended'; endReason?: string; graver?: number },
  ): Promise<unknown> =>
    sql(
      `UPDATE incident SET level = coalesce($2, level), updates = coalesce($3, updates + 1), state = coalesce($4, state),
         ended_at = CASE WHEN coalesce($4, state) = 'ended' THEN $5::timestamptz END,
         end_reason = CASE WHEN coalesce($4, state) = 'ended' THEN $6 END, tracking = tracking || $7::jsonb WHERE id = $1`,
      [
        id,
        over.level ?? null,
        over.updates ?? null,
        over.state ?? null,
        clock.now(),
        over.endReason ?? 'calm',
        JSON.stringify(over.graver === undefined ? {} : { graver: over.graver }),
      ],
    );
  /** A post and its case, which somebody works on. */
  const complaint = async (assigneeId: string): Promise<{ mentionId: string; caseId: string }> => {
    const sourceId = await one(
      `INSERT INTO source (brand_id, platform, kind, address, key, title) VALUES ($1, 'sample', 'sample', '{}', 'c', 'A feed') RETURNING id`,
      [brandId],
    );
    const authorId = await one(
      `INSERT INTO author (platform, external_id, display_name) VALUES ('sample', 'kala', 'Kala') RETURNING id`,
    );
    const mentionId = await one(
      `INSERT INTO mention (brand_id, source_id, platform, external_id, author_id, kind, revision, text, published_at, fingerprint,
         language, sentiment, complaint, urgency, risk) VALUES ($1, $2, 'sample', 'c1', $3, 'post', 'r', 'It burns', $4, 1, 'en', 'neg', 0.9, 0.1, 70)
       RETURNING id`,
      [brandId, sourceId, authorId, clock.now()],
    );
    const caseId = await one(
      `WITH c AS (INSERT INTO customer (brand_id, name) VALUES ($1, 'Kala') RETURNING id)
       INSERT INTO care_case (brand_id, customer_id, state, severity, risk, language, title, assignee_id, opened_at)
       SELECT $1, id, 'open', 'high', 70, 'en', 'It burns', $2, $3 FROM c RETURNING id`,
      [brandId, assigneeId, clock.now()],
    );
    await sql(`INSERT INTO case_mention (case_id, mention_id) VALUES ($1, $2)`, [caseId, mentionId]);
    return { mentionId, caseId };
  };
  /** An incident and its alert, raised. */
  const raised = async (input: IncidentInput = {}): Promise<{ incidentId: string; alertId: string }> => {
    const incidentId = await incident(input);
    await first.raising.raise({ incidentId });
    return { incidentId, alertId: await one(`SELECT id FROM alert WHERE incident_id = $1`, [incidentId]) };
  };
  /** Runs the deliveries and digests that are due, until none is left. */
  const pump = async (on = first): Promise<number> => {
    for (let ran = 0; ; ran++) {
      const [job] = await sql<{ id: string; job: string; payload: Record<string, string> }>(
        // What was enqueued for now is dated by the database's own clock.
        `SELECT id, job, payload FROM outbox WHERE relayed_at IS NULL AND job IN ('alert.deliver','digest.send')
           AND (run_at <= $1 OR run_at = created_at) ORDER BY run_at, created_at LIMIT 1`,
        [clock.now()],
      );
      if (!job) return ran;
      await sql(`UPDATE outbox SET relayed_at = now() WHERE id = $1`, [job.id]);
      if (job.job === 'digest.send') await on.digests.send({ digestId: job.payload.digestId ?? '' });
      else await on.delivering.deliver({ deliveryId: job.payload.deliveryId ?? '' });
    }
  };
  const bell = async (who: SignedIn): Promise<string[]> =>
    (
      await sql<{ line: string }>(
        `SELECT kind || coalesce(': ' || (params->>'title'), '') AS line FROM notification WHERE person_id = $1 ORDER BY created_at, kind`,
        [who.id],
      )
    ).map((row) => row.line);
  const deliveries = (): Promise<Record<string, unknown>[]> =>
    sql(
      `SELECT d.number, d.telling, d.channel, d.state, coalesce(p.name, e.name) AS to, d.attempts, d.error_kind
       FROM alert_delivery d LEFT JOIN person p ON p.id = d.person_id LEFT JOIN alert_endpoint e ON e.id = d.endpoint_id
       ORDER BY d.created_at, d.number, d.channel, 5`,
    );

  return {
    ...first,
    database,
    sql,
    one,
    clock,
    config,
    brandId,
    person,
    incident,
    grow,
    raised,
    complaint,
    pump,
    bell,
    deliveries,
    otherProcess: async () => build(await database.another(), config, clock),
    drop: () => database.drop(),
  };
}

function build(db: DataSource, config: AppConfig, clock: FixedClock) {
  const transactions = new Transactions(db);
  const vault = new Vault(config);
  const mailer = new Mailer(config);
  const log = new AlertLog(clock);
  const around = new AroundQueries(mailer);
  const titles = new TitlesService(around, words);
  const telling = new TellingService(log, around, clock, words);
  const facts = new AlertFactsQueries(platforms, around);
  const endpoints = new EndpointsService(db, transactions, vault, clock, config);
  const http = new SafeHttp({ allowHosts: config.allowHosts, userAgent: 'test' });
  const posting = new PostingService(http, config, clock, words);
  const wishes = new DigestPreferences(db, transactions, mailer, clock);
  const digest = new DigestQueries(db, titles, new DigestVoicesQueries(db));
  return {
    transactions,
    log,
    telling,
    endpoints,
    testing: new EndpointTest(db, transactions, endpoints, posting, clock),
    raising: new RaisingService(transactions, log, new AlertThreads(log), telling, clock, {
      updateMinutes: 60,
      settleMinutes: 60,
    }),
    crisisTelling: new CrisisTelling(transactions, log, telling, clock),
    digestRuns: new DigestRuns(db, transactions, clock),
    posting,
    tick: new TickService(db, transactions, log, telling, around, clock),
    delivering: new DeliveringService(
      db,
      transactions,
      facts,
      endpoints,
      posting,
      new MailingService(mailer, config, words),
      clock,
    ),
    deliveriesService: new DeliveriesService(db, transactions, titles, clock),
    acting: new ActingService(transactions, log, telling, titles, around, clock),
    rules: new RulesService(db, transactions, mailer, clock, words),
    queries: new AlertsQueries(db, facts, new CasesQueries(db, platforms), titles, around),
    wishes,
    digest,
    digests: new DigestsService(db, transactions, wishes, digest, mailer, config, clock, words),
  };
}
