/** Reading mentions: lists by key, one with its versions and score. Never writes. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { EarshotError } from '../../core/errors/errors.js';
import { decodeCursor, pageOf, type Page } from '../../core/http-api/paging.js';
import { PlatformRegistry } from '../../platforms/registry.js';
import { maskPii } from '../scoring/pii/mask.js';
import { type CorrectedValue, type CorrectionFact, correctionsInForce } from '../scoring/overruling.js';
import type { Score } from '../scoring/score.js';
import type { SpamOpinion } from '../scoring/spam-opinion.js';
import { MENTION_COLUMNS, type MentionRow, toMentionView, toScoreView, WITH_SCORE } from './mention-view.js';
import type { CorrectionView, MentionDetail, MentionQuery, MentionView } from './mentions.api.js';

/** As PostgreSQL writes a time, to the microsecond. */
const CURSOR = z.tuple([
  z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?[+-]\d\d(?::\d\d){0,2}$/),
  z.uuid(),
]);
const FILTERS: Record<MentionQuery['filter'], string> = {
  all: 'NOT m.spam AND NOT m.own',
  flagged: 'm.flagged',
  spam: 'm.spam',
  own: 'm.own',
};

interface CorrectionRow {
  was: CorrectedValue;
  model: string;
  reason: string | null;
  at: Date;
  person_id: string;
  name: string;
}

@Injectable()
export class MentionsQueries {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly platforms: PlatformRegistry,
  ) {}

  async list(query: MentionQuery): Promise<Page<MentionView>> {
    const after = query.after ? decodeCursor(query.after, CURSOR) : null;
    const rows = await this.dataSource.query<(MentionRow & { cursor_at: string })[]>(
      // A brand at a time, so that a list over all of them reads each brand's newest from the index and no more.
      `SELECT ${MENTION_COLUMNS}, m.captured_at::text AS cursor_at FROM brand b CROSS JOIN LATERAL (
           SELECT * FROM mention m WHERE m.brand_id = b.id AND ${FILTERS[query.filter]}
             AND ($2::timestamptz IS NULL OR (m.captured_at, m.id) < ($2::timestamptz, $3::uuid))
             AND ($4::text IS NULL OR m.text ILIKE '%' || $4 || '%' OR m.title ILIKE '%' || $4 || '%')
           ORDER BY m.captured_at DESC, m.id DESC LIMIT $5) m
         JOIN author a ON a.id = m.author_id
       WHERE $1::uuid IS NULL OR b.id = $1
       ORDER BY m.captured_at DESC, m.id DESC LIMIT $5`,
      [
        query.brandId ?? null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        query.q ? likeText(query.q) : null,
        query.limit + 1,
      ],
    );
    return pageOf(
      rows,
      query.limit,
      (row) => [row.cursor_at, row.id],
      (row) => toMentionView(row, this.label),
    );
  }

  /** Throws not-found. */
  async detail(mentionId: string): Promise<MentionDetail> {
    const [row] = await this.dataSource.query<
      (MentionRow & {
        result: Score;
        case_id: string | null;
        duplicates: number;
        opinion: SpamOpinion | null;
      })[]
    >(
      `SELECT ${MENTION_COLUMNS}, s.result,
         (SELECT case_id FROM case_mention cm WHERE cm.mention_id = m.id) AS case_id,
         (SELECT verdict FROM spam_opinion o WHERE o.mention_id = m.id AND o.version = m.version) AS opinion,
         (SELECT count(*)::integer FROM mention d WHERE d.duplicate_of = m.id) AS duplicates
       FROM mention m JOIN author a ON a.id = m.author_id
       ${WITH_SCORE}
       WHERE m.id = $1`,
      [mentionId],
    );
    if (!row) throw new EarshotError('not-found', 'There is no such mention.');
    const versions = await this.dataSource.query<
      { version: number; text: string; title: string | null; seen_at: Date }[]
    >(
      `SELECT version, text, title, seen_at FROM mention_version WHERE mention_id = $1 ORDER BY version DESC`,
      [mentionId],
    );
    const corrections = await this.corrections(row);
    const kinds = corrections.find((one) => one.field === 'urgency' && one.inForce)?.now;
    return {
      ...toMentionView(row, this.label),
      urgencyKinds: Array.isArray(kinds) ? kinds : (row.result.urgencyKinds ?? []),
      corrections,
      versions: versions.map((v) => ({
        version: v.version,
        text: maskPii(v.text),
        title: v.title === null ? null : maskPii(v.title),
        seenAt: v.seen_at,
      })),
      score: toScoreView(row.result, row),
      spamOpinion: row.opinion,
      duplicates: row.duplicates,
      caseId: row.case_id,
    };
  }

  /** Newest first. */
  private async corrections({ id, version }: MentionRow): Promise<CorrectionView[]> {
    const rows = await this.dataSource.query<(CorrectionFact & CorrectionRow)[]>(
      `SELECT c.id, c.version, c.field, c.was, c.now, c.model, c.withdraws, c.reason, c.at, p.id AS person_id, p.name
       FROM score_correction c JOIN person p ON p.id = c.person_id WHERE c.mention_id = $1 ORDER BY c.at, c.id`,
      [id],
    );
    const inForce = correctionsInForce(rows, version);
    return rows
      .map(({ person_id, name, ...row }) => ({
        ...row,
        by: { id: person_id, name },
        inForce: inForce.get(row.field)?.id === row.id,
      }))
      .reverse();
  }

  private readonly label = (platform: string): string => this.platforms.capabilities(platform).label;
}

/** What a person typed is looked for as it stands. */
function likeText(text: string): string {
  return text.replace(/[\\%_]/g, (c) => `\\${c}`);
}
