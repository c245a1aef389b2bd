/** Turns a stored mention into what people see: secrets masked, numbers as numbers, the platform by its name. Pure. */
import { webAddress } from '../../core/http-api/web-address.js';
import type { CorrectedField } from '../scoring/overruling.js';
import type { Score, ScoreReason } from '../scoring/score.js';
import { type HiddenSpan, maskInPlace, maskPii } from '../scoring/pii/mask.js';
import { findInThread } from '../scoring/pii/thread.js';
import type { MentionView } from './mentions.api.js';

/** A row of MENTION_COLUMNS. */
export interface MentionRow {
  id: string;
  brand_id: string;
  source_id: string;
  platform: string;
  kind: string;
  text: string;
  title: string | null;
  author_id: string;
  author_name: string | null;
  author_handle: string | null;
  author_url: string | null;
  author_followers: number | null;
  permalink: string | null;
  rating: string | null;
  language: string;
  sentiment: 'neg' | 'neu' | 'pos';
  complaint: number;
  urgency: number;
  risk: number;
  flagged: boolean;
  offensive: number;
  topics: string[];
  overruled: CorrectedField[];
  spam: boolean;
  own: boolean;
  version: number;
  published_at: Date;
  captured_at: Date;
  edited_at: Date | null;
  deleted_at: Date | null;
  replies: number | null;
  reposts: number | null;
  likes: number | null;
  duplicate_of: string | null;
  parent_external_id: string | null;
}

/** For SELECT … FROM mention m JOIN author a ON a.id = m.author_id. */
export const MENTION_COLUMNS = `m.id, m.brand_id, m.source_id, m.platform, m.kind, m.text, m.title, m.author_id,
  coalesce(a.display_name, a.handle) AS author_name, a.handle AS author_handle, a.profile_url AS author_url,
  a.followers AS author_followers, m.permalink, m.rating, m.language, m.sentiment, m.complaint, m.urgency, m.risk, m.flagged, m.offensive, m.topics,
  m.overruled, m.spam,
  m.own, m.version, m.published_at, m.captured_at, m.edited_at, m.deleted_at, m.replies, m.reposts, m.likes, m.duplicate_of,
  m.parent_external_id`;

/** Joins `s.result`, what the scorer says of the words as they stand: an older model may have been put back, so the newest row need not be it. */
export const WITH_SCORE = `CROSS JOIN LATERAL (SELECT k.result FROM score k WHERE k.mention_id = m.id
  ORDER BY k.version = m.version DESC, k.model = m.score_model DESC, k.version DESC, k.created_at DESC LIMIT 1) s`;

/** Mentions of one conversation, oldest first: a secret told in pieces over several of them is hidden too. */
export function toMentionViews(
  rows: readonly MentionRow[],
  label: (platform: string) => string,
): MentionView[] {
  const hidden = findInThread(rows.map((row) => ({ author: row.author_id, text: row.text })));
  return rows.map((row, i) => toMentionView(row, label, hidden[i]));
}

/** `hidden` are the spans to mask in the text; without them it is judged by itself. */
export function toMentionView(
  row: MentionRow,
  label: (platform: string) => string,
  hidden?: readonly HiddenSpan[],
): MentionView {
  return {
    id: row.id,
    brandId: row.brand_id,
    sourceId: row.source_id,
    platform: row.platform,
    platformLabel: label(row.platform),
    kind: row.kind,
    text: maskInPlace(row.text, hidden),
    title: row.title === null ? null : maskPii(row.title),
    author: {
      id: row.author_id,
      name: maskPii(row.author_name ?? ''),
      handle: row.author_handle === null ? null : maskPii(row.author_handle),
      url: webAddress(row.author_url),
      followers: row.author_followers,
    },
    permalink: webAddress(row.permalink),
    rating: row.rating === null ? null : Number(row.rating),
    language: row.language,
    sentiment: row.sentiment,
    complaint: row.complaint,
    urgency: row.urgency,
    risk: row.risk,
    flagged: row.flagged,
    offensive: row.offensive,
    topics: row.topics,
    overruled: row.overruled,
    spam: row.spam,
    own: row.own,
    version: row.version,
    publishedAt: row.published_at,
    capturedAt: row.captured_at,
    editedAt: row.edited_at,
    deletedAt: row.deleted_at,
    engagement: { replies: row.replies, reposts: row.reposts, likes: row.likes },
    duplicateOf: row.duplicate_of,
    parentExternalId: row.parent_external_id,
  };
}

/**
 * Without the spans of secrets, which point into the unmasked text. A reason quotes words: they are looked at again, since
 * what finds secrets may have learned since the reason was written. `shown`: the risk as the mention has it; what people or the
 * outside spam service changed is a line of its own, so that the points add up to it.
 */
export function toScoreView(
  score: Score,
  shown: { risk: number; overruled: readonly string[] },
): Omit<Score, 'pii' | 'parts'> {
  const { pii: _pii, parts: _parts, ...rest } = score;
  const reasons = rest.reasons.map(maskedReason);
  const points = shown.risk - score.risk;
  if (points !== 0)
    reasons.push(
      shown.overruled.length > 0
        ? { code: 'overruled', text: 'Reckoned anew with what people said of it', points }
        : { code: 'opinion.ham', text: 'The outside spam service says that it is no spam', points },
    );
  return { ...rest, reasons };
}

function maskedReason(reason: ScoreReason): ScoreReason {
  const params = reason.params && Object.entries(reason.params);
  return {
    ...reason,
    text: maskPii(reason.text),
    ...(params && {
      params: Object.fromEntries(
        params.map(([name, value]) => [name, typeof value === 'string' ? maskPii(value) : value]),
      ),
    }),
  };
}
