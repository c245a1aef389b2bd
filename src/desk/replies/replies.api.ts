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
import { amendFields } from './amend.api.js';
import { ACTIONS } from './reply-can.js';
import { REPLY_STATES } from './reply.workflow.js';
import { WHY_CODES } from './review/plan.js';
import { RETURN_REASONS } from './review/return-reasons.js';
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
    /** It stops the reply, and somebody of this role may overrule it; else nobody. */
    overrulableBy: z.enum(['reviewer', 'lead']).optional(),
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
  findings: z.array(
    finding.extend({
      overrulable: z.boolean(),
      overruled: z.object({ by: named, reason: z.string(), at: instant }).nullable(),
    }),
  ),
  /** The assistant had a part in it. */
  assisted: z.boolean(),
  /** Why its author thinks that what stops it is wrong. */
  askOverrule: z.string().nullable(),
  canned: cannedView.nullable(),
  commitments: z.array(commitmentView),
});
const decision = z.object({
  decision: z.enum(['approved', 'returned']),
  comment: z.string().nullable(),
  reasons: z.array(z.enum(RETURN_REASONS)),
  reviewer: named,
  at: instant,
});

const review = z.object({
  /** How many steps there are, and how many yeses hold. */
  needed: z.number().int(),
  given: z.number().int(),
  complete: z.boolean(),
  ordered: z.boolean(),
  /** A lead’s yes is enough, whatever the steps say. */
  leadSuffices: z.boolean(),
  steps: z.array(
    z.object({
      by: z.enum(['reviewer', 'lead', 'people']),
      people: z.array(named),
      filledBy: named.nullable(),
      at: instant.nullable(),
    }),
  ),
  why: z.array(
    z.object({
      code: z.enum(WHY_CODES),
      params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    }),
  ),
});

export const replyView = z
  .object({
    id,
    caseId: id,
    brandId: id,
    state: z.enum(REPLY_STATES),
    parentMentionId: id,
    ...amendFields,
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
    /** What the review asks for and who has given it; null while it is written. */
    review: review.nullable(),
    /** Those that hold, of the version in review. `step` 0: a lead who alone suffices. */
    approvals: z.array(z.object({ by: named, at: instant, step: z.number().int() })),
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
  /** Some of its links are being tried: ask again after the live event `links.looked`. */
  looking: z.boolean(),
  /** What whoever asks may give and say. */
  limits: limitsView,
});
/** Who keeps each promise of the text, until when. One without stops the reply. */
const confirmations = z.array(confirmationInput).max(100);
export const submitInput = z.strictObject({
  revision: z.number().int().min(1),
  /** The author’s words to a reviewer: why the findings that stop it are wrong. */
  askOverrule: words(1000).optional(),
  promises: confirmations.optional(),
});
export const submitted = z.object({ reply: replyView });
const reasons = z
  .array(z.enum(RETURN_REASONS, { error: RETURN_REASONS.join(', ') }))
  .min(1, 'at least one reason')
  .transform((codes) => [...new Set(codes)]);
export const returnInput = z.strictObject({
  versionId: id,
  comment: words(2000),
  reasons: reasons.default(['other']),
});
export type ReturnInput = z.infer<typeof returnInput>;
export const approveInput = z.strictObject({
  versionId: id,
  contentHash: z.string().regex(/^[0-9a-f]{64}$/, 'the contentHash of the version that was shown'),
  /** Findings that stop it and are wrong here, each with the reason. */
  overrule: z
    .array(
      z.strictObject({
        code: z.string().max(60),
        start: z.number().int().min(0),
        end: z.number().int().min(0),
        reason: words(500),
      }),
    )
    .max(50)
    .optional(),
});
export type ApproveInput = z.infer<typeof approveInput>;
export const editInput = z.strictObject({
  versionId: id,
  text: words(20_000),
  /** Why what stops these words is wrong; whoever reviews them next judges it. */
  askOverrule: words(1000).optional(),
  /** Those of the version that was read hold on: as they are, or in other words. */
  promises: confirmations.optional(),
});
export type EditInput = z.infer<typeof editInput>;

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
