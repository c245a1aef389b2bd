/** Shapes of /api/brands/:id/review-policy and /api/brands/:id/review-trust. */
import { z } from 'zod';
import { id, instant } from '../../../core/http-api/api-schema.js';
import { named } from '../../cases/cases.api.js';
import { SEVERITIES } from '../../cases/severity.js';

const severity = z.enum(SEVERITIES);
const whole = (min: number, max: number) => {
  const words = `a whole number from ${min} to ${max}`;
  return z.number({ error: words }).int(words).min(min, words).max(max, words);
};

export const reviewStep = z.strictObject({
  by: z.enum(['reviewer', 'lead', 'people']),
  /** With 'people': who may take this step. */
  people: z.array(id).max(50).optional(),
});

const needs = z.strictObject({
  steps: z.array(reviewStep).min(1, 'at least one reviewer').max(5, 'at most five steps'),
  ordered: z.boolean().default(false),
  leadSuffices: z.boolean().default(true),
});

const when = z.strictObject({
  platform: z.string().max(40).nullable().default(null),
  severity: severity.nullable().default(null),
  topic: z.string().max(60).nullable().default(null),
  agentId: id.nullable().default(null),
  trainee: z.boolean().default(false),
});

const terms = {
  depth: z.enum(['one', 'earned']),
  threshold: z.number().min(0.5, 'from 0.5 to 0.99').max(0.99, 'from 0.5 to 0.99'),
  probationReplies: whole(1, 200).nullable(),
  probationDays: whole(1, 365).nullable(),
};

export const policyInput = z.strictObject({
  /** The version this changes, as it was read. */
  version: z.number().int().min(0),
  ...terms,
  rules: z.array(z.strictObject({ when, needs })).max(50, 'at most 50 rules'),
});
export type PolicyInput = z.infer<typeof policyInput>;

export const policyView = z
  .object({
    version: z.number().int(),
    ...terms,
    rules: z.array(z.object({ when, needs })),
    madeAt: instant.nullable(),
    madeBy: named.nullable(),
    /** Rules that the team cannot fulfil as it stands now, in words. */
    lacking: z.array(z.string()),
    /** Who may be named: everybody active who reviews or writes. */
    team: z.array(named.extend({ roles: z.array(z.string()) })),
  })
  .meta({ id: 'ReviewPolicy' });
export type PolicyView = z.input<typeof policyView>;

export const trustView = z
  .object({
    depth: terms.depth,
    threshold: z.number(),
    probationReplies: z.number().nullable(),
    probationDays: z.number().nullable(),
    items: z.array(
      z.object({
        person: named,
        /** The newest reply found unsafe that still takes the trust away, of whatever kind. */
        badAt: instant.nullable(),
        cells: z.array(
          z.object({
            severity,
            language: z.string(),
            state: z.enum(['proven', 'unproven', 'bad-lately']),
            replies: z.number().int(),
            safe: z.number().int(),
            /** Lower bound of the safe share (Wilson, 95 %), 0 to 1. */
            lower: z.number(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ReviewTrust' });
export type TrustView = z.input<typeof trustView>;

const seconds = z.number().int().nullable();
export const reviewTimeView = z
  .object({
    /** Looked back upon. */
    days: z.number().int(),
    /** Replies that left review in these days. */
    replies: z.number().int(),
    /** Seconds in review, all rounds together; null where none left it. */
    p50: seconds,
    p90: seconds,
    /** Of these, in which nobody’s clock ran out. */
    inTime: z.number().int(),
  })
  .meta({ id: 'ReviewTime' });
export type ReviewTimeView = z.input<typeof reviewTimeView>;
