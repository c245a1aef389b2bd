/**
 * A promise whose time has come and that nobody called kept: its owner is told once, and an hour later the leads, once. Says
 * nothing of it to the customer and never calls a promise broken by itself: a person knows whether it was kept.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../../core/clock/clock.js';
import { SYSTEM, Transactions, type Tx } from '../../../core/database/transaction.js';
import { ScheduleHandler } from '../../../core/schedules/schedule.types.js';
import { CaseLog } from '../../cases/case-log.service.js';
import { eachOne } from '../../each-one.js';
import { change, select } from '../../sql.js';

const AT_ONCE = 200;
/** What an owner gets to keep it, or to say that it was kept, before the leads hear of it. */
const LEADS_AFTER_MS = 3_600_000;

interface Due {
  id: string;
  caseId: string;
  ownerId: string;
  owner: string;
  sample: boolean;
  leads: boolean;
}

@Injectable()
export class OverdueService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly cases: CaseLog,
    private readonly clock: Clock,
  ) {}

  @ScheduleHandler('commitments.tick')
  async tell(): Promise<void> {
    const now = this.clock.now();
    const rows = await select<Due>(
      this.db.manager,
      `SELECT co.id, co.case_id AS "caseId", co.owner_id AS "ownerId", p.name AS owner, b.sample, co.owner_told_at IS NOT NULL AS leads
       FROM commitment co JOIN person p ON p.id = co.owner_id JOIN brand b ON b.id = co.brand_id
       WHERE co.state = 'open' AND co.due_at <= $1
         AND (co.owner_told_at IS NULL OR co.leads_told_at IS NULL AND co.due_at <= $2 AND co.owner_told_at < $1)
       ORDER BY co.due_at LIMIT ${AT_ONCE}`,
      [now, new Date(now.getTime() - LEADS_AFTER_MS)],
    );
    await eachOne(rows, (row) => this.transactions.run(SYSTEM, (tx) => this.tellOf(tx, row, now)));
  }

  private async tellOf(tx: Tx, due: Due, now: Date): Promise<void> {
    const care = await this.cases.find(tx, due.caseId);
    const column = due.leads ? 'leads_told_at' : 'owner_told_at';
    // Settled, handed over or told meanwhile: nothing is left to do.
    const still = await change(
      tx.manager,
      `UPDATE commitment SET ${column} = $2 WHERE id = $1 AND state = 'open' AND owner_id = $3 AND ${column} IS NULL RETURNING id`,
      [due.id, now, due.ownerId],
    );
    if (!care || still.length === 0) return;
    const personIds = due.leads ? await this.leads(tx, due) : [due.ownerId];
    if (!due.leads)
      await this.cases.note(tx, care, {
        kind: 'commitment-overdue',
        details: { commitmentId: due.id, name: due.owner },
      });
    tx.audit({
      action: 'commitment.overdue',
      subjectKind: 'commitment',
      subjectId: due.id,
      brandId: care.brandId,
      details: { told: due.leads ? 'leads' : 'owner' },
    });
    if (personIds.length > 0)
      tx.notify({
        personIds,
        kind: due.leads ? 'commitment.overdue-lead' : 'commitment.overdue',
        params: { number: Number(care.number), title: care.title, name: due.owner },
        link: `/cases/${care.id}`,
        dedupeKey: `commitment.overdue:${due.id}:${due.leads ? 'leads' : due.ownerId}`,
      });
  }

  private async leads(tx: Tx, { ownerId, sample }: Due): Promise<string[]> {
    const rows = await select<{ id: string }>(
      tx.manager,
      `SELECT id FROM person WHERE active AND 'lead' = ANY(roles) AND id <> $1 AND (sample = $2 OR $2)`,
      [ownerId, sample],
    );
    return rows.map((row) => row.id);
  }
}
