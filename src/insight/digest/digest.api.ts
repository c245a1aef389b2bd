/** Shapes of /api/digest, the morning page, and of /api/me/digest, when a person wants it. */
import { z } from 'zod';
import { id, instant } from '../../core/http-api/api-schema.js';
import { listOf, paged } from '../../core/http-api/paging.js';
import { ALERT_KINDS, ALERT_STATES } from '../../desk/alerts/alert-kinds.js';
import { named } from '../../desk/cases/cases.api.js';

const number = z
  .object({
    value: z.number().nullable(),
    /** The same stretch of the four weeks before, its median; null without history: time nobody listened to is none. */
    usual: z.number().nullable(),
  })
  .meta({ id: 'DigestNumber' });

export const digestView = z
  .object({
    from: instant,
    to: instant,
    brand: z.object({ id, name: z.string() }).nullable(),
    /** Null: nobody listened. */
    voices: number,
    /** 0 to 1; null without voices. */
    negativeShare: number,
    /** Seconds until the first answer, median of the cases answered in this time. */
    firstResponseSeconds: number,
    casesOpened: z.number().int(),
    casesAnswered: z.number().int(),
    casesWaiting: z.number().int(),
    repliesInReview: z.number().int(),
    /** Seven days up to `to`, oldest first; null where nobody listened, which is not 0. */
    days: z.array(
      z.object({
        from: instant,
        to: instant,
        voices: z.number().int().nullable(),
        negative: z.number().int().nullable(),
      }),
    ),
    topics: z.array(z.object({ id: z.string(), label: z.string(), voices: z.number().int() })),
    /** The gravest eight. */
    alerts: z.array(
      z.object({
        id,
        kind: z.enum(ALERT_KINDS),
        level: z.number().int(),
        state: z.enum(ALERT_STATES),
        title: z.string(),
        summary: z.string(),
        openedAt: instant,
        endedAt: instant.nullable(),
      }),
    ),
    /** All of them, those not listed too. */
    alertCount: z.number().int(),
    /** Feeds that deliver nothing although they should: then the numbers are too low, and calm is not calm. */
    blind: z.array(z.object({ alertId: id, title: z.string() })),
    crises: z.array(z.object({ brandId: id, brandName: z.string(), since: instant })),
  })
  .meta({ id: 'Digest' });
export const digestQuery = z.strictObject({ brandId: id.optional() });

const preference = {
  enabled: z.boolean(),
  /** Local, in the person's own time zone. */
  hour: z.number({ error: 'an hour from 0 to 23' }).int().min(0).max(23),
  email: z.boolean(),
  /** null: every brand. */
  brandId: id.nullable(),
};
export const digestPreference = z
  .object({
    ...preference,
    timeZone: z.string(),
    /** Whether this installation can send mail at all. */
    mailReady: z.boolean(),
    /** When the next one is due; null when switched off. */
    nextAt: instant.nullable(),
  })
  .meta({ id: 'DigestPreference' });
export const digestPreferenceInput = z.strictObject(preference).partial();

/** One person's digest of one day, and whether it arrived. */
export const digestRun = z
  .object({
    id,
    person: named,
    /** Local day there, YYYY-MM-DD. */
    day: z.string(),
    email: z.boolean(),
    state: z.enum(['queued', 'sending', 'sent', 'failed']),
    createdAt: instant,
    attempts: z.number().int(),
    triedAt: instant.nullable(),
    sentAt: instant.nullable(),
    /** What went wrong last, in words. */
    error: z.string().nullable(),
    canRetry: z.boolean(),
  })
  .meta({ id: 'DigestRun' });
export const digestRunList = listOf(digestRun);
export const digestRunQuery = z.strictObject({
  ...paged(50).shape,
  state: z.enum(['queued', 'sending', 'sent', 'failed']).optional(),
});

export type DigestRunView = z.input<typeof digestRun>;
export type DigestRunQuery = z.infer<typeof digestRunQuery>;
export type DigestView = z.input<typeof digestView>;
export type DigestPreferenceView = z.input<typeof digestPreference>;
export type DigestPreferenceInput = z.infer<typeof digestPreferenceInput>;
