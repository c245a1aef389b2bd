/** Shapes of /api/digest, the morning page, and of /api/me/digest, when a person wants it. */
import { z } from 'zod';
import { id, instant } from '../../core/http-api/api-schema.js';
import { ALERT_KINDS, ALERT_STATES } from '../../desk/alerts/alert-kinds.js';

const number = z
  .object({
    value: z.number().nullable(),
    /** The same stretch of the four weeks before, its median; null without history. */
    usual: z.number().nullable(),
  })
  .meta({ id: 'DigestNumber' });

export const digestView = z
  .object({
    from: instant,
    to: instant,
    brand: z.object({ id, name: z.string() }).nullable(),
    voices: number,
    /** 0 to 1; null without voices. */
    negativeShare: number,
    /** Seconds until the first answer, median of the cases answered in this time. */
    firstResponseSeconds: number,
    casesOpened: z.number().int(),
    casesAnswered: z.number().int(),
    casesWaiting: z.number().int(),
    repliesInReview: z.number().int(),
    /** Seven days up to `to`, oldest first. */
    days: z.array(
      z.object({ from: instant, to: instant, voices: z.number().int(), negative: z.number().int() }),
    ),
    topics: z.array(z.object({ id: z.string(), label: z.string(), voices: z.number().int() })),
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

export type DigestView = z.input<typeof digestView>;
export type DigestPreferenceView = z.input<typeof digestPreference>;
export type DigestPreferenceInput = z.infer<typeof digestPreferenceInput>;
