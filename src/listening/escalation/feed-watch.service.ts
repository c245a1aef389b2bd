/**
 * Calm or blind: holds every feed's silence against what its hours usually bring, and looks at its errors, its account and its quota.
 * What is ill becomes an incident for administrators; it never touches a source.
 */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { SYSTEM, Transactions } from '../../core/database/transaction.js';
import { ScheduleHandler } from '../../core/schedules/schedule.types.js';
import { AccountsService } from '../accounts/accounts.service.js';
import { DEFAULT_FEED_SETTINGS, judgeFeed } from './dead-feed.js';
import { factsOf, type FeedRow } from './feed-facts.js';
import { expiryOf, judgeAccountLevel, judgeFeedLevel } from './feed-level.js';
import { type Illness, IllIncidents } from './ill-incidents.service.js';
import { Rhythms } from './rhythms.service.js';
import { BIN_MS, binEnd } from './time-grid.js';

const HOUR_MS = 3_600_000;
/** Brands without news are judged once an hour; twice that is late. */
const UNJUDGED_BINS = 24;
/** A host that wants to be left alone for longer than this has had enough of us for the day. */
const LONG_PAUSE_MS = 30 * 60_000;

interface AccountRow {
  id: string;
  brand_id: string;
  title: string;
  can_publish: boolean;
  last_error: string | null;
  sources: number;
}

const ACCOUNTS = `SELECT a.id, a.brand_id, coalesce(a.handle, a.display_name, a.base_url) AS title, a.can_publish, a.last_error,
  (SELECT count(*)::integer FROM source s WHERE s.account_id = a.id AND s.state = 'active') AS sources FROM account a`;

