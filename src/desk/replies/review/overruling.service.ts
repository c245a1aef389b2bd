/**
 * A reviewer says of a finding that stops a reply that it is wrong here, with a reason. All or none: nothing is stored while something
 * that stops the reply would still stand. Never by an author; the database asks again (finding_overrule_guard).
 */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../core/database/transaction.js';
import { EarshotError } from '../../../core/errors/errors.js';
import type { SignedIn } from '../../../core/identity/signed-in.js';
import { select } from '../../sql.js';
import type { Finding } from '../checks/finding.js';
import { type FindingAt, sameFinding } from '../checks/overruling.js';
import type { ReplyRow } from '../reply-view.js';

export interface Overrule extends FindingAt {
  reason: string;
}

@Injectable()
export class OverrulingService {
  /**
   * `stopping`: everything that stops the version, as stored and as found just now. Answers what still does; empty: all of it is
   * overruled and stored. Throws invalid-input for a finding that is not there, forbidden for one that is not theirs to overrule.
   */
  async overrule(
    tx: Tx,
    by: SignedIn,
    reply: ReplyRow,
    version: ReplyRow['versions'][number],
    stopping: readonly Finding[],
    wanted: readonly Overrule[],
  ): Promise<Finding[]> {
    for (const one of wanted) this.requireMine(by, stopping, one);
    const open = stopping.filter(
      (finding) =>
        !version.overruled.some((done) => sameFinding(done, finding)) &&
        !wanted.some((one) => sameFinding(one, finding)),
    );
    if (open.length > 0) return open;
    for (const one of wanted) await this.store(tx, by, reply, version, one);
    return [];
  }

  private requireMine(by: SignedIn, stopping: readonly Finding[], one: Overrule): void {
    const finding = stopping.find((found) => sameFinding(found, one));
    if (!finding)
      throw new EarshotError(
        'invalid-input',
        'What you want to overrule stops nothing here. Read it again.',
        {
          code: 'no-such-finding',
          finding: { code: one.code, start: one.start, end: one.end },
        },
      );
    if (!finding.overrulableBy)
      throw new EarshotError('forbidden', 'Nobody overrules this finding. Return the reply, or mend it.', {
        code: 'never-overruled',
        finding: { code: one.code, start: one.start, end: one.end },
      });
    if (finding.overrulableBy === 'lead' && !by.roles.includes('lead'))
      throw new EarshotError('forbidden', 'Only a lead overrules this finding.', {
        code: 'lead-overrules',
        finding: { code: one.code, start: one.start, end: one.end },
      });
  }

  private async store(
    tx: Tx,
    by: SignedIn,
    reply: ReplyRow,
    version: ReplyRow['versions'][number],
    one: Overrule,
  ): Promise<void> {
    const role = by.roles.includes('lead') ? 'lead' : 'reviewer';
    await select(
      tx.manager,
      `INSERT INTO finding_overrule (reply_version_id, brand_id, code, span_start, span_end, person_id, role, reason)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
      [version.id, reply.brandId, one.code, one.start, one.end, by.id, role, one.reason],
    );
    tx.audit({
      action: 'finding.overrule',
      subjectKind: 'reply',
      subjectId: reply.id,
      brandId: reply.brandId,
      details: { versionId: version.id, code: one.code, start: one.start, end: one.end, reason: one.reason },
    });
  }
}
