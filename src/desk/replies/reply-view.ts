/** A reply as it is read from the database and as people see it. Pure mapping; what may be done is decided in reply-can.ts. */
import { webAddress } from '../../core/http-api/web-address.js';
import type { Finding } from './checks/finding.js';
import type { CommitmentView } from './commitments/commitments.api.js';
import { commitmentsOf } from './commitments/commitment-view.js';
import type { ReplyView } from './replies.api.js';
import { AMEND_COLUMNS, amendView, type AmendRow } from './reply-amend.js';
import { decideReply, neverPosted, REASONS, type ReplyFacts, type Viewer } from './reply-can.js';
import type { ReplyState } from './reply.workflow.js';
import { ANY_REVIEWER } from './review/plan.js';
import type { ReturnReason } from './review/return-reasons.js';
import {
  holding,
  type Overruled,
  overruledOf,
  REVIEW_COLUMNS,
  reviewOf,
  type ReviewRow,
  withOverruled,
} from './review/review-view.js';

interface Named {
  id: string;
  name: string;
}
interface VersionRow {
  id: string;
  number: number;
  text: string;
  author: Named;
  createdAt: string;
  findings: Finding[];
  /** The assistant had a part in it. */
  assisted: boolean;
  /** Why its author thinks that what stops it is wrong. */
  askOverrule: string | null;
  overruled: Overruled[];
  canned: { score: number; like: string | null } | null;
  commitments: CommitmentView[];
  decisions: {
    decision: 'approved' | 'returned';
    comment: string | null;
    reasons: ReturnReason[];
    reviewer: Named;
    at: string;
  }[];
}
export interface ReplyRow extends ReviewRow, AmendRow {
  id: string;
  caseId: string;
  brandId: string;
  caseState: string;
  state: ReplyState;
  parentMentionId: string;
  parentDeleted: boolean;
  accountId: string;
  handle: string | null;
  platform: string;
  accountState: 'active' | 'needs_attention' | 'removed';
  canPublish: boolean;
  sample: boolean;
  draftText: string;
  draftRevision: number;
  draftBy: Named | null;
  updatedAt: Date;
  currentVersion: number | null;
  contentHash: string | null;
  versions: VersionRow[];
  authors: Named[];
  approval: {
    id: string;
    by: Named;
    at: string;
    expiresAt: string;
    problem: string | null;
    live: boolean;
  } | null;
  publication: {
    id: string;
    state: 'queued' | 'sending' | 'published' | 'rejected' | 'unconfirmed' | 'cancelled';
    mode: 'api' | 'manual';
    notBefore: string;
    publishedAt: string | null;
    permalink: string | null;
    attempts: number;
    unreadable: boolean;
    errorKind: string | null;
    errorWords: string | null;
  } | null;
  mode: 'api' | 'manual' | 'never';
  /** This version can post there. */
  postable: boolean;
  platformLabel: string;
}

const person = (alias: string): string => `jsonb_build_object('id', ${alias}.id, 'name', ${alias}.name)`;

/** From SELECT to the end of FROM; append WHERE. The reply is `r`. */
export const REPLY_COLUMNS = `
  r.id, r.case_id AS "caseId", r.brand_id AS "brandId", c.state AS "caseState", r.state, r.parent_mention_id AS "parentMentionId",
  m.deleted_at IS NOT NULL AND r.kind = 'post' AS "parentDeleted", r.account_id AS "accountId", a.handle, a.platform, a.state AS "accountState",
  a.can_publish AS "canPublish", b.sample, r.draft_text AS "draftText", r.draft_revision AS "draftRevision",
  CASE WHEN d.id IS NOT NULL THEN ${person('d')} END AS "draftBy", r.updated_at AS "updatedAt", r.current_version AS "currentVersion",
  encode(reply_content_hash(v.id), 'hex') AS "contentHash", ${REVIEW_COLUMNS}, ${AMEND_COLUMNS},
  coalesce(versions.list, '[]') AS versions, coalesce(authors.list, '[]') AS authors, approval.one AS approval, publication.one AS publication
FROM reply r
JOIN care_case c ON c.id = r.case_id
JOIN mention m ON m.id = r.parent_mention_id
JOIN account a ON a.id = r.account_id
JOIN brand b ON b.id = r.brand_id
LEFT JOIN person d ON d.id = r.draft_by
LEFT JOIN reply_version v ON v.reply_id = r.id AND v.number = r.current_version
LEFT JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('id', rv.id, 'number', rv.number, 'text', rv.text, 'author', ${person('p')},
      'createdAt', rv.created_at, 'findings', rv.findings, 'assisted', rv.assisted,
      'askOverrule', rv.overrule_asked, 'overruled', ${overruledOf('rv.id')}, 'canned', CASE WHEN rv.canned_score IS NOT NULL THEN
        jsonb_build_object('score', rv.canned_score, 'like', rv.canned_like) END,
      'commitments', ${commitmentsOf('co.reply_version_id = rv.id')}, 'decisions', coalesce((
        SELECT jsonb_agg(jsonb_build_object('decision', rd.decision, 'comment', rd.comment, 'reasons', rd.reasons, 'reviewer', ${person('q')}, 'at', rd.at)
                 ORDER BY rd.at, rd.id)
        FROM review_decision rd JOIN person q ON q.id = rd.reviewer_id WHERE rd.reply_version_id = rv.id), '[]'))
    ORDER BY rv.number) AS list
  FROM reply_version rv JOIN person p ON p.id = rv.author_id WHERE rv.reply_id = r.id
) versions ON true
LEFT JOIN LATERAL (
  SELECT jsonb_agg(${person('p')} ORDER BY ra.first_at, p.id) AS list
  FROM reply_author ra JOIN person p ON p.id = ra.person_id WHERE ra.reply_id = r.id
) authors ON true
LEFT JOIN LATERAL (
  SELECT jsonb_build_object('id', ap.id, 'by', ${person('p')}, 'at', ap.approved_at, 'expiresAt', ap.expires_at,
      'live', ap.revoked_at IS NULL, 'problem', coalesce(ap.revoked_reason, approval_problem(ap.id))) AS one
  FROM approval ap JOIN person p ON p.id = ap.reviewer_id
  WHERE ap.reply_version_id = v.id ORDER BY ap.revoked_at IS NULL DESC, ap.approved_at DESC, ap.id LIMIT 1
) approval ON true
LEFT JOIN LATERAL (
  SELECT jsonb_build_object('id', pu.id, 'state', pu.state, 'mode', pu.mode, 'notBefore', pu.not_before, 'publishedAt', pu.published_at,
      'permalink', pu.permalink, 'attempts', pu.attempts, 'errorKind', pu.error_kind, 'errorWords', pu.error_words,
      'unreadable', pu.state = 'unconfirmed' AND (a.state <> 'active' OR NOT EXISTS (SELECT 1 FROM publication_attempt t
        WHERE t.publication_id = pu.id AND t.kind = 'send' AND t.started_at > now() - interval '1 hour'))) AS one
  FROM publication pu WHERE pu.reply_id = r.id
  ORDER BY pu.state IN ('queued','sending','published','unconfirmed') DESC, pu.created_at DESC, pu.id LIMIT 1
) publication ON true`;

