/** What becomes of a source whose poll failed: plain words, a later try, and people told when it is more than a hiccup. */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { returned } from '../../core/database/rows.js';
import { storableText } from '../../core/database/storable.js';
import { SYSTEM, Transactions, type Tx } from '../../core/database/transaction.js';
import type { PlatformErrorKind } from '../../platforms/ports.js';
import { AccountsService } from '../accounts/accounts.service.js';
import type { LeasedSource } from './poll.service.js';

/** A hiccup is nobody's business; the third in a row is. */
const TELL_AFTER = 3;

@Injectable()
export class SourceFailures {
  constructor(
    private readonly transactions: Transactions,
    private readonly accounts: AccountsService,
    private readonly clock: Clock,
  ) {}

  async record(
    source: LeasedSource,
    owner: string,
    kind: PlatformErrorKind | 'internal',
    words: string,
    delaySeconds: number,
  ): Promise<void> {
    const gone = kind === 'gone';
    await this.transactions.run(SYSTEM, async (tx) => {
      const now = this.clock.now();
      const [row] = returned<{ failures: number }>(
        await tx.manager.query(
          `UPDATE source SET failures = failures + 1, error_kind = $3, error_words = $4, last_polled_at = $5, due_since = NULL, next_poll_at = $6,
             state = CASE WHEN $7 AND state = 'active' THEN 'gone' ELSE state END, lease_owner = NULL, lease_until = NULL
           WHERE id = $1 AND lease_owner = $2 RETURNING failures`,
          [
            source.id,
            owner,
            kind,
            storableText(words.slice(0, 1000)),
            now,
            new Date(now.getTime() + delaySeconds * 1000),
            gone,
          ],
        ),
      );
      if (!row) return; // the lease is another's, and so is the verdict
      tx.publish({ kind: 'source.changed', brandId: source.brand_id, ids: { sourceId: source.id } });
      if (row.failures === 1 || gone)
        tx.audit({
          action: 'source.fail',
          subjectKind: 'source',
          subjectId: source.id,
          brandId: source.brand_id,
          details: { kind, words },
        });
      if (gone || kind === 'auth' ? row.failures === 1 || gone : row.failures === TELL_AFTER)
        await this.tell(tx, source, { kind, words }, now);
    });
    if (kind === 'auth' && source.account_id) await this.accounts.stop(source.account_id, words);
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
