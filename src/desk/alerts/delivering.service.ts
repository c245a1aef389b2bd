/**
 * Delivers one telling: takes the row (the intent is stored before anything leaves), makes one attempt, writes down what came of it.
 * Delivered at least once: a process that dies in between leaves 'sending', which is tried again under the same name, so that it is
 * shown once. What may yet succeed is planned anew; what will not is shown, and told to the administrators.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { beyondPolicy, future } from '../../core/clock/credible.js';
import { storableText } from '../../core/database/storable.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { type JobContext, JobHandler } from '../../core/jobs/job.types.js';
import { SealedError } from '../../core/vault/vault.js';
import { change, select, selectOne } from '../sql.js';
import { AlertFactsQueries } from './alert-facts.queries.js';
import type { Channel, Telling } from './alert-kinds.js';
import { EndpointsService } from './endpoints.service.js';
import { MailingService } from './mailing.service.js';
import type { AlertFacts } from './messages/message.js';
import { PostingService } from './posting.service.js';
import type { NamedRule } from './rule-name.js';
import { LEASE_SECONDS, type Outcome, pauseAfter } from './retrying.js';

interface Taken {
  id: string;
  alertId: string;
  telling: Telling;
  channel: Channel;
  personId: string | null;
  endpointId: string | null;
  attempts: number;
  createdAt: Date;
  rule: NamedRule | null;
}

@Injectable()
export class DeliveringService {
  private readonly logger = new Logger(DeliveringService.name);

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly facts: AlertFactsQueries,
    private readonly endpoints: EndpointsService,
    private readonly posting: PostingService,
    private readonly mailing: MailingService,
    private readonly clock: Clock,
  ) {}

  @JobHandler('alert.deliver')
  async deliver({ deliveryId }: { deliveryId: string }, context?: Pick<JobContext, 'signal'>): Promise<void> {
    const taken = await this.transactions.run(SYSTEM, (tx) => this.take(tx, deliveryId));
    if (!taken) return;
    const alert = await this.facts.read(this.db.manager, taken.alertId);
    if (!alert) return;
    const outcome = await this.attempt(taken, alert, context?.signal).catch((error: unknown) =>
      this.ourFault(taken, error),
    );
    await this.transactions.run(SYSTEM, (tx) => this.record(tx, taken, outcome));
  }

  private async take(tx: Tx, deliveryId: string): Promise<Taken | null> {
    const now = this.clock.now();
    const [row] = await change<Taken>(
      tx.manager,
      `UPDATE alert_delivery d SET state = 'sending', attempts = attempts + 1, tried_at = $2
       WHERE id = $1 AND (state = 'queued' AND (not_before IS NULL OR not_before <= $4 OR not_before > $5)
         OR state = 'sending' AND (tried_at < $3 OR tried_at > $4))
       RETURNING id, alert_id AS "alertId", telling, channel, person_id AS "personId", endpoint_id AS "endpointId", attempts,
         created_at AS "createdAt",
         (SELECT jsonb_build_object('name', r.name, 'builtIn', r.built_in) FROM alert_rule r WHERE r.id = d.rule_id) AS rule`,
      // Clocks of two machines may differ; what lies further ahead was written by one that was wrong.
      [deliveryId, now, new Date(now.getTime() - LEASE_SECONDS * 1000), future(now), beyondPolicy(now)],
    );
    return row ?? null;
  }

  private async attempt(taken: Taken, alert: AlertFacts, signal?: AbortSignal): Promise<Outcome | null> {
    const { id, telling } = taken;
    if (taken.endpointId) {
      const endpoint = await this.endpoints.open(this.db.manager, taken.endpointId);
      if (!endpoint) return null;
      const body = this.posting.body(endpoint.kind, { ...taken, alert });
      // A program may compare what it gets under one name; a room is told how things stand now.
      const sent = endpoint.kind === 'webhook' ? await this.once(taken, body) : body;
      return this.posting.post(endpoint, id, sent, signal);
    }
    const to = await selectOne<{ name: string; address: string; locale: string }>(
      this.db.manager,
      `SELECT name, email AS address, locale FROM person WHERE id = $1 AND active`,
      [taken.personId],
    );
    if (!to) return null;
    const first = await selectOne<{ id: string }>(
      this.db.manager,
      `SELECT id FROM alert_delivery WHERE alert_id = $1 AND person_id = $2 AND channel = 'email' AND state IN ('sent','sending','queued')
       ORDER BY number, id LIMIT 1`,
      [taken.alertId, taken.personId],
    );
    const others = await this.beside(taken);
    const thread = first && first.id !== id ? first.id : null;
    return this.mailing.mail({ id, thread, to, alert, telling, others, rule: taken.rule }, signal);
  }

  /** Under one name one body is sent, whatever became of the alert since: the first attempt's is kept before it leaves. */
  private async once(taken: Taken, body: string): Promise<string> {
    const [row] = await this.transactions.run(SYSTEM, (tx) =>
      change<{ body: string }>(
        tx.manager,
        `UPDATE alert_delivery SET body = coalesce(body, $2) WHERE id = $1 RETURNING body`,
        [taken.id, storableText(body)],
      ),
    );
    return row?.body ?? body;
  }

  /** Nothing left, or nobody knows: it is tried again like any other failure, and the log has the details. */
  private ourFault({ id }: Taken, error: unknown): Outcome {
    this.logger.error({ err: error, deliveryId: id }, 'An alert could not be delivered');
    if (error instanceof SealedError) return { kind: 'permanent', code: 'sealed', words: error.message };
    const words = 'Something went wrong inside Earshot; the log has the details.';
    return { kind: 'temporary', code: 'internal', words };
  }

  /** What was held with it: each other alert once, as it stands now. */
  private async beside({ id, alertId }: Taken): Promise<{ alert: AlertFacts; telling: Telling }[]> {
    const rows = await select<{ alertId: string; telling: Telling }>(
      this.db.manager,
      `SELECT DISTINCT ON (alert_id) alert_id AS "alertId", telling FROM alert_delivery
       WHERE merged_into = $1 AND alert_id <> $2 ORDER BY alert_id, number DESC LIMIT 50`,
      [id, alertId],
    );
    const found: { alert: AlertFacts; telling: Telling }[] = [];
    for (const row of rows) {
      const alert = await this.facts.read(this.db.manager, row.alertId);
      if (alert) found.push({ alert, telling: row.telling });
    }
    return found.sort((a, b) => b.alert.level - a.alert.level);
  }

  /** null: there is nobody to deliver to any more. */
  private async record(tx: Tx, taken: Taken, outcome: Outcome | null): Promise<void> {
    const now = this.clock.now();
    const pause =
      outcome?.kind === 'temporary' ? pauseAfter(taken.attempts, outcome.retryAfterSeconds) : null;
    const state =
      outcome === null ? 'cancelled' : outcome.kind === 'ok' ? 'sent' : pause === null ? 'failed' : 'queued';
    const notBefore = pause === null ? null : new Date(now.getTime() + pause * 1000);
    const bad = outcome !== null && outcome.kind !== 'ok' ? outcome : null;
    const rows = await change(
      tx.manager,
      `UPDATE alert_delivery SET state = $2, sent_at = $3, not_before = $4, error_kind = $5, error_words = $6,
         body = CASE WHEN $2 = 'sent' THEN NULL ELSE body END
       WHERE id = $1 AND state = 'sending' AND attempts = $7 RETURNING id`,
      [
        taken.id,
        state,
        state === 'sent' ? now : null,
        notBefore,
        bad?.code ?? null,
        bad ? storableText(bad.words) : null,
        taken.attempts,
      ],
    );
    if (taken.endpointId && outcome) await this.endpoints.noteOutcome(tx, taken.endpointId, outcome);
    if (rows.length === 0) return; // somebody else took it meanwhile, and writes what came of theirs
    if (notBefore)
      tx.enqueue(
        'alert.deliver',
        { deliveryId: taken.id },
        { runAt: notBefore, dedupeKey: `${taken.id}:${taken.attempts}` },
      );
    tx.publish({ kind: 'alert-delivery.changed', ids: { deliveryId: taken.id, alertId: taken.alertId } });
    if (state === 'failed' && bad) await this.tellAdministrators(tx, taken, bad.words);
  }

  private async tellAdministrators(tx: Tx, taken: Taken, words: string): Promise<void> {
    const target = await selectOne<{ name: string }>(
      tx.manager,
      `SELECT coalesce((SELECT name FROM person WHERE id = $1), (SELECT name FROM alert_endpoint WHERE id = $2)) AS name`,
      [taken.personId, taken.endpointId],
    );
    const admins = await select<{ id: string }>(
      tx.manager,
      `SELECT id FROM person WHERE active AND 'admin' = ANY(roles)`,
    );
    tx.audit({
      action: 'alert.delivery-failed',
      subjectKind: 'alert',
      subjectId: taken.alertId,
      details: { deliveryId: taken.id, channel: taken.channel, attempts: taken.attempts },
    });
    tx.notify({
      personIds: admins.map((a) => a.id),
      kind: 'alert.delivery-failed',
      params: { name: target?.name ?? '', channel: taken.channel, words },
      link: `/alerts/${taken.alertId}`,
      // Of one target once an hour: a mail server that is down fails every delivery.
      dedupeKey: `alert-delivery:${taken.personId ? 'mail' : taken.endpointId}:${this.clock.now().toISOString().slice(0, 13)}`,
    });
  }
}
