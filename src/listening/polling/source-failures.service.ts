/** What becomes of a source whose poll failed: plain words, a later try, and people told when it is more than a hiccup. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { returned } from '../../core/database/rows.js';
import { storableText } from '../../core/database/storable.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import { PlatformError, type PlatformErrorKind } from '../../platforms/ports.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { LeasedSource } from './poll.service.js';

/** A hiccup is nobody's business; the third in a row is. */
const TELL_AFTER = 3;
/** A server on a bad day says "gone for good" too: only who says it so often in a row is believed. */
const GONE_AFTER = 3;

export interface SourceFailure {
  kind: PlatformErrorKind | 'internal';
  /** For people. */
  words: string;
  delaySeconds: number;
  /** It may be about this one request and not the account (PlatformError.doubtful). */
  doubtful?: boolean;
}

@Injectable()
export class SourceFailures {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly platforms: PlatformRegistry,
    private readonly clock: Clock,
  ) {}

  async record(
    source: LeasedSource,
    owner: string,
    { kind, words, delaySeconds, doubtful }: SourceFailure,
  ): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const now = this.clock.now();
      const [row] = returned<{ failures: number; gone: boolean }>(
        await tx.manager.query(
          `UPDATE source SET failures = failures + 1, error_kind = $3, error_words = $4, last_polled_at = $5, due_since = NULL, next_poll_at = $6,
             state = CASE WHEN $7 AND state = 'active' AND failures + 1 >= ${GONE_AFTER} THEN 'gone' ELSE state END, lease_owner = NULL, lease_until = NULL
           WHERE id = $1 AND lease_owner = $2 RETURNING failures, state = 'gone' AS gone`,
          [
            source.id,
            owner,
            kind,
            storableText(words.slice(0, 1000)),
            now,
            new Date(now.getTime() + delaySeconds * 1000),
            kind === 'gone',
          ],
        ),
      );
      if (!row) return; // the lease is another's, and so is the verdict
      tx.publish({ kind: 'source.changed', brandId: source.brand_id, ids: { sourceId: source.id } });
      if (row.failures === 1 || row.gone)
        tx.audit({
          action: 'source.fail',
          subjectKind: 'source',
          subjectId: source.id,
          brandId: source.brand_id,
          details: { kind, words },
        });
      if (row.gone || row.failures === (kind === 'auth' ? 1 : TELL_AFTER))
        await this.tell(tx, source, { kind, words }, now);
    });
    if (kind === 'auth' && source.account_id && !(doubtful && (await this.stillLetIn(source))))
      await this.accounts.stop(source.account_id, words);
  }

  /** Whether the platform takes the account's credentials, or cannot say now: then the next failure asks again. */
  private async stillLetIn({ account_id, platform }: LeasedSource): Promise<boolean> {
    const publisher = this.platforms.publisher(platform);
    if (!publisher || !account_id) return false;
    try {
      await publisher.verify(await this.accounts.access(account_id));
      return true;
    } catch (error) {
      return !(error instanceof PlatformError && error.kind === 'auth');
    }
  }

  /** In the transaction that stored the first page after failures. */
  recovered(tx: Tx, source: LeasedSource): void {
    tx.audit({
      action: 'source.recover',
      subjectKind: 'source',
      subjectId: source.id,
      brandId: source.brand_id,
      details: { failures: source.failures },
    });
  }

  private async tell(
    tx: Tx,
    source: LeasedSource,
    { kind, words }: { kind: string; words: string },
    now: Date,
  ): Promise<void> {
    const people = await tx.manager.query<{ id: string }[]>(
      `SELECT id FROM person WHERE active AND roles && ARRAY['admin','lead']`,
    );
    tx.notify({
      personIds: people.map((p) => p.id),
      kind: 'source.failing',
      params: { source: source.title, error: kind, words },
      link: '/sources',
      dedupeKey: `source.failing:${source.id}:${now.toISOString().slice(0, 13)}`,
    });
  }
}
