/** Shapes of /api/brands/:id/crisis: the switch that pauses all publishing of a brand. */
import { z } from 'zod';
import { id, instant, words } from '../../core/http-api/api-schema.js';
import { named } from '../cases/cases.api.js';

export const crisisView = z
  .object({
    id,
    brandId: id,
    reason: z.string(),
    openedBy: named,
    openedAt: instant,
    liftedBy: named.nullable(),
    liftedAt: instant.nullable(),
    liftReason: z.string().nullable(),
  })
  .meta({ id: 'Crisis' });

export const crisisState = z
  .object({
    open: crisisView.nullable(),
    /** Those that are over, newest first, at most 20. */
    earlier: z.array(crisisView),
    /** Approved replies that wait and are held while it is on. */
    queued: z.number().int(),
    /** Left before it was on; nobody can call them back. */
    onTheirWay: z.number().int(),
    can: z.object({ switchOn: z.boolean(), lift: z.boolean() }),
  })
  .meta({ id: 'CrisisState' });

/** The first step: what it would do, and a token that proves it was read. Good for ten minutes, for this person and brand. */
export const crisisRequested = z
  .object({
    token: z.string(),
    expiresAt: instant,
    /** Must be typed to confirm. */
    brandName: z.string(),
    queued: z.number().int(),
    onTheirWay: z.number().int(),
    /** How many people are told. */
    people: z.number().int(),
  })
  .meta({ id: 'CrisisRequested' });

export const crisisInput = z.strictObject({
  token: z.string().min(1, 'the token of the first step').max(500),
  /** The brand's name, as it is written. */
  brandName: z.string().trim().min(1, 'the name of the brand').max(200),
  reason: words(1000),
});
export const liftInput = z.strictObject({ reason: words(1000) });

export type CrisisView = z.input<typeof crisisView>;
export type CrisisState = z.input<typeof crisisState>;
export type CrisisRequested = z.input<typeof crisisRequested>;
export type CrisisInput = z.infer<typeof crisisInput>;
