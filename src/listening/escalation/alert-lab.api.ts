/** Shapes of /api/alert-lab: a history of one series, what was expected of it, and the alerts it would have raised. */
import { z } from 'zod';
import { id, instant, instantInput } from '../../core/http-api/api-schema.js';
import { LEAST_SENSITIVITY, MOST_SENSITIVITY } from './sensitivity.js';

const sensitivityWords = `a number from ${LEAST_SENSITIVITY} to ${MOST_SENSITIVITY}; 1 is as shipped`;
const sensitivity = z.coerce
  .number({ error: sensitivityWords })
  .min(LEAST_SENSITIVITY, sensitivityWords)
  .max(MOST_SENSITIVITY, sensitivityWords);
/** topic|sentiment|platform, * for all. */
const series = z
  .string()
  .max(200)
  .regex(
    /^[^|]+\|(\*|neg|neu|pos)\|[^|]+$/,
    'topic|sentiment|platform with * for all, such as delivery|neg|*',
  );

export const alertLabQuery = z.strictObject({
  brandId: id,
  series: series.default('*|*|*'),
  /** The last 28 days when left out; at most 400. */
  from: instantInput.optional(),
  to: instantInput.optional(),
  /** That of the brand when left out. */
  sensitivity: sensitivity.optional(),
});
export type AlertLabQuery = z.infer<typeof alertLabQuery>;

export const countsInput = z.strictObject({
  /** A file with the columns timestamp,value: one line a bin. */
  csv: z
    .string({ error: 'text' })
    .min(1, 'is empty: a first line "timestamp,value" is expected')
    .max(4_000_000, 'at most 4 MB'),
  sensitivity: sensitivity.default(1),
});
export type CountsInput = z.infer<typeof countsInput>;

export const sensitivityInput = z.strictObject({ brandId: id, sensitivity });
export type SensitivityInput = z.infer<typeof sensitivityInput>;
export const sensitivityView = z.object({ brandId: id, sensitivity: z.number() });

const reason = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  points: z.number(),
});

export const labAlert = z
  .object({
    at: instant,
    kind: z.enum(['spike', 'mood']),
    level: z.number().int(),
    seen: z.number(),
    expected: z.number(),
    windowMinutes: z.number(),
    record: z.number().nullable(),
    reasons: z.array(reason),
    /** It would have updated the alert before it instead of raising a new one. */
    again: z.boolean(),
    /** Minutes from the alert to the busiest hour of the day that followed; 0 when that was over already. */
    leadMinutes: z.number(),
    /** What people said of the incident at that time. */
    marked: z.enum(['right', 'wrong']).nullable(),
  })
  .meta({ id: 'LabAlert' });
export type LabAlertView = z.input<typeof labAlert>;

const figures = z.object({
  days: z.number(),
  voices: z.number(),
  alerts: z.number().int(),
  alertsAWeek: z.number(),
  medianLeadMinutes: z.number().nullable(),
  /** Against marks of people; null without any. `missed`: marked right, and not among these alerts. */
  right: z.number().int(),
  wrong: z.number().int(),
  missed: z.number().int(),
  precision: z.number().nullable(),
});
export type LabFigures = z.input<typeof figures>;

export const alertLab = z
  .object({
    series: z.string(),
    sensitivity: z.number(),
    /** That of the brand in daily use; 1 for an uploaded file. */
    inUse: z.number(),
    from: instant,
    to: instant,
    /** Seconds of one bin as judged, and of one point as shown. */
    binSeconds: z.number(),
    stepSeconds: z.number(),
    /** `seen` null: nobody listened, or nothing was counted yet; `expected` null: nothing was known besides. */
    points: z.array(
      z.object({
        at: instant,
        seen: z.number().nullable(),
        expected: z.number().nullable(),
        missing: z.boolean(),
      }),
    ),
    alerts: z.array(labAlert),
    figures,
    /** What else can be looked at, the loudest first. */
    choices: z.array(z.object({ series: z.string(), voices: z.number() })),
    /** Lines of an uploaded file that were passed over, the first twenty, and how many in all. */
    skipped: z.object({
      count: z.number().int(),
      lines: z.array(z.object({ line: z.number(), why: z.string() })),
    }),
  })
  .meta({ id: 'AlertLab' });
export type AlertLabView = z.input<typeof alertLab>;
