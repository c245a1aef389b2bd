/**
 * What people say of a promise that the customer has read: kept, broken, given up, or a wrong press taken back; and who keeps it
 * from now on. Every one is audited and stands in the history of the case. When it was due never changes.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../../core/clock/clock.js';
import { Transactions, type Tx } from '../../../core/database/transaction.js';
import { EarshotError } from '../../../core/errors/errors.js';
import type { SignedIn } from '../../../core/identity/signed-in.js';
import { CaseLog, type LockedCase } from '../../cases/case-log.service.js';
import { change, selectOne } from '../../sql.js';
import { asksWhy, commitmentStep, type CommitmentState, type CommitmentStep } from './commitment.workflow.js';

interface Locked {
  care: LockedCase;
  id: string;
  state: CommitmentState;
  ownerId: string;
  owner: string;
  opened: boolean;
}

@Injectable()
export class CommitmentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly cases: CaseLog,
    private readonly clock: Clock,
  ) {}

  /** A second press of the same is none. Throws not-found, conflict (no such step from here), invalid-input (why is missing). */
  async take(
    by: SignedIn,
    commitmentId: string,
    step: CommitmentStep,
    comment: string | null,
  ): Promise<void> {
    await this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const row = await this.lock(tx, commitmentId);
      const target = { keep: 'kept', break: 'broken', cancel: 'cancelled', reopen: 'open' } as const;
      if (row.state === target[step]) return;
      const to = row.opened ? commitmentStep(row.state, step) : null;
      if (!to)
        throw new EarshotError(
          'conflict',
          row.opened
            ? `A promise that is ${row.state} cannot do that.`
            : 'The customer has not read this promise: it is not published.',
          { code: 'commitment-state', state: row.state },
        );
      if (asksWhy(step) && !comment?.trim())
        throw new EarshotError('invalid-input', 'Say why: whoever deals with this customer next reads it.', {
          status: 422,
          code: 'commitment-why',
        });
      const settled = to === 'open' ? null : this.clock.now();
      await change(
        tx.manager,
        `UPDATE commitment SET state = $2, settled_at = $3, settled_by = $4, comment = $5 WHERE id = $1 RETURNING id`,
        [row.id, to, settled, settled && by.id, settled && comment],
      );
      await this.cases.note(tx, row.care, told(to, row, comment ?? ''));
      tx.audit({
        action: `commitment.${step}`,
        subjectKind: 'commitment',
        subjectId: row.id,
        brandId: row.care.brandId,
        details: { from: row.state, to, caseId: row.care.id },
      });
    });
  }

  /** Throws not-found, conflict (settled), invalid-input (nobody who could). */
  async handOver(by: SignedIn, commitmentId: string, ownerId: string): Promise<void> {
    await this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const row = await this.lock(tx, commitmentId);
      if (row.ownerId === ownerId) return;
      if (row.state !== 'open' && row.state !== 'proposed')
        throw new EarshotError('conflict', `A promise that is ${row.state} is nobody's work.`, {
          code: 'commitment-state',
          state: row.state,
        });
      const owner = await selectOne<{ name: string }>(
        tx.manager,
        `SELECT p.name FROM person p, brand b WHERE p.id = $1 AND b.id = $2 AND p.active AND (b.sample OR NOT p.sample)`,
        [ownerId, row.care.brandId],
      );
      if (!owner)
        throw new EarshotError('invalid-input', 'Whoever is to keep the promise does not work here.', {
          status: 422,
          code: 'promise-owner',
        });
      await change(
        tx.manager,
        `UPDATE commitment SET owner_id = $2, owner_told_at = NULL WHERE id = $1 RETURNING id`,
        [row.id, ownerId],
      );
      await this.cases.note(tx, row.care, {
        kind: 'commitment-handed-over',
        details: { commitmentId: row.id, name: owner.name, from: row.owner },
      });
      tx.audit({
        action: 'commitment.hand-over',
        subjectKind: 'commitment',
        subjectId: row.id,
        brandId: row.care.brandId,
        details: { from: row.ownerId, to: ownerId, caseId: row.care.id },
      });
      if (ownerId !== by.id)
        tx.notify({
          personIds: [ownerId],
          kind: 'commitment.yours',
          params: { number: Number(row.care.number), title: row.care.title },
          link: `/cases/${row.care.id}`,
          dedupeKey: `commitment.yours:${row.id}:${this.clock.now().getTime()}`,
        });
    });
  }

  /** The case first: the order of locks everywhere. */
  private async lock(tx: Tx, commitmentId: string): Promise<Locked> {
    const found = await selectOne<{ caseId: string }>(
      tx.manager,
      `SELECT case_id AS "caseId" FROM commitment WHERE id = $1`,
      [commitmentId],
    );
    if (!found) throw new EarshotError('not-found', 'There is no such promise.');
    const care = await this.cases.lock(tx, found.caseId);
    const row = await selectOne<Omit<Locked, 'care'>>(
      tx.manager,
      `SELECT co.id, co.state, co.owner_id AS "ownerId", p.name AS owner, co.opened_at IS NOT NULL AS opened
       FROM commitment co JOIN person p ON p.id = co.owner_id WHERE co.id = $1 FOR NO KEY UPDATE OF co`,
      [commitmentId],
    );
    if (!row) throw new EarshotError('not-found', 'There is no such promise.');
    return { ...row, care };
  }
}

function told(to: CommitmentState, { id, owner }: Locked, comment: string): Parameters<CaseLog['note']>[2] {
  const details = { commitmentId: id, name: owner };
  switch (to) {
    case 'kept':
      return { kind: 'commitment-kept', details };
    case 'broken':
      return { kind: 'commitment-broken', details: { ...details, comment } };
    case 'cancelled':
      return { kind: 'commitment-cancelled', details: { ...details, comment } };
    case 'open':
    case 'proposed':
      return { kind: 'commitment-reopened', details };
  }
}
