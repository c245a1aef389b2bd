/**
 * Which case a mention belongs to: finds or makes the customer, finds the open case, puts the mention in.
 * Serialised by author, so that two mentions of one person at once never open two cases.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import type { Tx } from '../../core/database/transaction.js';
import { FollowedAuthors } from '../../listening/ingest/followed-authors.service.js';
import { select, selectOne } from '../sql.js';
import { CaseLog, type LockedCase } from './case-log.service.js';
import { caseTransition, REOPEN_DAYS } from './case.workflow.js';
import { severityOf, worse } from './severity.js';
import { isOnlyThanks } from './thanks.js';

export interface MentionFacts {
  id: string;
  brandId: string;
  platform: string;
  authorId: string;
  authorName: string;
  text: string;
  title: string | null;
  language: string;
  risk: number;
  urgency: number;
  version: number;
  flagged: boolean;
  spam: boolean;
  own: boolean;
  deletedAt: Date | null;
}

const DAY = 86_400_000;

@Injectable()
export class LinkingService {
  constructor(
    private readonly log: CaseLog,
    private readonly followed: FollowedAuthors,
    private readonly clock: Clock,
  ) {}

  async mention(tx: Tx, mentionId: string): Promise<MentionFacts | null> {
    return selectOne<MentionFacts>(
      tx.manager,
      `SELECT m.id, m.brand_id AS "brandId", m.platform, m.author_id AS "authorId",
         coalesce(nullif(btrim(a.display_name), ''), nullif(btrim(a.handle), ''), a.external_id) AS "authorName",
         m.text, m.title, m.language, m.risk, m.urgency, m.version, m.flagged, m.spam, m.own, m.deleted_at AS "deletedAt"
       FROM mention m JOIN author a ON a.id = m.author_id WHERE m.id = $1`,
      [mentionId],
    );
  }

  /** To the end of the transaction, nobody else decides about this author's cases in this brand. */
  async holdAuthor(tx: Tx, mention: Pick<MentionFacts, 'brandId' | 'authorId'>): Promise<void> {
    await select(tx.manager, `SELECT pg_advisory_xact_lock(hashtextextended('earshot.author:' || $1, 0))`, [
      `${mention.brandId}:${mention.authorId}`,
    ]);
  }

  async caseOf(tx: Tx, mentionId: string): Promise<string | null> {
    const row = await selectOne<{ id: string }>(
      tx.manager,
      `SELECT case_id AS id FROM case_mention WHERE mention_id = $1`,
      [mentionId],
    );
    return row?.id ?? null;
  }

  async customerOf(tx: Tx, mention: Pick<MentionFacts, 'brandId' | 'authorId'>): Promise<string | null> {
    const row = await selectOne<{ id: string }>(
      tx.manager,
      `SELECT customer_id AS id FROM customer_author WHERE brand_id = $1 AND author_id = $2`,
      [mention.brandId, mention.authorId],
    );
    return row?.id ?? null;
  }

  /** Call under holdAuthor. */
  async customerFor(tx: Tx, mention: MentionFacts): Promise<string> {
    const known = await this.customerOf(tx, mention);
    if (known) return known;
    const made = await selectOne<{ id: string }>(
      tx.manager,
      `WITH made AS (INSERT INTO customer (brand_id, name, created_at) VALUES ($1, $3, $4) RETURNING id)
       INSERT INTO customer_author (customer_id, brand_id, author_id) SELECT id, $1, $2 FROM made RETURNING customer_id AS id`,
      [mention.brandId, mention.authorId, mention.authorName, this.clock.now()],
    );
    if (!made) throw new Error('a customer was not made');
    await this.followed.follow(tx, mention.brandId, mention.authorId);
    return made.id;
  }

  /** The customer's case that takes further mentions: not closed, and resolved not long ago. Locked. */
  async joinableCase(tx: Tx, customerId: string): Promise<LockedCase | null> {
    const row = await selectOne<{ id: string }>(
      tx.manager,
      `SELECT id FROM care_case
       WHERE customer_id = $1 AND (state IN ('new','open','pending') OR (state = 'resolved' AND resolved_at > $2))
       ORDER BY state = 'resolved', opened_at DESC, id LIMIT 1`,
      [customerId, new Date(this.clock.now().getTime() - REOPEN_DAYS * DAY)],
    );
    return row ? this.log.lock(tx, row.id) : null;
  }

  /** The mention becomes part of the case; the case grows as bad as its worst mention and wakes up unless it is only thanks. */
  async join(tx: Tx, care: LockedCase, mention: MentionFacts): Promise<void> {
    await select(
      tx.manager,
      `INSERT INTO case_mention (mention_id, case_id, linked_at) VALUES ($1, $2, $3)`,
      [mention.id, care.id, this.clock.now()],
    );
    const flagged = mention.flagged && !mention.spam;
    await this.log.change(
      tx,
      care,
      flagged
        ? { risk: Math.max(care.risk, mention.risk), severity: worse(care.severity, severityOf(mention)) }
        : {},
      { kind: 'mention-joined', details: { mentionId: mention.id, version: mention.version } },
    );
    if (flagged) tx.enqueue('case.deadline', { mentionId: mention.id }, { dedupeKey: mention.id });
    if (mention.spam || isOnlyThanks(mention.text)) return;
    await this.wake(tx, care);
    if (care.assigneeId)
      tx.notify({
        personIds: [care.assigneeId],
        kind: 'case.customer-wrote',
        params: { number: Number(care.number), title: care.title },
        link: `/cases/${care.id}`,
        dedupeKey: `customer-wrote:${mention.id}`,
      });
  }

  /** The customer has spoken: a waiting or resolved case is open again; that of an absent agent looks for another. */
  async wake(tx: Tx, care: LockedCase): Promise<void> {
    if (!caseTransition(care.state, 'open', 'customer')) return;
    await this.log.change(
      tx,
      care,
      { state: 'open' },
      { kind: 'state-changed', details: { from: care.state, to: 'open', reason: 'customer-wrote' } },
    );
    if (care.assigneeId) {
      const present = await selectOne<{ id: string }>(
        tx.manager,
        `SELECT id FROM person WHERE id = $1 AND active AND available`,
        [care.assigneeId],
      );
      if (!present)
        await this.log.change(
          tx,
          care,
          { assigneeId: null },
          { kind: 'unassigned', details: { from: care.assigneeId, reason: 'absent' } },
        );
    }
    if (!care.assigneeId) tx.enqueue('case.assign', { caseId: care.id }, { dedupeKey: care.id });
  }
}
