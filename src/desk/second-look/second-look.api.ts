/** Shapes of /api/reviews/second and /api/brands/:id/second-look. Nothing in the first says who wrote or approved a reply. */
import { z } from 'zod';
import { id, instant, words } from '../../core/http-api/api-schema.js';
import { named } from '../cases/cases.api.js';
import { SEVERITIES } from '../cases/severity.js';
import { RETURN_REASONS } from '../replies/review/return-reasons.js';

export const secondItem = z
  .object({
    id,
    brandId: id,
    platformLabel: z.string(),
    language: z.string(),
    severity: z.enum(SEVERITIES),
    publishedAt: instant,
    /** What the customer had written, as it stood last before the reply. */
    customer: z.string(),
    text: z.string(),
  })
  .meta({ id: 'SecondLook' });
export type SecondItem = z.input<typeof secondItem>;
export const secondList = z.object({ items: z.array(secondItem) });

export const judgeInput = z
  .strictObject({
    verdict: z.enum(['good', 'bad']),
    reasons: z.array(z.enum(RETURN_REASONS)).max(RETURN_REASONS.length).default([]),
    comment: words(2000).optional(),
  })
  .refine(({ verdict, reasons }) => verdict === 'good' || reasons.length > 0, {
    error: 'say what is wrong with it: at least one reason',
    path: ['reasons'],
  });
export type JudgeInput = z.infer<typeof judgeInput>;
export const judged = z.object({ id, verdict: z.enum(['good', 'bad']) });

const counts = z.object({ good: z.number().int(), bad: z.number().int() });
export const secondLook = z
  .object({
    percent: z.number().int(),
    waiting: z.number().int(),
    /** Of the last 90 days. */
    people: z.array(z.object({ person: named, wrote: counts, approved: counts })),
  })
  .meta({ id: 'SecondLookSetting' });
export type SecondLook = z.input<typeof secondLook>;
export const secondLookInput = z.strictObject({
  percent: z.int().min(0, 'from 0 to 100').max(100, 'from 0 to 100'),
});
