/**
 * Opens a case for a flagged mention, or for any mention a person picks. Idempotent: a mention is in one case at most, and a
 * customer with an open case gets the mention joined to it instead of a second case.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { type Actor, SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { JobHandler } from '../../core/jobs/job.types.js';
import { masked } from '../masked.js';
import { select, selectOne } from '../sql.js';
import { ByHandAccounts } from '../../listening/accounts/by-hand-accounts.service.js';
import { CaseLog } from './case-log.service.js';
import { caseTitle } from './case-title.js';
import { LinkingService, type MentionFacts } from './linking.service.js';
import { severityOf } from './severity.js';

/** Around the mention that opens a case; older and later words of the customer are another matter. */
const RECENT = '72 hours';
const TAKEN_IN = 50;

@Injectable()
export class OpeningService {
  constructor(
    private readonly transactions: Transactions,
    private readonly linking: LinkingService,
    private readonly log: CaseLog,
    private readonly byHand: ByHandAccounts,
    private readonly clock: Clock,
  ) {}

  @JobHandler('case.open')
  async openFlagged({ mentionId }: { mentionId: string }): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const mention = await this.linking.mention(tx, mentionId);
      if (!mention || !mention.flagged || mention.spam || mention.own || mention.deletedAt) return;
      await this.open(tx, mention);
    });
  }

  /** A person takes up any mention. Answers the case it is in already, the one it joined, or the new one. */
  async openFor(personId: string, mentionId: string): Promise<{ id: string }> {
    const actor: Actor = { kind: 'person', id: personId };
    return this.transactions.run(actor, async (tx) => {
      const mention = await this.linking.mention(tx, mentionId);
      if (!mention) throw new EarshotError('not-found', 'There is no such mention.');
      if (mention.own)
        throw new EarshotError(
          'conflict',
          'This was posted by the brand itself; a case is about a customer.',
          {
            code: 'own-mention',
          },
        );
      return { id: await this.open(tx, mention) };
    });
  }

  private async open(tx: Tx, mention: MentionFacts): Promise<string> {
    await this.linking.holdAuthor(tx, mention);
    const already = await this.linking.caseOf(tx, mention.id);
    if (already) return already;
    const customerId = await this.linking.customerFor(tx, mention);
    const joined = await this.linking.joinableCase(tx, customerId);
    if (joined) {
      await this.linking.join(tx, joined, mention);
      tx.audit({
        action: 'case.join',
        subjectKind: 'case',
        subjectId: joined.id,
        brandId: joined.brandId,
        details: { mentionId: mention.id },
      });
      return joined.id;
    }
    return this.begin(tx, mention, customerId);
  }

  private async begin(tx: Tx, mention: MentionFacts, customerId: string): Promise<string> {
    const now = this.clock.now();
    const row = await selectOne<{ id: string }>(
      tx.manager,
      `INSERT INTO care_case (brand_id, customer_id, severity, risk, language, title, opened_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $7) RETURNING id`,
      [
        mention.brandId,
        customerId,
        severityOf(mention),
        mention.risk,
        mention.language,
        caseTitle({
          title: mention.title === null ? null : masked(mention.title),
          text: masked(mention.text),
          authorName: masked(mention.authorName),
        }),
        now,
      ],
    );
    if (!row) throw new Error('a case was not made');
    await select(
      tx.manager,
      `INSERT INTO case_mention (mention_id, case_id, linked_at) VALUES ($1, $2, $3)`,
      [mention.id, row.id, now],
    );
    await this.byHand.ensure(tx, mention.brandId, mention.platform);
    await this.log.note(
      tx,
      { id: row.id, brandId: mention.brandId },
      { kind: 'opened', details: { mentionId: mention.id, version: mention.version } },
    );
    tx.audit({
      action: 'case.open',
      subjectKind: 'case',
      subjectId: row.id,
      brandId: mention.brandId,
      details: { mentionId: mention.id, risk: mention.risk },
    });
    await this.takeInRecent(tx, row.id, mention, customerId);
    tx.enqueue('case.deadline', { mentionId: mention.id }, { dedupeKey: mention.id });
    tx.enqueue('case.assign', { caseId: row.id }, { dedupeKey: row.id });
    return row.id;
  }

  /**
   * What the customer wrote around it before there was a case: too harmless to open one, and yet part of the matter. Whoever
   * answers must see it. Nearest first and not without end; older words stand in the customer's history.
   */
  private async takeInRecent(
    tx: Tx,
    caseId: string,
    mention: MentionFacts,
    customerId: string,
  ): Promise<void> {
    const recent = await select<{ id: string }>(
      tx.manager,
      `SELECT near.id FROM (
         SELECT m.id, m.published_at FROM mention first
         JOIN customer_author ca ON ca.customer_id = $2 AND ca.brand_id = first.brand_id
         JOIN mention m ON m.author_id = ca.author_id AND m.brand_id = first.brand_id
         WHERE first.id = $1 AND m.id <> first.id AND NOT m.own AND NOT m.spam AND m.deleted_at IS NULL
           AND (m.published_at BETWEEN first.published_at - $3::interval AND first.published_at + $3::interval
             OR m.root_external_id IN (first.root_external_id, first.external_id) OR m.external_id = first.root_external_id)
           AND NOT EXISTS (SELECT 1 FROM case_mention cm WHERE cm.mention_id = m.id)
         ORDER BY abs(extract(epoch FROM m.published_at - first.published_at)), m.id LIMIT $4) near
       ORDER BY near.published_at, near.id`,
      [mention.id, customerId, RECENT, TAKEN_IN],
    );
    if (recent.length === 0) return;
    const care = await this.log.lock(tx, caseId);
    for (const { id } of recent) {
      const other = await this.linking.mention(tx, id);
      if (other) await this.linking.join(tx, care, other);
    }
    tx.audit({
      action: 'case.join',
      subjectKind: 'case',
      subjectId: caseId,
      brandId: mention.brandId,
      details: { mentionIds: recent.map((r) => r.id) },
    });
  }
}
