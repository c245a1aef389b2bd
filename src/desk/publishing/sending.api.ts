/** Shapes of a brand's hours and of the time at which a reply should go. */
import { z } from 'zod';
import { instant } from '../../core/http-api/api-schema.js';
import { WEEKDAYS, wrongHours } from './sending-hours.js';

const time = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 09:30, at most 24:00');
const days = z
  .partialRecord(z.enum(WEEKDAYS), z.array(z.tuple([time, time])).max(6))
  .superRefine((value, context) => {
    for (const message of wrongHours(value)) context.addIssue({ code: 'custom', message });
  });

export const sendingHoursInput = z.strictObject({
  /** By weekday, Monday is 1; null: at any time. */
  days: days.nullable(),
  urgentAnyTime: z.boolean().default(true),
});
export type SendingHoursInput = z.infer<typeof sendingHoursInput>;
export const sendingHoursView = z
  .object({
    /** IANA name, from the brand's calendar. */
    timeZone: z.string(),
    days: z.partialRecord(z.enum(WEEKDAYS), z.array(z.tuple([z.string(), z.string()]))).nullable(),
    urgentAnyTime: z.boolean(),
    /** When a reply approved now could go. */
    next: instant,
  })
  .meta({ id: 'SendingHours' });
export type SendingHoursView = z.input<typeof sendingHoursView>;

export const sendAtInput = z.strictObject({
  at: z.iso
    .datetime({ offset: true, error: 'a time with its offset, such as 2026-03-02T09:30:00+05:30' })
    .nullable(),
});
