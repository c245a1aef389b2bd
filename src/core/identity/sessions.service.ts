/**
 * Sessions: begun at sign-in, found on every request, ended at sign-out, by a change of password, by deactivation, or by time
 * (idle and absolute). The cookie's value exists in the browser only; here there is its hash.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { AppConfig } from '../config/config.js';
import { keepPlan } from '../database/kept-plans.js';
import { SYSTEM, Transactions, type Tx } from '../database/transaction.js';
import { ScheduleHandler } from '../schedules/schedule.types.js';
import type { Role } from './role.js';
import { Session } from './session.entity.js';
import { hashToken, newToken } from './session-token.js';
import { KNOWN_DAYS } from './sign-in-limit.js';
import type { RequestSession, SignedIn } from './signed-in.js';

/** However busy, a session ends after two weeks, or after the idle limit where that is longer. */
const ABSOLUTE_HOURS = 14 * 24;
/** last_seen_at is written no more often than this: reading the desk must not mean writing the table. */
const TOUCH_MS = 60_000;

/**
 * Of a person `p`: sample accounts are for looking around. Their passwords are printed at the start, so from the first real brand
 * on they open nothing, whoever made them active again.
 */
export const MAY_ENTER = `NOT (p.sample AND EXISTS (SELECT 1 FROM brand WHERE NOT sample))`;

/** Asked on every request. */
const LIVING = keepPlan(
  'session.living',
  `SELECT s.csrf_token AS csrf, s.last_seen_at AS seen, s.expires_at AS expires, p.id, p.name, p.roles, p.locale
       FROM session s JOIN person p ON p.id = s.person_id AND p.active AND ${MAY_ENTER}
       WHERE s.id_hash = $1 AND s.expires_at > $2 AND s.last_seen_at > $3`,
);

export interface FoundSession extends RequestSession {
  person: SignedIn;
  /** Seconds the cookie may live on, to renew it with. */
  remainingSeconds: number;
}

@Injectable()
export class SessionsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly config: AppConfig,
  ) {}

  /** Begins a session in the caller's transaction. The token goes into the cookie and nowhere else. */
  async begin(
    manager: EntityManager,
    personId: string,
    from: { ip: string | null; userAgent: string | null },
  ): Promise<{ token: string; csrfToken: string; idHash: Buffer }> {
    const token = newToken();
    const idHash = hashToken(token);
    const csrfToken = newToken();
    const now = this.clock.now();
    await manager.insert(Session, {
      idHash,
      personId,
      csrfToken,
      createdAt: now,
      lastSeenAt: now,
      expiresAt: new Date(now.getTime() + this.absoluteSeconds * 1000),
      ip: from.ip,
      userAgent: from.userAgent?.slice(0, 300) ?? null,
    });
    return { token, csrfToken, idHash };
  }

  /** The living session of a cookie's value and its active person, or null. Marks it as seen. */
  async find(token: string): Promise<FoundSession | null> {
    return this.findByHash(hashToken(token), true);
  }

  /** Whether a session still lives; looking does not prolong it. */
  async lives(idHash: Buffer): Promise<boolean> {
    return (await this.findByHash(idHash, false)) !== null;
  }

  /** False for a sample account once there is a real brand. */
  async mayEnter(personId: string): Promise<boolean> {
    const rows = await this.dataSource.query<unknown[]>(
      `SELECT 1 FROM person p WHERE p.id = $1 AND p.active AND ${MAY_ENTER}`,
      [personId],
    );
    return rows.length > 0;
  }

  async end(tx: Tx, idHash: Buffer): Promise<void> {
    await tx.manager.delete(Session, { idHash });
  }

  /** Ends every session of a person, but for one; open streams of theirs look again at once. */
  async endAll(tx: Tx, personId: string, except?: Buffer): Promise<number> {
    const query = tx.manager
      .createQueryBuilder()
      .delete()
      .from(Session)
      .where('person_id = :personId', { personId });
    if (except) query.andWhere('id_hash <> :except', { except });
    const { affected } = await query.execute();
    tx.publish({ kind: 'session.ended', personId, ids: {} });
    return affected ?? 0;
  }

  /** Removes what can never be used again, and attempts too old to count. */
  @ScheduleHandler('sessions.prune')
  async prune(): Promise<void> {
    const now = this.clock.now();
    await this.transactions.run(SYSTEM, async ({ manager }) => {
      await manager.query('DELETE FROM session WHERE expires_at <= $1 OR last_seen_at <= $2', [
        now,
        this.idleSince(now),
      ]);
      await manager.query('DELETE FROM sign_in_attempt WHERE at < $1 AND NOT succeeded OR at < $2', [
        new Date(now.getTime() - 86_400_000),
        new Date(now.getTime() - KNOWN_DAYS * 86_400_000),
      ]);
    });
  }

  get absoluteSeconds(): number {
    return Math.max(ABSOLUTE_HOURS, this.config.sessionHours) * 3600;
  }

  private idleSince(now: Date): Date {
    return new Date(now.getTime() - this.config.sessionHours * 3600_000);
  }

  private async findByHash(idHash: Buffer, touch: boolean): Promise<FoundSession | null> {
    const now = this.clock.now();
    const rows = await this.dataSource.query<
      { csrf: string; seen: Date; expires: Date; id: string; name: string; roles: Role[]; locale: string }[]
    >(LIVING, [idHash, now, this.idleSince(now)]);
    const row = rows[0];
    if (!row) return null;
    if (touch && now.getTime() - row.seen.getTime() >= TOUCH_MS)
      await this.transactions.run(SYSTEM, async ({ manager }) => {
        await manager.query('UPDATE session SET last_seen_at = $2 WHERE id_hash = $1 AND last_seen_at < $2', [
          idHash,
          now,
        ]);
      });
    return {
      idHash,
      csrfToken: row.csrf,
      person: { id: row.id, name: row.name, roles: row.roles, locale: row.locale },
      remainingSeconds: Math.floor((row.expires.getTime() - now.getTime()) / 1000),
    };
  }
}
