/** Judging earlier mentions anew: asking for it, and how far it is. */
import { z } from 'zod';
import { id, instant, instantInput } from '../../core/http-api/api-schema.js';

export const rescoringInput = z.strictObject({
  brandId: id,
  /** Only what was captured from then on; all there is when left out. */
  since: instantInput.optional(),
});
export type RescoringInput = z.infer<typeof rescoringInput>;

export const rescoringView = z
  .object({
    id,
    brandId: id,
    since: instant.nullable(),
    model: z.string(),
    state: z.enum(['running', 'done', 'stopped']),
    total: z.number(),
    done: z.number(),
    changed: z.number(),
    flagged: z.number(),
    startedAt: instant,
    finishedAt: instant.nullable(),
    by: z.object({ id, name: z.string() }).nullable(),
    /** Of work, at the pace so far; null before there is any. */
    secondsLeft: z.number().nullable(),
  })
  .meta({ id: 'Rescoring' });
export type RescoringView = z.input<typeof rescoringView>;

export const scoringState = z
  .object({
    model: z.string(),
    /** Mentions that another scorer judged; counted up to 100,000. */
    stale: z.number(),
    running: rescoringView.nullable(),
    last: rescoringView.nullable(),
  })
  .meta({ id: 'ScoringState' });
export type ScoringState = z.input<typeof scoringState>;

export const ofBrand = z.strictObject({ brandId: id });
