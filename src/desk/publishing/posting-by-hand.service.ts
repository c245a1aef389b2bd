/**
 * Posting by hand, where a platform takes no replies from us: a person copies the approved text, posts it, and says so. The same
 * approval is asked for before the text is handed out, and nothing is called posted until somebody confirms it.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { webAddress } from '../../core/http-api/web-address.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import { CaseLog } from '../cases/case-log.service.js';
import { refuseInCrisis } from '../crisis/open-crisis.js';
import { demand, refusal } from '../replies/refuse.js';
import type { ReplyView } from '../replies/replies.api.js';
import { RepliesQueries } from '../replies/replies.queries.js';
import { factsOf } from '../replies/reply-view.js';
import { selectOne } from '../sql.js';
import { EndingService } from './ending.service.js';
import { type LockedPublication, PublicationLog } from './publication-log.service.js';
import { SettlingByHand } from './settling-by-hand.service.js';
import { SettlingService } from './settling.service.js';

export interface HandedOut {
  text: string;
  url: string | null;
}

@Injectable()
export class PostingByHand {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly cases: CaseLog,
    private readonly queries: RepliesQueries,
    private readonly publications: PublicationLog,
    private readonly settling: SettlingService,
    private readonly settlingByHand: SettlingByHand,
    private readonly ending: EndingService,
    private readonly clock: Clock,
  ) {}

  /** Hands the text to one person; a second one is told who has it. Throws conflict, also when the approval has died. */
  async begin(by: SignedIn, publicationId: string): Promise<HandedOut> {
    const result = await this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const locked = await this.open(tx, by, publicationId);
      const { publication, care } = locked;
      if (publication.state === 'sending') {
        const holder = await this.holder(tx, publicationId);
        if (holder && holder.id !== by.id)
          throw new EarshotError(
            'conflict',
            `${holder.name} is posting this. Ask before you post it a second time.`,
            {
              code: 'being-posted',
              by: holder,
            },
          );
        // Handed out before, and not to be posted now: confirming or giving back stays possible.
        await refuseInCrisis(tx.manager, publication.brandId);
        return this.text(tx, publicationId);
      }
      if (await this.ending.endIfBroken(tx, locked)) return null;
      await this.take(tx, locked);
      await this.cases.note(tx, care, {
        kind: 'manual-begun',
        details: { replyId: publication.replyId, publicationId },
      });
      return this.text(tx, publicationId);
    });
    if (!result) throw refusal('approval-ended');
    return result;
  }

  /** The person has posted it. */
  async confirm(
    by: SignedIn,
    publicationId: string,
    permalink: string | null,
    reason: string | null = null,
  ): Promise<ReplyView> {
    if (await this.isOurs(publicationId)) {
      await this.settlingByHand.settle(by, publicationId, { posted: true, permalink, reason });
      return this.view(by, publicationId);
    }
    const ended = await this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const found = await this.publications.lock(tx, publicationId);
      if (found.publication.state === 'published' && found.publication.mode === 'manual') return false; // a second click
      const locked = await this.open(tx, by, publicationId);
      const { publication } = locked;
      if (publication.state === 'queued') {
        if (await this.ending.endIfBroken(tx, locked)) return true;
        await this.take(tx, locked);
      }
      await this.settling.published(tx, locked, {
        permalink,
        publishedAt: this.clock.now(),
        confirmedBy: by.id,
      });
      return false;
    });
    if (ended) throw refusal('approval-ended');
    return this.view(by, publicationId);
  }

  /** It was not posted after all: back to waiting. */
  async notPosted(by: SignedIn, publicationId: string, reason: string | null = null): Promise<ReplyView> {
    if (await this.isOurs(publicationId)) {
      await this.settlingByHand.settle(by, publicationId, { posted: false, permalink: null, reason });
      return this.view(by, publicationId);
    }
    await this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const { publication, care } = await this.open(tx, by, publicationId);
      if (publication.state !== 'sending') return;
      await this.publications.move(tx, publication, 'queued', { notBefore: this.clock.now() });
      await this.cases.note(tx, care, {
        kind: 'manual-not-posted',
        details: { replyId: publication.replyId, publicationId },
      });
    });
    return this.view(by, publicationId);
  }

  /** Sent by Earshot: then only what cannot be read back is settled by a person's word. */
  private async isOurs(publicationId: string): Promise<boolean> {
    return (await this.publications.read(this.db.manager, publicationId))?.mode === 'api';
  }

  private async open(tx: Tx, by: SignedIn, publicationId: string): Promise<LockedPublication> {
    const locked = await this.publications.lock(tx, publicationId);
    const { state, mode } = locked.publication;
    demand('confirm', { ...factsOf(locked.reply), publication: { state, mode } }, by);
    return locked;
  }

  private async take(tx: Tx, { publication }: LockedPublication): Promise<void> {
    await refuseInCrisis(tx.manager, publication.brandId);
    await this.publications.move(tx, publication, 'sending', { attempts: publication.attempts + 1 });
    await this.publications.begin(tx, publication.id, 'confirm');
  }

  private async text(tx: Tx, publicationId: string): Promise<HandedOut> {
    const row = await selectOne<HandedOut>(
      tx.manager,
      `SELECT v.text, m.permalink AS url FROM publication pu JOIN reply_version v ON v.id = pu.reply_version_id
       JOIN reply r ON r.id = pu.reply_id JOIN mention m ON m.id = r.parent_mention_id WHERE pu.id = $1`,
      [publicationId],
    );
    if (!row) throw new EarshotError('not-found', 'There is no such publication.');
    return { ...row, url: webAddress(row.url) };
  }

  private holder(tx: Tx, publicationId: string): Promise<{ id: string; name: string } | null> {
    return selectOne<{ id: string; name: string }>(
      tx.manager,
      `SELECT p.id, p.name FROM publication pu JOIN reply r ON r.id = pu.reply_id
       JOIN case_event e ON e.case_id = r.case_id AND e.kind = 'manual-begun' AND e.details->>'publicationId' = pu.id::text
       JOIN person p ON p.id = e.actor_id WHERE pu.id = $1 ORDER BY e.at DESC, e.id LIMIT 1`,
      [publicationId],
    );
  }

  private async view(by: SignedIn, publicationId: string): Promise<ReplyView> {
    const row = await this.publications.read(this.db.manager, publicationId);
    return this.queries.view(row?.replyId ?? '', by);
  }
}
