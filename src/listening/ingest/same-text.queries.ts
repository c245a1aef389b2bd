/** Counts who said nearly the same as given mentions within three days. Bounded: of a storm, the first thousand tell enough. */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { SameTextGroup } from './same-text.js';

const WINDOW_MS = 72 * 3600_000;
/** Mentions of one text that are counted: the first one, and its newest copies. */
export const MOST_SAME_TEXT = 1_000;

@Injectable()
export class SameTextQueries {
  /** `except`: external ids of posts that are being judged anew and must not count themselves. */
  async of(
    manager: EntityManager,
    originals: readonly string[],
    page: { authorIds: readonly string[]; except: readonly string[]; now: Date },
  ): Promise<SameTextGroup[]> {
    if (originals.length === 0) return [];
    return manager.query<SameTextGroup[]>(
      `SELECT g.original, count(*)::integer AS mentions, count(DISTINCT s.author_id)::integer AS authors,
         coalesce(array_agg(DISTINCT s.author_id) FILTER (WHERE s.author_id = ANY($2::uuid[])), '{}') AS ours
       FROM unnest($1::uuid[]) AS g(original)
       JOIN LATERAL (
         (SELECT m.author_id FROM mention m WHERE m.id = g.original AND m.captured_at > $3 AND m.external_id <> ALL($4))
         UNION ALL
         (SELECT m.author_id FROM mention m WHERE m.duplicate_of = g.original AND m.captured_at > $3 AND m.external_id <> ALL($4)
          ORDER BY m.captured_at DESC LIMIT ${MOST_SAME_TEXT - 1})) s ON true GROUP BY 1`,
      [originals, page.authorIds, new Date(page.now.getTime() - WINDOW_MS), page.except],
    );
  }
}
