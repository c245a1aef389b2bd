/**
 * Keeps one alert for one incident: opened with it, updated as it grows, ended with it. Never judges how grave the matter is
 * (escalation did); what is told, and when, is telling.ts's decision.
 */
import { Inject, Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { JobHandler } from '../../core/jobs/job.types.js';
import type { IncidentKind, IncidentStakes } from '../../listening/escalation/incident-shape.js';
import { selectOne } from '../sql.js';
import type { Alert, Fact } from './alert.entity.js';
import { AlertLog, type AlertPatch } from './alert-log.service.js';
import type { Level } from './alert-kinds.js';
import { ALERT_POLICY } from './alert-words.token.js';
import { type Decision, whatToTell } from './telling.js';
import { TellingService } from './telling.service.js';
import type { AlertPolicy } from './words.loader.js';

interface HeardIncident {
  id: string;
  brandId: string | null;
  kind: IncidentKind;
  subject: Record<string, unknown>;
  level: Level;
  state: 'open' | 'ended';
  openedAt: Date;
  updates: number;
  endedAt: Date | null;
  endReason: string | null;
  facts: Fact[];
  stakes: IncidentStakes;
}

@Injectable()
export class RaisingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: AlertLog,
    private readonly telling: TellingService,
    private readonly clock: Clock,
    @Inject(ALERT_POLICY) private readonly policy: AlertPolicy,
  ) {}

  @JobHandler('alert.raise')
  async raise({ incidentId }: { incidentId: string }): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      // The alert first: two jobs of one incident must not overtake each other between reading and writing.
      let known = await this.log.find(tx, 'incident_id', incidentId);
      let heard = await this.hear(tx, incidentId);
      if (!heard) return;
      let alert = known ?? (await this.begin(tx, heard));
      if (!alert) {
        // Another process began it this instant, perhaps with less than is known by now.
        alert = known = await this.log.find(tx, 'incident_id', incidentId);
        heard = await this.hear(tx, incidentId);
        if (!alert || !heard) return;
      }
      const decision = whatToTell(
        known && {
          level: known.level,
          state: known.state,
          heardUpdates: known.heardUpdates,
          toldAt: known.toldAt,
          ended: known.endedAt !== null,
          resolvedByPerson: known.resolvedBy !== null,
        },
        { level: heard.level, updates: heard.updates, ended: heard.state === 'ended' },
        this.clock.now(),
        this.policy.updateMinutes,
      );
      await this.take(tx, alert, heard, decision);
    });
  }

  private async take(tx: Tx, alert: Alert, heard: HeardIncident, decision: Decision): Promise<void> {
    const patch: AlertPatch = {
      kind: heard.kind,
      subject: heard.subject,
      level: heard.level,
      facts: heard.facts,
      stakes: heard.stakes,
      heardUpdates: heard.updates,
      endedAt: heard.endedAt,
      ...(heard.state === 'ended' ? { tellAt: null } : decision.later ? { tellAt: decision.later } : {}),
      ...this.standing(alert, heard, decision),
    };
    await this.log.change(tx, alert, patch);
    if (heard.state === 'ended') await this.telling.endChains(tx, alert);
    if (decision.telling) await this.telling.tell(tx, alert, decision.telling);
  }

  /** Over: resolved by itself. Back, or graver than when somebody took it: open again. */
  private standing(alert: Alert, heard: HeardIncident, { telling }: Decision): AlertPatch {
    if (heard.state === 'ended')
      return alert.state === 'resolved'
        ? {}
        : { state: 'resolved', resolvedAt: this.clock.now(), snoozedUntil: null };
    if (telling !== 'reopened' && telling !== 'risen') return {};
    return {
      state: 'open',
      resolvedAt: null,
      resolvedBy: null,
      resolution: null,
      snoozedUntil: null,
      snoozedBy: null,
      acknowledgedAt: null,
      acknowledgedBy: null,
    };
  }

  private begin(tx: Tx, heard: HeardIncident): Promise<Alert | null> {
    const { id, brandId, kind, subject, level, facts, stakes, openedAt } = heard;
    return this.log.begin(tx, {
      brandId,
      incidentId: id,
      crisisId: null,
      kind,
      subject,
      level,
      facts,
      stakes,
      openedAt,
    });
  }

  private hear(tx: Tx, incidentId: string): Promise<HeardIncident | null> {
    return selectOne<HeardIncident>(
      tx.manager,
      `SELECT id, brand_id AS "brandId", kind, subject, level, state, opened_at AS "openedAt", updates, ended_at AS "endedAt",
         end_reason AS "endReason", facts, stakes FROM incident WHERE id = $1`,
      [incidentId],
    );
  }
}
