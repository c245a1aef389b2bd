/**
 * What is known of the addresses in replies, and who tries them: one process an address, so many a minute and host, none of a host
 * that asked to be left alone. What was found is believed for a while. Nobody who types waits for it, and it never stops anything
 * itself: an address that could not be tried in time is called that.
 */
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Clock } from '../../../core/clock/clock.js';
import { future } from '../../../core/clock/credible.js';
import { SYSTEM, Transactions } from '../../../core/database/transaction.js';
import { HostRateService } from '../../../core/http/host-rate.service.js';
import type { SafeHttp } from '../../../core/http/safe-http.service.js';
import { change, type Reader, select, selectOne } from '../../sql.js';
import { hostOf } from '../checks/links/addresses.js';
import type { LinkLook, LinkOutcome } from '../checks/links/link-look.js';
import { LINK_HTTP } from './link-http.token.js';
import { type Seen, tryLink } from './try-link.js';

const MINUTE_MS = 60_000;
/** How long what was found is believed: a page that was mended is found soon. */
const BELIEVED_MS: Readonly<Record<LinkOutcome, number>> = {
  answers: 60 * MINUTE_MS,
  'sign-in': 60 * MINUTE_MS,
  gone: 5 * MINUTE_MS,
  untrusted: 5 * MINUTE_MS,
  untried: 2 * MINUTE_MS,
};
/** So long somebody who decides waits. */
const LONGEST_WAIT_MS = 3_000;
const LONGEST_LOOK_MS = 12_000;
/** Somebody who died in between is passed over afterwards. */
const CLAIM_MS = 20_000;
const A_MINUTE_AND_HOST = 20;
const AT_ONCE = 12;
const KEPT_MS = 7 * 24 * 60 * MINUTE_MS;
/** Something outside has answered us so lately: what does not answer now is to blame itself. */
const ONLINE_MS = 15 * MINUTE_MS;
const POLL_MS = 150;
const WHO = 'links';