@Injectable()
export class FeedWatch {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly access: AccountsService,
    private readonly transactions: Transactions,
    private readonly rhythms: Rhythms,
    private readonly incidents: IllIncidents,
    private readonly clock: Clock,
  ) {}

  @ScheduleHandler('feeds.watch')
  async look(): Promise<void> {
    await this.rhythms.refresh();
    const now = this.clock.now();
    const expiring = await this.expiring(now);
    await this.transactions.run(SYSTEM, async (tx) => {
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('earshot.feed-watch'))`);
      const awake = await this.awakeSince(tx.manager, now);
      const { feeds, quotas, unsure } = await this.feeds(tx.manager, now, awake);
      const unjudged = await this.unjudged(tx.manager, now, awake);
      await this.incidents.settle(tx, 'feed', [...feeds, ...unjudged], now, (key) => unsure.has(key));
      await this.incidents.settle(tx, 'account', [...(await this.accounts(tx.manager)), ...expiring], now);
      await this.incidents.settle(tx, 'quota', [...quotas, ...(await this.hosts(tx.manager, now))], now);
    });
  }

  private async feeds(
    manager: EntityManager,
    now: Date,
    awake: number,
  ): Promise<{ feeds: Illness[]; quotas: Illness[]; unsure: Set<string> }> {
    const rows = await manager.query<FeedRow[]>(
      `SELECT s.id, s.brand_id, s.title, s.state, s.created_at, s.last_item_at, s.last_success_at, s.next_poll_at, s.due_since, s.failures, s.error_kind,
         s.interval_seconds, s.rate, coalesce(a.state = 'needs_attention', false) AS account_ill,
         r.hours, r.arrivals, r.observed_days, r.dispersion
       FROM source s LEFT JOIN account a ON a.id = s.account_id LEFT JOIN source_rhythm r ON r.source_id = s.id
       WHERE s.state IN ('active','gone')`,
    );
    const feeds: Illness[] = [];
    const quotas: Illness[] = [];
    const unsure = new Set<string>();
    const perBrand = new Map<string, number>();
    for (const row of rows)
      perBrand.set(row.brand_id, (perBrand.get(row.brand_id) ?? 0) + Number(row.arrivals ?? 0));
    for (const row of rows) {
      const facts = factsOf(row, now, awake);
      // Its account says what ails it, once for all its sources.
      if (row.account_ill && facts.lastError === 'token') {
        unsure.add(row.id); // told of by its account, and not well for that
        continue;
      }
      const verdict = judgeFeed(facts);
      if (verdict.state === 'quiet' && verdict.chance <= DEFAULT_FEED_SETTINGS.quietChance)
        unsure.add(row.id);
      if (!verdict.alarm) continue;
      const all = perBrand.get(row.brand_id) ?? 0;
      const { level, facts: reasons } = judgeFeedLevel(verdict, {
        share: all > 0 ? Number(row.arrivals ?? 0) / all : 0,
        blindHours:
          (verdict.state === 'silent'
            ? facts.silentHours
            : verdict.state === 'unread'
              ? facts.unreadHours
              : facts.sinceSuccessHours) ?? 0,
      });
      const illness = {
        brandId: row.brand_id,
        subjectKey: row.id,
        subject: { sourceId: row.id, title: row.title, feed: verdict.state },
        level,
        facts: reasons,
      };
      (verdict.state === 'quota' ? quotas : feeds).push(illness);
    }
    return { feeds, quotas, unsure };
  }

  /** Since when Earshot has been running without a break: what was not done while it stood still is nobody's fault. */
  private async awakeSince(manager: EntityManager, now: Date): Promise<number> {
    const [row] = await manager.query<{ bin: number; woke: number | null }[]>(
      `SELECT bin, (SELECT max(to_bin) FROM collection_gap WHERE brand_id IS NULL) AS woke FROM escalation_pulse`,
    );
    if (!row) return 0;
    // Nobody has looked since we came back: what was missed is not written down yet.
    if (now.getTime() - binEnd(row.bin) > 3 * BIN_MS) return now.getTime();
    return row.woke === null ? 0 : binEnd(row.woke);
  }

  /** Brands of which is heard and nothing judged: whoever watches must be watched. */
  private async unjudged(manager: EntityManager, now: Date, awake: number): Promise<Illness[]> {
    if (now.getTime() - awake < UNJUDGED_BINS * BIN_MS) return [];
    const rows = await manager.query<{ id: string; name: string; bins: number }[]>(
      `SELECT b.id, b.name, p.bin - e.bin AS bins FROM escalation_pulse p
       CROSS JOIN escalation_brand e JOIN brand b ON b.id = e.brand_id WHERE e.bin < p.bin - ${UNJUDGED_BINS}`,
    );
    return rows.map((row) => {
      const hours = Math.round((row.bins * BIN_MS) / HOUR_MS);
      const verdict = { reasons: [{ code: 'feed.not-judged', params: { hours } }] };
      return {
        brandId: row.id,
        subjectKey: `judging:${row.id}`,
        subject: { title: row.name, feed: 'unjudged' },
        ...judgeFeedLevel(verdict, { share: 1, blindHours: hours }),
      };
    });
  }

  /** Accounts whose token ends soon, where the platform told us when; asked of the sealed credentials, which stay where they are. */
  private async expiring(now: Date): Promise<Illness[]> {
    const rows = await this.dataSource.query<AccountRow[]>(
      `${ACCOUNTS} WHERE a.state = 'active' AND octet_length(a.credentials) > 0`,
    );
    const ill: Illness[] = [];
    for (const row of rows) {
      const credentials = await this.access.access(row.id).then(
        (account) => account.credentials,
        () => null, // cannot be opened: that stopped the account, which is told by itself
      );
      const expires = credentials ? expiryOf(credentials) : null;
      const hours = expires === null ? null : (expires - now.getTime()) / HOUR_MS;
      if (hours === null || hours > DEFAULT_FEED_SETTINGS.tokenWarnHours) continue;
      ill.push(accountIllness(row, 'expires', Math.max(0, Math.round(hours))));
    }
    return ill;
  }

  private async accounts(manager: EntityManager): Promise<Illness[]> {
    const rows = await manager.query<AccountRow[]>(`${ACCOUNTS} WHERE a.state = 'needs_attention'`);
    return rows.map((row) => accountIllness(row, 'needs-attention', null));
  }

  private async hosts(manager: EntityManager, now: Date): Promise<Illness[]> {
    const rows = await manager.query<{ host: string; paused_until: Date; reason: string }[]>(
      `SELECT host, paused_until, reason FROM host_rate WHERE paused_until > $1`,
      [new Date(now.getTime() + LONG_PAUSE_MS)],
    );
    return rows.map((row) => ({
      brandId: null,
      subjectKey: row.host,
      subject: { host: row.host, title: row.host },
      level: 2,
      facts: [
        {
          code: 'quota.host-paused',
          points: 1,
          params: {
            host: row.host,
            reason: row.reason,
            hours: Math.max(
              0.1,
              Math.round((row.paused_until.getTime() - now.getTime()) / (HOUR_MS / 10)) / 10,
            ),
          },
        },
      ],
    }));
  }
}

function accountIllness(
  row: AccountRow,
  state: 'needs-attention' | 'expires',
  hours: number | null,
): Illness {
  return {
    brandId: row.brand_id,
    subjectKey: row.id,
    subject: { accountId: row.id, title: row.title },
    ...judgeAccountLevel(state, {
      sources: row.sources,
      canPublish: row.can_publish,
      words: row.last_error ?? '',
      hours,
    }),
  };
}
