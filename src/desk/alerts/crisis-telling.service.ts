/** Keeps the alert of a crisis: of the highest level when it is switched on, over when it is lifted. Bells were rung by the switch. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { JobHandler } from '../../core/jobs/job.types.js';
import { masked } from '../masked.js';
import { selectOne } from '../sql.js';
import type { Alert, Fact } from './alert.entity.js';
import { LOUDEST } from './alert-kinds.js';
import { AlertLog, resolvedAt } from './alert-log.service.js';
import { TellingService } from './telling.service.js';

interface CrisisRow {
  brandId: string;
  reason: string;
  openedAt: Date;
  liftedAt: Date | null;
  liftReason: string | null;
  openedBy: string;
  by: string;
  liftedBy: string | null;
  queued: number;
}

@Injectable()
export class CrisisTelling {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: AlertLog,
    private readonly telling: TellingService,
    private readonly clock: Clock,
  ) {}

  @JobHandler('crisis.tell')
  async tell({ crisisId }: { crisisId: string }): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const known = await this.log.find(tx, 'crisis_id', crisisId);
      const crisis = await selectOne<CrisisRow>(
        tx.manager,
        `SELECT c.brand_id AS "brandId", c.reason, c.opened_at AS "openedAt", c.lifted_at AS "liftedAt", c.lift_reason AS "liftReason",
           c.opened_by AS "openedBy", p.name AS by, q.name AS "liftedBy",
           (SELECT count(*)::int FROM publication u WHERE u.brand_id = c.brand_id AND u.state = 'queued') AS queued
         FROM crisis c JOIN person p ON p.id = c.opened_by LEFT JOIN person q ON q.id = c.lifted_by WHERE c.id = $1`,
        [crisisId],
      );
      if (!crisis) return;
      const begun = known ? null : await this.log.begin(tx, this.asAlert(crisisId, crisis));
      const alert = begun ?? known ?? (await this.log.find(tx, 'crisis_id', crisisId));
      if (!alert) return;
      if (begun) await this.begin(tx, begun, crisis);
      if (!crisis.liftedAt || alert.endedAt) return;
      await this.log.change(tx, alert, {
        facts: factsOf(crisis),
        endedAt: crisis.liftedAt,
        ...(alert.state === 'resolved' ? {} : resolvedAt(this.clock.now())),
      });
      await this.telling.endChains(tx, alert);
      await this.telling.tell(tx, alert, 'ended');
    });
  }

  /** Whoever switched it on has it in hand: nobody is called because nobody answered. */
  private async begin(tx: Tx, alert: Alert, crisis: CrisisRow): Promise<void> {
    await this.telling.tell(tx, alert, 'raised');
    await this.telling.endChains(tx, alert);
    await this.log.change(tx, alert, {
      state: 'acknowledged',
      acknowledgedBy: crisis.openedBy,
      acknowledgedAt: crisis.openedAt,
      ownerId: crisis.openedBy,
    });
    await this.log.note(tx, alert, 'acknowledged', {}, crisis.openedBy);
  }

  private asAlert(crisisId: string, crisis: CrisisRow): Parameters<AlertLog['begin']>[1] {
    return {
      brandId: crisis.brandId,
      incidentId: null,
      crisisId,
      kind: 'crisis',
      subject: {},
      level: LOUDEST,
      facts: factsOf(crisis),
      stakes: {},
      openedAt: crisis.openedAt,
    };
  }
}

const factsOf = ({ by, reason, queued, liftedBy, liftReason }: CrisisRow): Fact[] => [
  ...(liftReason ? [{ code: 'crisis.off', params: { by: liftedBy ?? '', reason: masked(liftReason) } }] : []),
  { code: 'crisis.on', params: { by, reason: masked(reason) } },
  ...(liftReason || queued === 0 ? [] : [{ code: 'crisis.held', params: { queued } }]),
];
