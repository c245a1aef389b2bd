/** What the API says of mentions. Secrets a customer wrote are masked before they get here. */
import { z } from 'zod';
import { id, instant, words } from '../../core/http-api/api-schema.js';
import { listOf, paged } from '../../core/http-api/paging.js';
import { CORRECTED_FIELDS } from '../scoring/overruling.js';

export const scoreReason = z
  .object({
    code: z.string(),
    text: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
    points: z.number().optional(),
    spans: z.array(z.object({ start: z.number(), end: z.number() })).optional(),
  })
  .meta({ id: 'ScoreReason' });

export const scoreView = z
  .object({
    model: z.string(),
    language: z.string(),
    script: z.string(),
    sentiment: z.enum(['neg', 'neu', 'pos']),
    polarity: z.number(),
    complaint: z.number(),
    offensive: z.number(),
    spam: z.number(),
    urgency: z.number(),
    urgencyKinds: z.array(z.string()).optional(),
    topics: z.array(z.string()),
    risk: z.number(),
    reasons: z.array(scoreReason),
  })
  .meta({ id: 'Score' });

export const mentionView = z
  .object({
    id,
    brandId: id,
    sourceId: id,
    platform: z.string(),
    platformLabel: z.string(),
    kind: z.string(),
    text: z.string(),
    title: z.string().nullable(),
    author: z.object({
      id,
      name: z.string(),
      handle: z.string().nullable(),
      url: z.string().nullable(),
      followers: z.number().nullable(),
    }),
    permalink: z.string().nullable(),
    rating: z.number().nullable(),
    language: z.string(),
    sentiment: z.enum(['neg', 'neu', 'pos']),
    complaint: z.number(),
    urgency: z.number(),
    risk: z.number(),
    flagged: z.boolean(),
    offensive: z.number(),
    topics: z.array(z.string()),
    /** Fields that say what a person said. */
    overruled: z.array(z.enum(CORRECTED_FIELDS)),
    spam: z.boolean(),
    own: z.boolean(),
    version: z.number(),
    publishedAt: instant,
    capturedAt: instant,
    editedAt: instant.nullable(),
    deletedAt: instant.nullable(),
    engagement: z.object({
      replies: z.number().nullable(),
      reposts: z.number().nullable(),
      likes: z.number().nullable(),
    }),
    duplicateOf: id.nullable(),
    parentExternalId: z.string().nullable(),
  })
  .meta({ id: 'Mention' });
export type MentionView = z.input<typeof mentionView>;

const correctedValue = z.union([z.boolean(), z.string(), z.array(z.string())]);
export const correctionView = z
  .object({
    id,
    field: z.enum(CORRECTED_FIELDS),
    was: correctedValue,
    now: correctedValue,
    by: z.object({ id, name: z.string() }),
    at: instant,
    reason: z.string().nullable(),
    /** The scorer that was overruled. */
    model: z.string(),
    version: z.number(),
    /** The correction that this one takes back. */
    withdraws: id.nullable(),
    /** Whether its word is what is shown. */
    inForce: z.boolean(),
  })
  .meta({ id: 'Correction' });
export type CorrectionView = z.input<typeof correctionView>;

export const mentionList = listOf(mentionView);
export const mentionDetail = mentionView.extend({
  versions: z.array(
    z.object({ version: z.number(), text: z.string(), title: z.string().nullable(), seenAt: instant }),
  ),
  score: scoreView,
  /** As shown: a person's word where one overruled the scorer. */
  urgencyKinds: z.array(z.string()),
  /** Newest first. */
  corrections: z.array(correctionView),
  /** Of the outside spam service, where one is used and was asked. */
  spamOpinion: z.enum(['ham', 'spam', 'blatant']).nullable(),
  duplicates: z.number(),
  caseId: id.nullable(),
});
export type MentionDetail = z.input<typeof mentionDetail>;

export const mentionQuery = z.strictObject({
  ...paged(50, 200).shape,
  brandId: id.optional(),
  filter: z.enum(['all', 'flagged', 'spam', 'own'], { error: 'all, flagged, spam or own' }).default('all'),
  q: words(200).optional(),
});
export type MentionQuery = z.infer<typeof mentionQuery>;
