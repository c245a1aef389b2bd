/**
 * Keeps a case's due time: what was promised for its severity, or sooner when one of its posts is forecast to reach too many people
 * before. Changes nothing else of the case, so that nobody who is working on it is told that it became another.
 */
import { Inject, Injectable } from '@nestjs/common';
import { storableJson } from '../../core/database/storable.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { JobHandler } from '../../core/jobs/job.types.js';
import { select, selectOne } from '../sql.js';
import { CaseLog } from './case-log.service.js';
import { deadline, type DueReason, type FirstResponseMinutes, type SpreadOutlook } from './deadline.js';
import { PROMISES } from './promises.loader.js';

interface Due {
  openedAt: Date;
  dueAt: Date | null;
  reason: DueReason | null;
}

/** A deadline that comes this much nearer is told to whoever works on the case. */
const WORTH_TELLING_MS = 5 * 60_000;

@Injectable()
export class DeadlineService {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: CaseLog,
    @Inject(PROMISES) private readonly minutes: FirstResponseMinutes,
  ) {}

  /** For the case a mention is in; nothing when it is in none (yet: opening one asks again). */
  @JobHandler('case.deadline')
  async reckon({ mentionId }: { mentionId: string }): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const link = await selectOne<{ id: string }>(
        tx.manager,
        `SELECT case_id AS id FROM case_mention WHERE mention_id = $1`,
        [mentionId],
      );
      const care = link ? await this.log.find(tx, link.id) : null;
      if (!care) return;
      const was = await selectOne<Due>(
        tx.manager,
        `SELECT opened_at AS "openedAt", due_at AS "dueAt", due_reason AS reason FROM care_case WHERE id = $1`,
        [care.id],
      );
      const outlooks = await select<SpreadOutlook>(
        tx.manager,
        `SELECT w.mention_id AS "mentionId", (w.forecast->>'people')::integer AS people,
           (w.forecast->>'soonest')::timestamptz AS soonest, (w.forecast->>'likely')::timestamptz AS likely
         FROM spread_watch w JOIN case_mention cm ON cm.mention_id = w.mention_id
         WHERE cm.case_id = $1 AND w.state = 'watching' AND w.forecast->>'soonest' IS NOT NULL`,
        [care.id],
      );
      const { dueAt, reason } = deadline(was!.openedAt, care.severity, this.minutes, outlooks);
      if (was!.dueAt?.getTime() === dueAt.getTime() && was!.reason?.by === reason.by) return;
      await tx.manager.query(`UPDATE care_case SET due_at = $2, due_reason = $3::jsonb WHERE id = $1`, [
        care.id,
        dueAt,
        storableJson(reason),
      ]);
      const nearer = was!.dueAt ? was!.dueAt.getTime() - dueAt.getTime() : 0;
      if (reason.by === 'spread' && (nearer >= WORTH_TELLING_MS || was!.reason?.by !== 'spread'))
        await this.log.note(tx, care, {
          kind: 'deadline-moved',
          details: {
            dueAt: dueAt.toISOString(),
            mentionId: reason.mentionId ?? mentionId,
            people: reason.people ?? 0,
          },
        });
      else tx.publish({ kind: 'case.changed', brandId: care.brandId, ids: { caseId: care.id } });
      tx.audit({
        action: 'case.deadline',
        subjectKind: 'case',
        subjectId: care.id,
        brandId: care.brandId,
        details: { dueAt, by: reason.by },
      });
    });
  }
}
