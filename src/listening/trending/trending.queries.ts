/**
 * Which phrases an hour of a brand speaks of more than the week before it. Reckoned when asked and kept for a while; bounded in posts
 * read and in what is kept, and gives way to other work between posts. Spam, copies and our own posts are no voices. Never writes.
 */
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { setImmediate as breathe } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { Clock } from '../../core/clock/clock.js';
import { EarshotError } from '../../core/errors/errors.js';
import { LEXICONS } from '../scoring/lexicons.loader.js';
import type { Lexicons } from '../scoring/lexicons.schema.js';
import type { PiiSpan } from '../scoring/score.js';
import { tokenise } from '../scoring/text/tokenise.js';
import { PhraseCounter, type PhraseCounts } from '../scoring/trending/phrase-counter.js';
import type { PhraseRules } from '../scoring/trending/phrases.js';
import { stopWords } from '../scoring/trending/stopwords.js';
import { findTrends } from '../scoring/trending/trends.js';
import type { TrendingView } from './trending.api.js';

const HOUR_MS = 3600_000;
const BACKGROUND_MS = 7 * 24 * HOUR_MS;
/** Posts of the hour, and of the week before it: enough to tell, and under a second of work. */
const MOST_OF_HOUR = 2_000;
const MOST_BEFORE = 4_000;
/** Posts counted before other work may go on. */
const STRIDE = 50;
const KEPT_MS = 60_000;
const MOST_KEPT = 50;

interface Row {
  text: string;
  author_id: string;
  copy: boolean;
  pii: PiiSpan[] | null;
}

@Injectable()
export class TrendingQueries {
  private readonly stop: ReadonlySet<string>;
  private readonly kept = new Map<string, { at: number; view: Promise<TrendingView> }>();
  private readonly before = new Map<string, Promise<PhraseCounts>>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(LEXICONS) lexicons: Pick<Lexicons, 'topics'>,
  ) {
    this.stop = stopWords(lexicons.topics);
  }

  /** `hour`: any time in it; null for the last sixty minutes. Throws not-found. People who ask together share one reckoning. */
  async of(brandId: string, hour: Date | null): Promise<TrendingView> {
    const now = this.clock.now().getTime();
    // What was captured this very millisecond belongs to the last sixty minutes.
    const from = hour ? Math.floor(hour.getTime() / HOUR_MS) * HOUR_MS : now + 1 - HOUR_MS;
    const key = `${brandId} ${hour ? from : 'last'}`;
    const known = this.kept.get(key);
    if (known && now - known.at < KEPT_MS) return known.view;
    const view = this.reckon(brandId, from);
    keep(this.kept, key, { at: now, view });
    view.catch(() => this.kept.delete(key));
    return view;
  }

  private async reckon(brandId: string, from: number): Promise<TrendingView> {
    const [brand] = await this.dataSource.query<{ name: string }[]>(`SELECT name FROM brand WHERE id = $1`, [
      brandId,
    ]);
    if (!brand) throw new EarshotError('not-found', 'There is no such brand.');
    const rules = { stop: this.stop, never: new Set(tokenise(brand.name).tokens.map((token) => token.norm)) };
    const stretch = await this.count(brandId, from, from + HOUR_MS, MOST_OF_HOUR, rules);
    const start = Math.floor(from / HOUR_MS) * HOUR_MS;
    const key = `${brandId} ${start}`;
    let background = this.before.get(key);
    if (!background) {
      background = this.count(brandId, start - BACKGROUND_MS, start, MOST_BEFORE, rules);
      keep(this.before, key, background);
      background.catch(() => this.before.delete(key));
    }
    const items = findTrends(stretch, await background).map(({ phrase, forms, voices, expected }) => ({
      phrase,
      forms,
      voices,
      expected,
    }));
    return { from: new Date(from), to: new Date(from + HOUR_MS), posts: stretch.posts, items };
  }

  /** The newest posts of the stretch, at most so many. */
  private async count(
    brandId: string,
    from: number,
    to: number,
    most: number,
    rules: PhraseRules,
  ): Promise<PhraseCounts> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT m.text, m.author_id, m.duplicate_of IS NOT NULL AS copy, s.result->'pii' AS pii FROM mention m
       CROSS JOIN LATERAL (SELECT k.result FROM score k WHERE k.mention_id = m.id AND k.version = m.version LIMIT 1) s
       WHERE m.brand_id = $1 AND m.captured_at >= $2 AND m.captured_at < $3 AND NOT m.spam AND NOT m.own AND m.deleted_at IS NULL
       ORDER BY m.captured_at DESC LIMIT $4`,
      [brandId, new Date(from), new Date(to), most],
    );
    const counter = new PhraseCounter(rules);
    for (const [index, row] of rows.entries()) {
      counter.feed({ text: row.text, author: row.author_id, pii: row.pii ?? [], copy: row.copy });
      if (index % STRIDE === STRIDE - 1) await breathe();
    }
    return counter.result();
  }
}

/** The oldest gives way. */
function keep<T>(map: Map<string, T>, key: string, value: T): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > MOST_KEPT) map.delete(map.keys().next().value ?? '');
}
