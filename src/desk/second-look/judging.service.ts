/**
 * Somebody who neither wrote nor approved a published reply says whether it should have gone out. Said once. A bad one is told to
 * author, approvers and leads, and counts for the author's trust at once.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { ReviewPlans } from '../replies/review/review-plans.service.js';
import { change, select, selectOne } from '../sql.js';
import type { JudgeInput, SecondLook } from './second-look.api.js';
import { SecondLookQueries } from './second-look.queries.js';

interface Drawn {
  id: string;
  brandId: string;
  publicationId: string;
  replyId: string;
  caseId: string;
  number: string;
  title: string;
  verdict: 'good' | 'bad' | null;
  reviewerId: string | null;
}

@Injectable()
export class JudgingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly queries: SecondLookQueries,
    private readonly plans: ReviewPlans,
    private readonly clock: Clock,
  ) {}

  /** Throws not-found, forbidden (a hand in it), stale (judged already by somebody else). The same judgement twice is one. */
  async judge(by: SignedIn, id: string, input: JudgeInput): Promise<{ id: string; verdict: 'good' | 'bad' }> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const drawn = await selectOne<Drawn>(
        tx.manager,
        `SELECT s.id, s.brand_id AS "brandId", s.publication_id AS "publicationId", pu.reply_id AS "replyId", r.case_id AS "caseId",
           c.number, c.title, s.verdict, s.reviewer_id AS "reviewerId"
         FROM second_review s JOIN publication pu ON pu.id = s.publication_id JOIN reply r ON r.id = pu.reply_id
         JOIN care_case c ON c.id = r.case_id WHERE s.id = $1 FOR UPDATE OF s`,
        [id],
      );
      if (!drawn) throw new EarshotError('not-found', 'There is no such second look.');
      if (drawn.verdict) {
        if (drawn.reviewerId === by.id && drawn.verdict === input.verdict)
          return { id, verdict: drawn.verdict };
        throw new EarshotError('stale', 'Somebody has judged this reply already.', {
          code: 'already-judged',
        });
      }
      if (await this.queries.hasAHandIn(tx.manager, drawn.publicationId, by.id))
        throw new EarshotError(
          'forbidden',
          'You wrote, returned or approved this reply. Somebody else judges it.',
          {
            code: 'own-words',
          },
        );
      await change(
        tx.manager,
        `UPDATE second_review SET reviewer_id = $2, verdict = $3, reasons = $4, comment = $5, judged_at = $6 WHERE id = $1 RETURNING id`,
        [id, by.id, input.verdict, [...new Set(input.reasons)], input.comment ?? null, this.clock.now()],
      );
      tx.audit({
        action: 'second-look.judge',
        subjectKind: 'publication',
        subjectId: drawn.publicationId,
        brandId: drawn.brandId,
        details: { replyId: drawn.replyId, verdict: input.verdict, reasons: input.reasons },
      });
      tx.publish({ kind: 'second-look.changed', brandId: drawn.brandId, ids: { replyId: drawn.replyId } });
      if (input.verdict === 'bad') await this.hasConsequences(tx, drawn);
      return { id, verdict: input.verdict };
    });
  }

  async set(by: SignedIn, brandId: string, percent: number): Promise<SecondLook> {
    await this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const brand = await selectOne(tx.manager, `SELECT 1 FROM brand WHERE id = $1`, [brandId]);
      if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
      await select(
        tx.manager,
        `INSERT INTO second_look_setting (brand_id, percent) VALUES ($1, $2) ON CONFLICT (brand_id) DO UPDATE SET percent = excluded.percent`,
        [brandId, percent],
      );
      tx.audit({
        action: 'second-look.set',
        subjectKind: 'brand',
        subjectId: brandId,
        brandId,
        details: { percent },
      });
      tx.publish({ kind: 'second-look.changed', brandId, ids: {} });
    });
    return this.queries.setting(brandId);
  }

  /** Told to those it concerns; and what its authors have in review is read more deeply from now on. */
  private async hasConsequences(tx: Tx, drawn: Drawn): Promise<void> {
    const authors = await select<{ id: string }>(
      tx.manager,
      `SELECT person_id AS id FROM reply_author WHERE reply_id = $1 ORDER BY person_id`,
      [drawn.replyId],
    );
    for (const { id } of authors) await this.plans.tighten(tx, id);
    const people = await select<{ id: string }>(
      tx.manager,
      `SELECT person_id AS id FROM reply_author WHERE reply_id = $1 UNION SELECT reviewer_id FROM approval WHERE reply_id = $1
       UNION SELECT id FROM person WHERE active AND NOT sample AND 'lead' = ANY(roles)`,
      [drawn.replyId],
    );
    tx.notify({
      personIds: people.map(({ id }) => id),
      kind: 'reply.second-look-bad',
      params: { number: Number(drawn.number), title: drawn.title },
      link: `/cases/${drawn.caseId}`,
      dedupeKey: `reply.second-look-bad:${drawn.id}`,
    });
  }
}
