/** A brand with one source on a real database, mentions put there as ingest would, and what judges them; for tests of escalation. */
import type { DataSource } from 'typeorm';
import { Transactions } from '../../../src/core/database/transaction.js';
import { BrandMemories } from '../../../src/listening/escalation/brand-memory.service.js';
import { BrandTick } from '../../../src/listening/escalation/brand-tick.service.js';
import { HeardQueries } from '../../../src/listening/escalation/heard.queries.js';
import { IncidentsService } from '../../../src/listening/escalation/incidents.service.js';
import { Learning } from '../../../src/listening/escalation/learning.service.js';
import { PulseService } from '../../../src/listening/escalation/pulse.service.js';
import { StakesQueries } from '../../../src/listening/escalation/stakes.queries.js';
import { TalkIncidents } from '../../../src/listening/escalation/talk-incidents.service.js';
import { VoiceBins } from '../../../src/listening/escalation/voice-bins.service.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { FixedClock } from '../../support/fixed-clock.js';

export const START = Date.parse('2026-03-02T00:00:00Z'); // a Monday
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export interface Said {
  at: number;
  author?: string;
  published?: number;
  sentiment?: 'neg' | 'neu' | 'pos';
  topics?: string[];
  copyOf?: string;
  spam?: boolean;
  own?: boolean;
  risk?: number;
  complaint?: number;
  kinds?: string[];
  flagged?: boolean;
}

/** What one process runs. */
export interface Process {
  pulse: PulseService;
  ticks: BrandTick;
}

export class EscalationWorld {
  readonly clock = new FixedClock(new Date(START));
  readonly signal = new AbortController().signal;
  brandId = '';
  sourceId = '';
  private said = 0;

  private constructor(readonly database: TestDatabase) {}

  static async open(): Promise<EscalationWorld> {
    const world = new EscalationWorld(await testDatabase());
    [{ id: world.brandId }] = (await world.rows<{ id: string }>(
      `INSERT INTO brand (name, slug) VALUES ('Nila', 'nila') RETURNING id`,
    )) as [{ id: string }];
    world.sourceId = await world.source('A feed', START - DAY);
    return world;
  }

  source(title: string, createdAt: number, brandId = this.brandId): Promise<string> {
    return this.rows<{ id: string }>(
      `INSERT INTO source (brand_id, platform, kind, address, key, title, created_at, last_success_at, next_poll_at, interval_seconds, mentions_count)
       VALUES ($1, 'fake', 'fake', '{}', $2, $2, $3, $3, $3, 60, 1) RETURNING id`,
      [brandId, title, new Date(createdAt)],
    ).then((rows) => rows[0]!.id);
  }

