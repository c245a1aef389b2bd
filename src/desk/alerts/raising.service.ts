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
import { AlertLog, type AlertPatch, resolvedAt } from './alert-log.service.js';
import { type Level, TECHNICAL_KINDS } from './alert-kinds.js';
import { AlertThreads } from './alert-threads.service.js';
import { ALERT_POLICY } from './alert-words.token.js';
import { type Decision, type Pace, settleMinutes, whatToTell } from './telling.js';
import { TellingService } from './telling.service.js';
import type { AlertPolicy } from './words.loader.js';

interface HeardIncident {
  id: string;
  brandId: string | null;
  kind: IncidentKind;
  subject: Record<string, unknown>;
  subjectKey: string;
  level: Level;
  state: 'open' | 'ended';
  openedAt: Date;
  updates: number;
  /** How often something graver joined it. */
  graver: number;
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
    private readonly threads: AlertThreads,
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
      if (!known && TECHNICAL_KINDS.includes(heard.kind)) {
        if (heard.state === 'ended' && (await this.threads.hasGoneOn(tx, heard))) return;
        known = await this.threads.resume(tx, heard, this.clock.now());
      }
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
          heardGraver: known.heardGraver,
          toldAt: known.toldAt,
          ended: known.endedAt !== null,
          endWaits: known.endedAt !== null && known.tellAt !== null,
          resolvedByPerson: known.resolvedBy !== null,
        },
        {
          level: heard.level,
          updates: heard.updates,
          graver: heard.graver,
          ended: heard.state === 'ended',
          joined: heard.endReason === 'joined',
        },
        this.clock.now(),
        await this.pace(tx, alert),
      );
      await this.take(tx, alert, heard, decision);
    });
  }

  private async take(tx: Tx, alert: Alert, heard: HeardIncident, decision: Decision): Promise<void> {
    const ended = heard.state === 'ended';
    const over = ended && decision.later === null && !(alert.endedAt && alert.tellAt);
    const justJoined = ended && heard.endReason === 'joined' && !alert.endedAt;
    const patch: AlertPatch = {
      kind: heard.kind,
      subject: heard.subject,
      level: heard.level,
      facts: heard.facts,
      stakes: heard.stakes,
      heardUpdates: heard.updates,
      heardGraver: heard.graver,
      endedAt: heard.endedAt,
      ...this.tellAt(alert, heard, decision),
      ...this.standing(alert, over, decision),
    };
    await this.log.change(tx, alert, patch);
    if (over) await this.telling.endChains(tx, alert);
    if (justJoined) await this.log.note(tx, alert, 'joined');
    if (decision.telling) await this.telling.tell(tx, alert, decision.telling);
  }

  /** An end that settles is told later; what came back before is not told at all. */
  private tellAt(alert: Alert, heard: HeardIncident, { later }: Decision): AlertPatch {
    if (later) return { tellAt: later };
    if (heard.state === 'ended') return alert.endedAt ? {} : { tellAt: null };
    return alert.endedAt ? { tellAt: null } : {};
  }

  /** Over: resolved by itself. Back, or graver than when somebody took it: open again. */
  private standing(alert: Alert, over: boolean, { telling }: Decision): AlertPatch {
    if (over) return alert.state === 'resolved' ? {} : resolvedAt(this.clock.now());
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

  private async pace(tx: Tx, alert: Alert): Promise<Pace> {
    const { updateMinutes, settleMinutes: minutes } = this.policy;
    const cameBack = await this.threads.cameBack(tx, alert, this.clock.now());
    return { updateMinutes, settleMinutes: settleMinutes(alert.kind, minutes, cameBack) };
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
      `SELECT id, brand_id AS "brandId", kind, subject, subject_key AS "subjectKey", level, state, opened_at AS "openedAt", updates, ended_at AS "endedAt",
         end_reason AS "endReason", facts, stakes, coalesce((tracking->>'graver')::int, 0) AS graver FROM incident WHERE id = $1`,
      [incidentId],
    );
  }
}
