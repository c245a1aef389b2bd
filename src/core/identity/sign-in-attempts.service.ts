/**
 * Counts tries at passwords in the database, so that the limit holds over all processes. A try is booked as failed before the
 * password is looked at: a thousand tries at once cannot all find the counter empty. Keeps keyed hashes, never who or from where.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { SYSTEM, Transactions } from '../database/transaction.js';
import { EarshotError } from '../errors/errors.js';
import { Vault } from '../vault/vault.js';
import { addressGroup } from './address-group.js';
import {
  KNOWN_DAYS,
  PER_ADDRESS,
  PER_EMAIL,
  PER_PAIR,
  waitSeconds,
  type SignInLimit,
} from './sign-in-limit.js';

export interface BookedAttempt {
  ids: string[];
  /** Keys under which a success lets the counting begin anew. */
  washed: string[];
}

@Injectable()
export class SignInAttemptsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly vault: Vault,
  ) {}

  /** Books a try. Throws too-many-requests, with retryAfterSeconds, when one must wait; a refused try is not counted. */
  async book(email: string, address: string | null): Promise<BookedAttempt> {
    const from = address === null ? '' : addressGroup(address);
    const pair = this.key('pair', `${email} ${from}`);
    const everywhere = this.key('e-mail', email);
    const counted: { key: string; limit: SignInLimit }[] = [
      { key: pair, limit: PER_PAIR },
      { key: everywhere, limit: PER_EMAIL },
      ...(address === null ? [] : [{ key: this.key('address', from), limit: PER_ADDRESS }]),
    ];
    // Always in the same order, so that two tries never wait for each other in a circle.
    counted.sort((a, b) => (a.key < b.key ? -1 : 1));
    const now = this.clock.now();
    return this.transactions.run(SYSTEM, async ({ manager }) => {
      let wait = 0;
      const knownSince = new Date(now.getTime() - KNOWN_DAYS * 86_400_000);
      const [known] = await manager.query<unknown[]>(
        `SELECT 1 FROM sign_in_attempt WHERE key = $1 AND succeeded AND at > $2 LIMIT 1`,
        [pair, knownSince],
      );
      for (const { key, limit } of counted) {
        await manager.query(`SELECT pg_advisory_xact_lock(hashtext('earshot.sign-in'), hashtext($1))`, [key]);
        if (known && key === everywhere) continue;
        const rows = await manager.query<{ at: Date }[]>(
          `SELECT at FROM sign_in_attempt
           WHERE key = $1 AND NOT succeeded AND at > $2
             AND id > coalesce((SELECT max(id) FROM sign_in_attempt WHERE key = $1 AND succeeded), 0)
           ORDER BY at DESC LIMIT $3`,
          [key, new Date(now.getTime() - limit.windowSeconds * 1000), limit.failures],
        );
        wait = Math.max(
          wait,
          waitSeconds(
            rows.map((row) => row.at),
            now,
            limit,
          ),
        );
      }
      if (wait > 0)
        throw new EarshotError(
          'too-many-requests',
          `Too many wrong passwords. Try again in ${wait < 90 ? `${wait} seconds` : `${Math.ceil(wait / 60)} minutes`}.`,
          { retryAfterSeconds: wait },
        );
      const booked = await manager.query<{ id: string }[]>(
        'INSERT INTO sign_in_attempt (key, at, succeeded) SELECT k, $2, false FROM unnest($1::text[]) k RETURNING id',
        [counted.map((entry) => entry.key), now],
      );
      return { ids: booked.map((row) => row.id), washed: [pair, everywhere] };
    });
  }

  /** The password was right: forgets what was booked, and lets the e-mail begin anew. */
  async succeeded(attempt: BookedAttempt): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(SYSTEM, async ({ manager }) => {
      await manager.query('DELETE FROM sign_in_attempt WHERE id = ANY($1::bigint[])', [attempt.ids]);
      await manager.query(
        'INSERT INTO sign_in_attempt (key, at, succeeded) SELECT k, $2, true FROM unnest($1::text[]) k',
        [attempt.washed, now],
      );
    });
  }

  private key(kind: string, value: string): string {
    return this.vault.derive(`sign-in ${kind} ${value}`);
  }
}