  rows<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    return this.database.dataSource.query<T[]>(sql, params);
  }

  process(dataSource: DataSource = this.database.dataSource): Process {
    const transactions = new Transactions(dataSource);
    const stakes = new StakesQueries();
    const talks = new TalkIncidents(new IncidentsService(), stakes);
    const memories = new BrandMemories();
    const bins = new VoiceBins();
    const heard = new HeardQueries();
    const learning = new Learning(memories, bins, heard, talks, this.clock);
    return {
      pulse: new PulseService(transactions, this.clock),
      ticks: new BrandTick(dataSource, transactions, memories, bins, heard, talks, learning, this.clock),
    };
  }

  async say(posts: Said[], sourceId = this.sourceId): Promise<string[]> {
    const rows = posts.map((post) => {
      const number = ++this.said;
      return {
        external_id: `post-${number}`,
        author: post.author ?? `author-${number}`,
        captured_at: new Date(post.at),
        published_at: new Date(post.published ?? post.at - 20_000),
        sentiment: post.sentiment ?? 'neu',
        topics: post.topics ?? [],
        duplicate_of: post.copyOf ?? null,
        spam: post.spam ?? false,
        own: post.own ?? false,
        risk: post.risk ?? 10,
        complaint: post.complaint ?? 0,
        flagged: post.flagged ?? false,
        kinds: post.kinds ?? null,
      };
    });
    await this.rows(
      `INSERT INTO author (platform, external_id, handle, followers) SELECT DISTINCT 'fake', author, author, 200
       FROM jsonb_to_recordset($1::jsonb) AS g(author text) ON CONFLICT DO NOTHING`,
      [JSON.stringify(rows)],
    );
    const inserted = await this.rows<{ id: string; external_id: string }>(
      `INSERT INTO mention (brand_id, source_id, platform, external_id, author_id, kind, revision, text, published_at, captured_at, own,
         fingerprint, duplicate_of, spam, language, sentiment, complaint, urgency, risk, flagged, topics)
       SELECT s.brand_id, s.id, 'fake', g.external_id, a.id, 'post', '1', 'Words ' || g.external_id, g.published_at, g.captured_at, g.own,
         0, g.duplicate_of, g.spam, 'en', g.sentiment, g.complaint, 0, g.risk, g.flagged, g.topics
       FROM jsonb_to_recordset($1::jsonb) AS g(external_id text, author text, captured_at timestamptz, published_at timestamptz,
         sentiment text, topics text[], duplicate_of uuid, spam boolean, own boolean, risk integer, complaint real, flagged boolean)
       JOIN author a ON a.external_id = g.author AND a.platform = 'fake' JOIN source s ON s.id = $2
       RETURNING id, external_id`,
      [JSON.stringify(rows), sourceId],
    );
    await this.rows(
      `INSERT INTO score (mention_id, version, model, result)
       SELECT m.id, 1, 't', jsonb_build_object('urgencyKinds', g.kinds) FROM jsonb_to_recordset($1::jsonb) AS g(external_id text, kinds jsonb)
       JOIN mention m ON m.external_id = g.external_id WHERE g.kinds <> 'null'::jsonb`,
      [JSON.stringify(rows.filter((row) => row.kinds))],
    );
    const ids = new Map(inserted.map((row) => [row.external_id, row.id]));
    return rows.map((row) => ids.get(row.external_id)!);
  }

  /** An hour of ordinary talk every quarter of an hour, from … to. */
  async calm(from: number, to: number, everyMinutes = 15): Promise<void> {
    const posts: Said[] = [];
    for (let at = from; at < to; at += everyMinutes * MINUTE) posts.push({ at: at + MINUTE });
    await this.say(posts);
  }

  /** As at `at`, with the source read just before unless it is silent; what every process does in its minute. */
  async minute(at: number, processes: Process[], heard = true): Promise<void> {
    this.clock.set(new Date(at));
    if (heard)
      await this.rows(`UPDATE source SET last_success_at = $1 WHERE state = 'active'`, [new Date(at)]);
    for (const one of processes) await one.pulse.look();
    await Promise.all(processes.map((one) => one.ticks.tick({ signal: this.signal })));
  }

  /** Every five minutes from … to. Without `each`, bins are looked at as they pass and judged at the end. */
  async pass(
    from: number,
    to: number,
    processes: Process[],
    { heard = true, each = true }: { heard?: boolean; each?: boolean } = {},
  ): Promise<void> {
    for (let at = from; at <= to; at += 5 * MINUTE) {
      if (each || at + 5 * MINUTE > to) await this.minute(at + 40_000, processes, heard);
      else {
        this.clock.set(new Date(at + 40_000));
        if (heard)
          await this.rows(`UPDATE source SET last_success_at = $1 WHERE state = 'active'`, [new Date(at)]);
        await processes[0]!.pulse.look();
      }
    }
  }

  incidents(): Promise<
    {
      id: string;
      brand_id: string;
      kind: string;
      level: number;
      state: string;
      updates: number;
      subject: Record<string, unknown>;
      stakes: Record<string, unknown>;
      facts: { code: string }[];
    }[]
  > {
    return this.rows(`SELECT * FROM incident ORDER BY opened_at, id`);
  }
}