const NOWHERE: readonly string[] = ['sample', 'account'];

export function factsOf(row: ReplyRow): ReplyFacts {
  return {
    state: row.state,
    caseClosed: row.caseState === 'closed',
    draftEmpty: row.draftText.trim() === '',
    authorIds: row.authors.map((a) => a.id),
    parentDeleted: row.parentDeleted,
    account: { state: row.accountState, canPublish: row.canPublish },
    mode: row.mode,
    sample: row.sample,
    approval: row.approval,
    review: {
      plan: row.plan ?? ANY_REVIEWER,
      given: holding(row).map(({ by, step }) => ({ personId: by.id, step })),
    },
    publication: row.publication,
  };
}

function troubleOf(
  publication: NonNullable<ReplyRow['publication']>,
): { kind: string; words: string } | null {
  const { errorKind, errorWords } = publication;
  return errorKind ? { kind: errorKind, words: errorWords ?? '' } : null;
}

/** Why an approved reply stands in the queue and no job will take it, until somebody mends what is named; it goes on by itself. */
function held(row: ReplyRow): { kind: string; words: string } | null {
  if (row.publication?.state !== 'queued' || row.publication.mode !== 'api') return null;
  if (row.accountState === 'needs_attention')
    return { kind: 'account-attention', words: REASONS['account-attention'] };
  if (row.postable) return null;
  return { kind: 'no-publisher', words: `This version of Earshot cannot post to ${row.platformLabel}.` };
}

/** The newest approval; one of several that are needed is no approval of the reply yet. */
function approvalOf(row: ReplyRow): ReplyRow['approval'] {
  return row.state === 'in_review' && row.approval?.live ? null : row.approval;
}

export function toReplyView(row: ReplyRow, viewer: Viewer): ReplyView {
  const versions = row.versions.map(({ overruled, ...version }) => ({
    ...version,
    findings: withOverruled(version.findings, overruled),
  }));
  const current = versions.find((v) => v.number === row.currentVersion);
  const { can, codes, reasons } = decideReply(factsOf(row), viewer);
  const approval = approvalOf(row);
  return {
    id: row.id,
    caseId: row.caseId,
    brandId: row.brandId,
    state: row.state,
    parentMentionId: row.parentMentionId,
    ...amendView(row, viewer),
    account: { id: row.accountId, handle: row.handle, platformLabel: row.platformLabel },
    draft: {
      text: row.draftText,
      revision: row.draftRevision,
      by: row.draftBy,
      at: row.draftBy ? row.updatedAt : null,
    },
    version: current && row.contentHash ? { ...current, contentHash: row.contentHash } : null,
    versions,
    authors: row.authors,
    review: reviewOf(row),
    approvals: holding(row).map(({ by, at, step }) => ({ by, at, step })),
    approval: approval && {
      by: approval.by,
      at: approval.at,
      expiresAt: approval.expiresAt,
      // That a sample has nowhere to be posted is no fault of its approval.
      problem: neverPosted(row) && NOWHERE.includes(approval.problem ?? '') ? null : approval.problem,
    },
    publication: row.publication && {
      id: row.publication.id,
      state: row.publication.state,
      mode: row.publication.mode,
      notBefore: row.publication.notBefore,
      publishedAt: row.publication.publishedAt,
      permalink: webAddress(row.publication.permalink),
      attempts: row.publication.attempts,
      error: held(row) ?? troubleOf(row.publication),
    },
    can,
    reasons,
    reasonCodes: codes,
  };
}
