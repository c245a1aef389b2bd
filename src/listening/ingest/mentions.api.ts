/** What the API says of mentions. Secrets a customer wrote are masked before they get here. */
import { z } from 'zod';
import { id, instant, words } from '../../core/http-api/api-schema.js';
import { listOf, paged } from '../../core/http-api/paging.js';

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

export const mentionList = listOf(mentionView);
export const mentionDetail = mentionView.extend({
  versions: z.array(
    z.object({ version: z.number(), text: z.string(), title: z.string().nullable(), seenAt: instant }),
  ),
  score: scoreView,
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

const reason = words(500).optional();
export const correctionInput = z.discriminatedUnion('field', [
  z.strictObject({ field: z.literal('spam'), now: z.boolean(), reason }),
  z.strictObject({ field: z.literal('flagged'), now: z.boolean(), reason }),
  z.strictObject({ field: z.literal('complaint'), now: z.boolean(), reason }),
  z.strictObject({ field: z.literal('sentiment'), now: z.enum(['neg', 'neu', 'pos']), reason }),
]);
export type CorrectionInput = z.infer<typeof correctionInput>;
