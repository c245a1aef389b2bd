/** Shapes of /api/replies and /api/reviews, requests and answers. */
import { z } from 'zod';
import { id, instant, words } from '../../core/http-api/api-schema.js';
import { listOf, paged } from '../../core/http-api/paging.js';
import { caseRow, named } from '../cases/cases.api.js';
import { GRAMMAR_STATES } from './checks/grammar/lint.js';
import {
  cannedView,
  commitmentView,
  confirmationInput,
  limitsView,
  promiseView,
} from './commitments/commitments.api.js';
import { ACTIONS } from './reply-can.js';
import { REPLY_STATES } from './reply.workflow.js';
import { turnView, viewer } from './turns/turns.api.js';

export const finding = z
  .object({
    check: z.string(),
    level: z.enum(['block', 'warn']),
    start: z.number().int(),
    end: z.number().int(),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    reason: z.string(),
    suggestions: z.array(z.string()),
    /** It stops nothing: a lead has to be among those who approve. */
    cosign: z.literal(true).optional(),
  })
  .meta({ id: 'Finding' });

const problem = z.object({ kind: z.string(), words: z.string() });
export const publicationView = z
  .object({
    id,
    state: z.enum(['queued', 'sending', 'published', 'rejected', 'unconfirmed', 'cancelled']),
    mode: z.enum(['api', 'manual']),
    notBefore: instant,
    publishedAt: instant.nullable(),
    permalink: z.string().nullable(),
    attempts: z.number().int(),
    error: problem.nullable(),
  })
  .meta({ id: 'Publication' });

const version = z.object({
  id,
  number: z.number().int(),
  text: z.string(),
  author: named,
  createdAt: instant,
  findings: z.array(finding),
  canned: cannedView.nullable(),
  commitments: z.array(commitmentView),
});
const decision = z.object({
  decision: z.enum(['approved', 'returned']),
  comment: z.string().nullable(),
  reviewer: named,
  at: instant,
});

export const replyView = z
  .object({
    id,
    caseId: id,
    brandId: id,
    state: z.enum(REPLY_STATES),
    parentMentionId: id,
    account: z.object({ id, handle: z.string().nullable(), platformLabel: z.string() }),
    draft: z.object({
      text: z.string(),
      revision: z.number().int(),
      by: named.nullable(),
      at: instant.nullable(),
    }),
    version: version.extend({ contentHash: z.string() }).nullable(),
    versions: z.array(version.extend({ decisions: z.array(decision) })),
    authors: z.array(named),
    approval: z
      .object({ by: named, at: instant, expiresAt: instant, problem: z.string().nullable() })
      .nullable(),
    publication: publicationView.nullable(),
    can: z.object(
      Object.fromEntries(ACTIONS.map((a) => [a, z.boolean()])) as Record<
        (typeof ACTIONS)[number],
        z.ZodBoolean
      >,
    ),
    /** Why not, in English; the same keys as `can`, and 'post' where nothing is ever posted. */
    reasons: z.record(z.string(), z.string()),
    /** The same as stable codes, for translation. */
    reasonCodes: z.record(z.string(), z.string()),
  })
  .meta({ id: 'Reply' });
export type ReplyView = z.input<typeof replyView>;
export type PublicationView = z.input<typeof publicationView>;

const draftText = z.string().max(20_000, 'at most 20000 characters');
export const startInput = z.strictObject({ mentionId: id, accountId: id.nullish() });
export const draftInput = z.strictObject({ text: draftText, revision: z.number().int().min(1) });
export const checkInput = z.strictObject({ text: draftText });
export const checkView = z.object({
  findings: z.array(finding),
  length: z.object({ used: z.number(), max: z.number(), unit: z.string() }).nullable(),
  /** How far the grammar was read; anything but 'checked' means that no finding about it says nothing. */
  grammar: z.enum(GRAMMAR_STATES),
  /** Each promise of the text, confirmed or not. */
  promises: z.array(promiseView),
  /** How like others it reads; null for a text too short to be compared. */
  canned: cannedView.nullable(),
  /** What whoever asks may give and say. */
  limits: limitsView,
});
export const submitInput = z.strictObject({
  revision: z.number().int().min(1),
  /** Who keeps each promise of the text, until when. One without stops the reply. */
  promises: z.array(confirmationInput).max(100).optional(),
});
export const submitted = z.object({ reply: replyView });
export const returnInput = z.strictObject({ versionId: id, comment: words(2000) });
export const approveInput = z.strictObject({
  versionId: id,
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, 'the contentHash of the version that was shown'),
});
export const editInput = z.strictObject({ versionId: id, text: words(20_000) });

export const reviewQuery = z.strictObject({ ...paged(50).shape, brandId: id.optional() });
export type ReviewQuery = z.infer<typeof reviewQuery>;
export const reviewItem = z
  .object({
    reply: replyView,
    case: caseRow,
    parent: z.object({
      text: z.string(),
      author: z.object({ id, name: z.string(), handle: z.string().nullable() }),
    }),
    waitingSeconds: z.number().int(),
    /** Whose turn it is and until when; null for a moment after an upgrade. */
    turn: turnView.nullable(),
    /** Others who have it open now. */
    viewers: z.array(viewer),
  })
  .meta({ id: 'ReviewItem' });
export const reviewList = listOf(reviewItem);
export type ReviewItem = z.input<typeof reviewItem>;
