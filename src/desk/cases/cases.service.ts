/** What people do to a case besides answering: move it on, note something. Every change names the version its author saw. */
import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { selectOne } from '../sql.js';
import { CaseLog } from './case-log.service.js';
import { type CaseState, caseMoves, caseTransition, OPEN_STATES } from './case.workflow.js';

export interface StateChange {
  to: CaseState;
  version: number;
  reason?: string;
}

@Injectable()
export class CasesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: CaseLog,
  ) {}

  /** Throws stale, conflict (no such way, or a reply is still open), invalid-input (a reason is missing). */
  async move(by: SignedIn, caseId: string, { to, version, reason }: StateChange): Promise<void> {
    const actor: Actor = { kind: 'person', id: by.id };
    await this.transactions.run(actor, async (tx) => {
      const care = await this.log.lock(tx, caseId);
      if (care.state === to) return; // a second click
      await this.log.lockAt(tx, caseId, version);
      const way = caseTransition(care.state, to, 'person');
      if (!way)
        throw new EarshotError(
          'conflict',
          `A ${care.state} case cannot become ${to}. From here: ${caseMoves(care.state).join(', ') || 'nowhere; a new mention opens a new case'}.`,
          { code: 'case-state', from: care.state, to, allowed: caseMoves(care.state) },
        );
      if (way.needsReason && !reason)
        throw new EarshotError('invalid-input', 'Say why the case is closed without being resolved.', {
          errors: [{ field: 'reason', problem: 'is needed for this change' }],
        });
      if (to === 'closed') {
        const open = await selectOne<{ state: string }>(
          tx.manager,
          `SELECT state FROM reply WHERE case_id = $1 AND (state IN ('in_review','approved','changes_requested') OR (state = 'draft' AND draft_text <> ''))`,
          [caseId],
        );
        if (open)
          throw new EarshotError(
            'conflict',
            `A reply of this case is still ${open.state.replace('_', ' ')}. Post or withdraw it before closing the case.`,
            { code: 'reply-open' },
          );
      }
      const from = care.state;
      await this.log.change(
        tx,
        care,
        { state: to },
        { kind: 'state-changed', details: { from, to, ...(reason ? { reason } : {}) } },
      );
      tx.audit({
        action: 'case.move',
        subjectKind: 'case',
        subjectId: caseId,
        brandId: care.brandId,
        details: { from, to },
      });
      if (!care.assigneeId && OPEN_STATES.includes(to) && !OPEN_STATES.includes(from))
        tx.enqueue('case.assign', { caseId }, { dedupeKey: caseId });
    });
  }

  /** Notes are for colleagues; they never leave the desk. */
  async note(by: SignedIn, caseId: string, text: string): Promise<{ id: string }> {
    const actor: Actor = { kind: 'person', id: by.id };
    return this.transactions.run(actor, async (tx) => {
      const care = await this.log.lock(tx, caseId);
      const id = await this.log.note(tx, care, { kind: 'note', details: { text } });
      tx.audit({ action: 'case.note', subjectKind: 'case', subjectId: caseId, brandId: care.brandId });
      return { id };
    });
  }
}
