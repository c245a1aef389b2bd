/**
 * What time brings: updates that waited so as not to storm, snoozes that ran out, the next of a chain when nobody answered, what quiet
 * hours held, and deliveries whose process died. Each is taken under lock, so that any number of processes may tick.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { beyondPolicy, future } from '../../core/clock/credible.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { eachOne } from '../each-one.js';
import { change, select, selectOne } from '../sql.js';
import type { Alert } from './alert.entity.js';
import { AlertLog, resolvedAt } from './alert-log.service.js';
import { AroundQueries } from './around.queries.js';
import { asRule, reachedFrom, stepDue } from './audience.js';
import { LEASE_SECONDS } from './retrying.js';
import { TellingService } from './telling.service.js';

const AT_ONCE = 500;

@Injectable()
export class TickService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly log: AlertLog,
    private readonly telling: TellingService,
    private readonly surroundings: AroundQueries,
    private readonly clock: Clock,
  ) {}

  @ScheduleHandler('alerts.tick')
  async tick(): Promise<void> {
    const steps = [
      () => this.waitingUpdates(),
      () => this.snoozes(),
      () => this.chains(),
      () => this.release(),
      () => this.orphans(),
    ];
    await eachOne(steps, (step) => step());
  }

  private async waitingUpdates(): Promise<void> {
    await this.eachAlert(
      `SELECT id FROM alert WHERE ${isDue('tell_at')} ORDER BY tell_at LIMIT $3`,
      async (tx, alert) => {
        if (!alert.tellAt || this.waits(alert.tellAt)) return;
        if (alert.endedAt) await this.end(tx, alert);
        else if (alert.state === 'open') await this.telling.tell(tx, alert, 'updated');
        else await this.log.change(tx, alert, { tellAt: null });
      },
    );
  }

  /** It stayed over. */
  private async end(tx: Tx, alert: Alert): Promise<void> {
    const settled = alert.state !== 'resolved';
    await this.log.change(tx, alert, settled ? resolvedAt(this.clock.now()) : { tellAt: null });
    await this.telling.endChains(tx, alert);
    if (settled) await this.telling.tell(tx, alert, 'ended');
  }

  private async snoozes(): Promise<void> {
    await this.eachAlert(
      `SELECT id FROM alert WHERE snoozed_until <= $1 AND $2::timestamptz IS NOT NULL ORDER BY snoozed_until LIMIT $3`,
      async (tx, alert) => {
        if (!alert.snoozedUntil || alert.snoozedUntil > this.clock.now()) return;
        const who = [alert.snoozedBy, alert.ownerId].filter((id) => id !== null);
        await this.log.change(tx, alert, { state: 'open', snoozedUntil: null, snoozedBy: null });
        // What seems to be over wakes nobody; should it come back, it stands there unanswered.
        if (!alert.endedAt) await this.telling.remind(tx, alert, who);
      },
    );
  }

  private async chains(): Promise<void> {
    const due = await select<{ alertId: string; ruleId: string }>(
      this.db.manager,
      `SELECT alert_id AS "alertId", rule_id AS "ruleId" FROM alert_chain WHERE ${isDue('due_at')} ORDER BY due_at LIMIT $3`,
      [...this.now(), AT_ONCE],
    );
    await eachOne(due, ({ alertId, ruleId }) =>
      this.transactions.run(SYSTEM, async (tx) => {
        const alert = await this.log.lock(tx, alertId);
        const chain = await selectOne<{ step: number }>(
          tx.manager,
          `SELECT step FROM alert_chain WHERE ${isDue('due_at')} AND alert_id = $3 AND rule_id = $4`,
          [...this.now(), alertId, ruleId],
        );
        if (chain) await this.step(tx, alert, ruleId, chain.step);
      }),
    );
  }

  private async step(tx: Tx, alert: Alert, ruleId: string, index: number): Promise<void> {
    // It seems to be over: nobody is called, unless it comes back before that is sure.
    if (alert.endedAt && alert.tellAt) return;
    const now = this.clock.now();
    const rule = await this.surroundings.rule(tx.manager, ruleId);
    const step = alert.state === 'open' ? rule?.chain[index] : undefined;
    let next: Date | null = null;
    if (rule && step) {
      const plan = await this.telling.tell(tx, alert, 'escalated', [asRule(rule, step)]);
      next = stepDue(rule.chain, index + 1, reachedFrom(plan, now), now);
    }
    await change(
      tx.manager,
      `UPDATE alert_chain SET step = $3, due_at = $4 WHERE alert_id = $1 AND rule_id = $2 RETURNING rule_id`,
      [alert.id, ruleId, step ? index + 1 : index, next],
    );
  }

  /** What was held for a person comes out as one: the gravest bears the others. */
  private async release(): Promise<void> {
    const now = this.clock.now();
    const due = await select<{ personId: string }>(
      this.db.manager,
      `SELECT DISTINCT person_id AS "personId" FROM alert_delivery WHERE state = 'held' AND ${isDue('held_until')} LIMIT $3`,
      [...this.now(), AT_ONCE],
    );
    await eachOne(due, ({ personId }) =>
      this.transactions.run(SYSTEM, async (tx) => {
        const held = await select<{ id: string }>(
          tx.manager,
          `SELECT d.id FROM alert_delivery d JOIN alert a ON a.id = d.alert_id
           WHERE d.person_id = $3 AND d.channel = 'email' AND d.state = 'held' AND ${isDue('d.held_until')}
           ORDER BY a.state = 'resolved', a.level DESC, d.created_at DESC, d.id FOR NO KEY UPDATE OF d SKIP LOCKED`,
          [...this.now(), personId],
        );
        const [bearer, ...others] = held.map((row) => row.id);
        if (!bearer) return;
        await change(
          tx.manager,
          `UPDATE alert_delivery SET state = CASE WHEN id = $1 THEN 'queued' ELSE 'merged' END, held_until = NULL,
             merged_into = CASE WHEN id = $1 THEN NULL ELSE $1::uuid END, not_before = CASE WHEN id = $1 THEN $3::timestamptz END
           WHERE id = ANY($2::uuid[]) RETURNING id`,
          [bearer, [bearer, ...others], now],
        );
        tx.enqueue('alert.deliver', { deliveryId: bearer });
      }),
    );
  }

  /** Sent by a process that is gone, or planned without a job that came: given to a job again. */
  private async orphans(): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(SYSTEM, async (tx) => {
      const lost = await select<{ id: string }>(
        tx.manager,
        `SELECT id FROM alert_delivery WHERE state = 'sending' AND tried_at < $1 OR state = 'queued' AND (not_before < $2 OR not_before > $3)
         OR state = 'sending' AND tried_at > $4 LIMIT $5`,
        [before(now, LEASE_SECONDS), before(now, 5 * 60), beyondPolicy(now), future(now), AT_ONCE],
      );
      for (const { id } of lost)
        tx.enqueue('alert.deliver', { deliveryId: id }, { dedupeKey: `${id}:sweep` });
    });
  }

  private now(): [Date, Date] {
    const now = this.clock.now();
    return [now, beyondPolicy(now)];
  }

  private waits(until: Date): boolean {
    const [now, beyond] = this.now();
    return until > now && until <= beyond;
  }

  private async eachAlert(sql: string, work: (tx: Tx, alert: Alert) => Promise<void>): Promise<void> {
    const rows = await select<{ id: string }>(this.db.manager, sql, [...this.now(), AT_ONCE]);
    await eachOne(rows, ({ id }) =>
      this.transactions.run(SYSTEM, async (tx) => work(tx, await this.log.lock(tx, id))),
    );
  }
}

/** $1: now; $2: later than any policy, which only a clock that was wrong has planned. */
const isDue = (column: string): string => `(${column} <= $1 OR ${column} > $2)`;
const before = (now: Date, seconds: number): Date => new Date(now.getTime() - seconds * 1000);
