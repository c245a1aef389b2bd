/**
 * Reads back what platforms show of our postings, some minutes, an hour, a day and a week after: what was moderated, edited or deleted
 * there is shown with the reply and told to its authors and the leads. Reads only, and never takes one miss for a deletion.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { AppConfig } from '../../core/config/config.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { storableText } from '../../core/database/storable.js';
import { AccountsService } from '../../listening/accounts/accounts.service.js';
import type { Standing } from '../../platforms/ports.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { CaseLog } from '../cases/case-log.service.js';
import { wordsThatStand } from '../replies/reply-amend.js';
import { ReplyLog } from '../replies/reply-log.service.js';
import { change, type Reader, select, selectOne } from '../sql.js';
import { type LockedPublication, PublicationLog } from './publication-log.service.js';
import { type AfterLook, afterLook, type StandingFacts } from './standing.js';
import { withDeadline } from './with-deadline.js';

const AT_ONCE = 200;

interface Due extends StandingFacts {
  accountId: string;
  platform: string;
  externalId: string;
  language: string | null;
  /** What should stand there: the words of the newest correction, else those that were posted. */
  text: string;
}

@Injectable()
export class StandingService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly platforms: PlatformRegistry,
    private readonly accounts: AccountsService,
    private readonly publications: PublicationLog,
    private readonly cases: CaseLog,
    private readonly replies: ReplyLog,
    private readonly config: AppConfig,
    private readonly clock: Clock,
  ) {}

  /** Gives those that are due their job. An account that cannot be used is asked through when it can. */
  async enqueueDue(): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const due = await select<{ id: string }>(
        tx.manager,
        `SELECT s.publication_id AS id FROM publication_standing s JOIN publication pu ON pu.id = s.publication_id
         JOIN account a ON a.id = pu.account_id WHERE s.next_at <= $1 AND a.state = 'active' ORDER BY s.next_at LIMIT $2`,
        [this.clock.now(), AT_ONCE],
      );
      for (const { id } of due)
        tx.enqueue('publishing.reconcile', { publicationId: id }, { dedupeKey: `${id}:look` });
    });
  }

  async look(publicationId: string): Promise<void> {
    const due = await this.due(this.db.manager, publicationId);
    if (!due) return;
    const standing = await this.ask(due);
    await this.transactions.run(SYSTEM, async (tx) => {
      const locked = await this.publications.lock(tx, publicationId);
      // Corrected, taken back or looked at meanwhile: then this look says nothing.
      const still = await this.due(tx.manager, publicationId);
      if (!still || still.text !== due.text) return;
      await this.write(tx, locked, afterLook(standing, still, this.clock.now()));
    });
  }

  private due(db: Reader, publicationId: string): Promise<Due | null> {
    return selectOne<Due>(
      db,
      `SELECT s.state, s.shown_text AS "shownText", s.misses, pu.published_at AS "publishedAt", pu.account_id AS "accountId", a.platform,
         pu.external_id AS "externalId", v.language, ${wordsThatStand('pu', 'v.text')} AS text
       FROM publication_standing s JOIN publication pu ON pu.id = s.publication_id JOIN account a ON a.id = pu.account_id
       JOIN reply_version v ON v.id = pu.reply_version_id
       WHERE pu.id = $1 AND s.next_at <= $2 AND s.state <> 'removed' AND a.state = 'active'`,
      [publicationId, this.clock.now()],
    );
  }

  private async ask({ accountId, platform, externalId, text, language }: Due): Promise<Standing> {
    try {
      const publisher = this.platforms.publisher(platform);
      const access = await this.accounts.access(accountId);
      const answer = await withDeadline(
        (signal) =>
          publisher?.standing?.(access, { externalId, text, language }, signal) ?? Promise.resolve(null),
        this.config.sendTimeoutSeconds * 1000,
      );
      return answer ?? { kind: 'unknown', words: 'This platform cannot be asked.' };
    } catch (error) {
      return { kind: 'unknown', words: error instanceof Error ? error.message : 'It could not be read.' };
    }
  }

  private async write(tx: Tx, locked: LockedPublication, after: AfterLook): Promise<void> {
    const { publication, reply, care } = locked;
    const now = this.clock.now();
    await change(
      tx.manager,
      `UPDATE publication_standing SET state = $2, shown_text = $3, misses = $4, next_at = $5, looked_at = $6,
         since = CASE WHEN $7 THEN $6 ELSE since END WHERE publication_id = $1 RETURNING publication_id`,
      [
        publication.id,
        after.state,
        after.shownText === null ? null : storableText(after.shownText),
        after.misses,
        after.nextAt,
        now,
        after.changed,
      ],
    );
    if (!after.changed) return;
    await this.cases.note(tx, care, {
      kind: 'publication-standing',
      details: { replyId: reply.id, publicationId: publication.id, standing: after.state },
    });
    tx.audit({
      action: 'publication.standing',
      subjectKind: 'publication',
      subjectId: publication.id,
      brandId: publication.brandId,
      details: { replyId: reply.id, standing: after.state },
    });
    const leads = await select<{ id: string }>(
      tx.manager,
      `SELECT id FROM person WHERE active AND 'lead' = ANY(roles)`,
    );
    const people = [...reply.authors.map((a) => a.id), ...leads.map((l) => l.id)];
    this.replies.notify(
      tx,
      locked,
      people,
      `publication.standing-${after.state}`,
      `${publication.id}:${now.getTime()}`,
    );
    this.replies.tell(tx, reply);
  }
}