@Injectable()
export class LinkLooks implements OnApplicationShutdown {
  private readonly logger = new Logger('Links');
  private readonly running = new Map<string, Promise<void>>();
  private readonly stopping = new AbortController();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly transactions: Transactions,
    @Inject(LINK_HTTP) private readonly http: Pick<SafeHttp, 'request'>,
    private readonly rates: HostRateService,
    private readonly clock: Clock,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    await Promise.allSettled(this.running.values());
  }

  /** Of those addresses, what was found so lately that it is still believed. */
  async known(db: Reader, urls: readonly string[]): Promise<LinkLook[]> {
    if (urls.length === 0) return [];
    const now = this.clock.now();
    return select<LinkLook>(
      db,
      `SELECT url, outcome, final_host AS host, downgraded FROM link_look
       WHERE key = ANY($1::text[]) AND outcome IS NOT NULL AND expires_at > $2 AND looked_at <= $3`,
      [urls.map(keyOf), now, future(now)],
    );
  }

  /**
   * What is known of them, for one look at a text. `begin`: what is not known is tried, and nobody waits for it; an address that is
   * being typed is let be. `settle`: waits, three seconds at most. `looking`: more will be known soon.
   */
  async of(
    db: Reader,
    asked: readonly { url: string; typing: boolean }[],
    mode?: 'begin' | 'settle',
  ): Promise<{ links: LinkLook[]; looking: boolean }> {
    const urls = asked.map(({ url }) => url);
    if (mode === 'settle') return { links: await this.settle(urls, LONGEST_WAIT_MS), looking: false };
    const links = await this.known(db, urls);
    const missing = asked.filter(({ url, typing }) => !typing && !links.some((one) => one.url === url));
    if (mode === 'begin') this.begin(missing.map(({ url }) => url));
    return { links, looking: mode === 'begin' && missing.length > 0 };
  }

  /** Begins to try them and returns at once; open desks are told by the live event `links.looked` when something was found. */
  begin(urls: readonly string[]): void {
    for (const url of urls) {
      if (this.running.has(url) || this.running.size >= AT_ONCE || this.stopping.signal.aborted) continue;
      const looking = this.look(url)
        .catch((error: unknown) => this.logger.warn({ err: error }, 'An address could not be tried'))
        .finally(() => this.running.delete(url));
      this.running.set(url, looking);
    }
  }

  /** What is known of each, tried first where it has to be; whatever is not known by then is untried. Throws nothing of its own. */
  async settle(urls: readonly string[], withinMs: number): Promise<LinkLook[]> {
    const until = performance.now() + withinMs;
    for (let first = true; ; first = false) {
      const known = await this.known(this.db.manager, urls);
      const missing = urls.filter((url) => !known.some((one) => one.url === url));
      const left = until - performance.now();
      if (missing.length === 0 || left <= 0)
        return [
          ...known,
          ...missing.map((url): LinkLook => ({
            url,
            outcome: 'untried',
            host: nameOf(url),
            downgraded: false,
          })),
        ];
      if (first) this.begin(missing);
      const own = missing.flatMap((url) => this.running.get(url) ?? []);
      // Another process may be at it, and tells nobody but the database.
      const wait = own.length === missing.length ? left : Math.min(left, POLL_MS);
      await Promise.race([
        ...(own.length > 0 ? [Promise.all(own)] : []),
        pause(wait, undefined, { ref: false }),
      ]);
    }
  }

  private async look(url: string): Promise<void> {
    if (await this.rates.pauseOf(url, WHO)) return;
    if (!(await this.claim(url))) return;
    const limit = AbortSignal.any([AbortSignal.timeout(LONGEST_LOOK_MS), this.stopping.signal]);
    const seen = await tryLink(
      async (request) => {
        const answer = await this.http.request(request);
        // What a host wants of those who try links is nothing to those who read its posts.
        if (answer.status === 429) await this.rates.note(request.url, answer, WHO);
        return answer;
      },
      url,
      limit,
    );
    if (this.stopping.signal.aborted) return;
    const believed =
      seen.ifOnline && !(await this.online()) ? ({ ...seen, outcome: 'untried' } as const) : seen;
    await this.store(url, believed);
  }

  /** False where it is known, somebody else tries it, or its host was asked often enough this minute. */
  private async claim(url: string): Promise<boolean> {
    const now = this.clock.now();
    const until = new Date(now.getTime() + CLAIM_MS);
    const sql = `INSERT INTO link_look (key, url, host, began_at, looking_until)
       SELECT $1, $2, $3, $4, $5
       WHERE (SELECT count(*) FROM link_look WHERE host = $3 AND began_at > $4::timestamptz - interval '1 minute' AND began_at <= $6) < $7
       ON CONFLICT (key) DO UPDATE SET began_at = $4, looking_until = $5
       WHERE (link_look.looking_until IS NULL OR link_look.looking_until <= $4 OR link_look.looking_until > $8)
         AND (link_look.expires_at IS NULL OR link_look.expires_at <= $4 OR link_look.looked_at > $6)
       RETURNING key`;
    const params = [keyOf(url), url, nameOf(url), now, until, future(now), A_MINUTE_AND_HOST, future(until)];
    const claimed = await this.transactions.run(SYSTEM, async (tx) => {
      // One after another: what is counted must not grow meanwhile.
      await select(tx.manager, `SELECT pg_advisory_xact_lock(hashtextextended('link ' || $1, 0))`, [
        nameOf(url),
      ]);
      return selectOne(tx.manager, sql, params);
    });
    return claimed !== null;
  }

  private async store(url: string, { outcome, host, downgraded, status, words }: Seen): Promise<void> {
    await this.transactions.run(SYSTEM, async (tx) => {
      const now = this.clock.now();
      await change(
        tx.manager,
        `UPDATE link_look SET looking_until = NULL, looked_at = $2, expires_at = $3, outcome = $4, final_host = $5, downgraded = $6,
           status = $7, words = left($8, 300) WHERE key = $1 RETURNING key`,
        [
          keyOf(url),
          now,
          new Date(now.getTime() + BELIEVED_MS[outcome]),
          outcome,
          host,
          downgraded,
          status,
          words,
        ],
      );
      await change(
        tx.manager,
        `DELETE FROM link_look WHERE key IN (SELECT key FROM link_look WHERE began_at < $1 ORDER BY began_at LIMIT 50 FOR UPDATE SKIP LOCKED)
         RETURNING key`,
        [new Date(now.getTime() - KEPT_MS)],
      );
      tx.publish({ kind: 'links.looked', ids: {} });
    });
  }

  /** A machine without a way out finds no name at all: that says nothing of any address. */
  private async online(): Promise<boolean> {
    const since = new Date(this.clock.now().getTime() - ONLINE_MS);
    return (
      (await selectOne(
        this.db.manager,
        `SELECT 1 WHERE EXISTS (SELECT FROM source WHERE last_success_at > $1)
           OR EXISTS (SELECT FROM link_look WHERE began_at > $1 AND status IS NOT NULL)`,
        [since],
      )) !== null
    );
  }
}

const keyOf = (url: string): string => createHash('sha256').update(url).digest('hex');
const nameOf = (url: string): string => hostOf(new URL(url).host);
