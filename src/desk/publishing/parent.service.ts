/**
 * Looks at the post a reply answers as it stands on the network right now, where the network can be asked: an edit or a deletion
 * since it was captured ends the approval before anything is sent. Where it cannot be asked, the stored thread decides.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { AppConfig } from '../../core/config/config.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { RecheckService } from '../../listening/polling/recheck.service.js';
import { PlatformError } from '../../platforms/ports.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { selectOne } from '../sql.js';
import { EndingService } from './ending.service.js';
import { PublicationLog, type PublicationRow } from './publication-log.service.js';
import { withDeadline } from './with-deadline.js';

export type ParentLook =
  { kind: 'fine' } | { kind: 'ended' } | { kind: 'wait'; seconds: number; words: string };

/** Reading is never worth more than this of a reply's time. */
const LONGEST_LOOK_MS = 10_000;

@Injectable()
export class ParentService {
  private readonly logger = new Logger(ParentService.name);

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    private readonly platforms: PlatformRegistry,
    private readonly rechecks: RecheckService,
    private readonly ending: EndingService,
    private readonly publications: PublicationLog,
    private readonly config: AppConfig,
  ) {}

  async look(publication: PublicationRow): Promise<ParentLook> {
    const { seesEdits, seesDeletes } = this.platforms.capabilities(publication.platform);
    if (!seesEdits && !seesDeletes) return { kind: 'fine' };
    const parent = await selectOne<{ id: string; sourceId: string }>(
      this.db.manager,
      `SELECT m.id, m.source_id AS "sourceId" FROM reply r JOIN mention m ON m.id = r.parent_mention_id WHERE r.id = $1`,
      [publication.replyId],
    );
    if (!parent) return { kind: 'fine' };
    let because = 'post-edited';
    try {
      // What it finds is stored as a new version or a deletion, so that everybody sees the same thread.
      const [state] = await withDeadline(
        (signal) => this.rechecks.recheck(parent.sourceId, [parent.id], signal),
        Math.min(this.config.sendTimeoutSeconds * 1000, LONGEST_LOOK_MS),
      );
      if (state?.state === 'deleted') because = 'post-deleted';
      else if (state?.state === 'unchanged') because = 'changed';
    } catch (error) {
      if (error instanceof PlatformError && error.kind === 'rate-limited')
        return { kind: 'wait', seconds: error.retryAfterSeconds ?? 60, words: error.message };
      if (!(error instanceof PlatformError || error instanceof EarshotError))
        this.logger.warn({ publicationId: publication.id, error: String(error) }, 'The parent was not read');
    }
    const ended = await this.transactions.run(SYSTEM, async (tx) => {
      const locked = await this.publications.lock(tx, publication.id);
      return locked.publication.state === 'queued'
        ? this.ending.endIfBroken(tx, locked, because)
        : 'moved-on';
    });
    return ended ? { kind: 'ended' } : { kind: 'fine' };
  }
}
