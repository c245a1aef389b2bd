/**
 * Speaks: plans the deliveries of one telling of an alert, rings bells in the same transaction, and hands the rest to jobs. A telling
 * has a number; a person or endpoint gets it once a channel (uq_alert_delivery), whatever is repeated.
 */
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { Tx } from '../../core/database/transaction.js';
import { change, select } from '../sql.js';
import type { Alert } from './alert.entity.js';
import { AlertLog } from './alert-log.service.js';
import { type Telling, TECHNICAL_KINDS } from './alert-kinds.js';
import { AroundQueries, type KnownAround } from './around.queries.js';
import {
  answerableFrom,
  concernedBy,
  type Occasion,
  planDeliveries,
  planForTold,
  type Planned,
  reminding,
  type Rule,
  stepDue,
} from './audience.js';
import { ALERT_WORDS } from './alert-words.token.js';
import { type AllWords, Sentences } from './sentences.js';

@Injectable()
export class TellingService {
  constructor(
    private readonly log: AlertLog,
    private readonly surroundings: AroundQueries,
    private readonly clock: Clock,
    @Inject(ALERT_WORDS) private readonly words: AllWords,
  ) {}

  /** Under the alert's lock. `rules` other than those in force: a step of a chain, or the people named. Answers who is told. */
  async tell(tx: Tx, alert: Alert, telling: Telling, rules?: readonly Rule[]): Promise<Planned[]> {
    const now = this.clock.now();
    const around = await this.surroundings.around(tx.manager);
    const occasion = await this.occasion(tx, alert, telling);
    // What nobody was told of has nobody who must hear that it is over.
    const ofTold = telling === 'ended' && alert.tellings > 0 && !rules;
    const plan = ofTold
      ? planForTold(await this.surroundings.told(tx.manager, alert.id), occasion, around, now)
      : planDeliveries(rules ?? (await this.surroundings.rules(tx.manager)), occasion, around, now);
    const number = alert.tellings + 1;
    await this.write(tx, alert, { telling, number, plan, now });
    await this.ring(tx, alert, { telling, number, plan, around });
    await this.log.change(tx, alert, { tellings: number, toldAt: now, tellAt: null });
    await this.log.note(tx, alert, telling, { number, told: plan.length });
    if (telling === 'raised' || telling === 'risen' || telling === 'reopened' || telling === 'woken')
      await this.beginChains(tx, alert, { occasion, plan, around, now });
    return plan;
  }

  /** Those who put it off, in their quiet hours; when none of them is here any more, whom the rules name. */
  async remind(tx: Tx, alert: Alert, personIds: readonly string[]): Promise<void> {
    const occasion = await this.occasion(tx, alert, 'woken');
    const [rules, around] = [
      await this.surroundings.rules(tx.manager),
      await this.surroundings.around(tx.manager),
    ];
    const reminded = reminding(personIds, rules, occasion, around);
    await this.tell(tx, alert, 'woken', reminded.length > 0 ? reminded : undefined);
  }

  private async occasion(tx: Tx, alert: Alert, telling: Telling): Promise<Occasion> {
    const { kind, level, brandId } = alert;
    return { kind, level, telling, brandId, sample: await this.surroundings.sample(tx.manager, brandId) };
  }

  private async write(
    tx: Tx,
    alert: Alert,
    { telling, number, plan, now }: { telling: Telling; number: number; plan: Planned[]; now: Date },
  ): Promise<void> {
    if (plan.length === 0) return;
    const rows = await select<{ id: string; state: string }>(
      tx.manager,
      `INSERT INTO alert_delivery (alert_id, number, telling, channel, target, person_id, endpoint_id, rule_id, state, created_at,
         held_until, not_before, sent_at)
       SELECT $1, $2, $3, p.channel, coalesce(p."personId", p."endpointId"), p."personId", p."endpointId", p."ruleId",
         CASE WHEN p.channel = 'bell' THEN 'sent' WHEN p."heldUntil" IS NOT NULL THEN 'held' ELSE 'queued' END, $4::timestamptz, p."heldUntil",
         CASE WHEN p.channel <> 'bell' AND p."heldUntil" IS NULL THEN $4::timestamptz END, CASE WHEN p.channel = 'bell' THEN $4::timestamptz END
       FROM jsonb_to_recordset($5::jsonb) AS p("ruleId" uuid, channel text, "personId" uuid, "endpointId" uuid, "heldUntil" timestamptz)
       ON CONFLICT ON CONSTRAINT uq_alert_delivery DO NOTHING RETURNING id, state`,
      [alert.id, number, telling, now, JSON.stringify(plan)],
    );
    for (const { id, state } of rows) if (state === 'queued') tx.enqueue('alert.deliver', { deliveryId: id });
  }

  /** In each person's own language. */
  private async ring(
    tx: Tx,
    alert: Alert,
    told: { telling: Telling; number: number; plan: Planned[]; around: KnownAround },
  ): Promise<void> {
    const { telling, number, plan, around } = told;
    const ids = plan.flatMap((one) => (one.channel === 'bell' && one.personId ? [one.personId] : []));
    if (ids.length === 0) return;
    const names = await this.surroundings.names(tx.manager, alert);
    const rung = around.people.filter((person) => ids.includes(person.id));
    for (const locale of new Set(rung.map((person) => person.locale)))
      tx.notify({
        personIds: rung.filter((person) => person.locale === locale).map((person) => person.id),
        kind: `alert.${telling}`,
        params: {
          title: new Sentences(this.words, locale).title(alert.kind, alert.subject, names),
          level: alert.level,
          technical: TECHNICAL_KINDS.includes(alert.kind) ? 1 : 0,
        },
        link: `/alerts/${alert.id}`,
        dedupeKey: `alert:${alert.id}:${number}`,
      });
  }

  /** Whom each rule tells next if nobody answers, counted from when its people can. A chain that is under way goes on. */
  private async beginChains(
    tx: Tx,
    alert: Alert,
    told: { occasion: Occasion; plan: Planned[]; around: KnownAround; now: Date },
  ): Promise<void> {
    const { occasion, plan, around, now } = told;
    for (const rule of await this.surroundings.rules(tx.manager)) {
      if (!rule.id || !concernedBy(rule, alert)) continue;
      const dueAt = stepDue(rule.chain, 0, answerableFrom(rule, plan, occasion, around, now), now);
      if (!dueAt) continue;
      await select(
        tx.manager,
        `INSERT INTO alert_chain (alert_id, rule_id, step, due_at) VALUES ($1, $2, 0, $3)
         ON CONFLICT (alert_id, rule_id) DO UPDATE SET step = 0, due_at = excluded.due_at WHERE alert_chain.due_at IS NULL`,
        [alert.id, rule.id, dueAt],
      );
    }
  }

  /** Somebody has it, or it is over: nobody else is called. */
  async endChains(tx: Tx, alert: Alert): Promise<void> {
    await change(
      tx.manager,
      `UPDATE alert_chain SET due_at = NULL WHERE alert_id = $1 AND due_at IS NOT NULL RETURNING rule_id`,
      [alert.id],
    );
  }
}
