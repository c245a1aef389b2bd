/** Shapes of /api/alerts: the list, one alert with its reasons, and what people do with it. */
import { z } from 'zod';
import { id, instant, words } from '../../core/http-api/api-schema.js';
import { listOf, paged } from '../../core/http-api/paging.js';
import { mentionView } from '../../listening/ingest/mentions.api.js';
import { CASE_STATES } from '../cases/case.workflow.js';
import { named } from '../cases/cases.api.js';
import { SEVERITIES } from '../cases/severity.js';
import { ALERT_KINDS, ALERT_STATES } from './alert-kinds.js';

const level = z.number().int().min(1).max(5);
const params = z.record(z.string(), z.union([z.string(), z.number()]));
const mark = z.enum(['right', 'wrong']);

/** A reason in a code, and as a sentence in the reader's language. */
export const alertReason = z
  .object({ code: z.string(), params, words: z.string() })
  .meta({ id: 'AlertReason' });

const core = {
  id,
  brandId: id.nullable(),
  kind: z.enum(ALERT_KINDS),
  level,
  state: z.enum(ALERT_STATES),
  /** In the reader's language. */
  title: z.string(),
  /** The gravest reason, as a sentence in the reader's language. */
  summary: z.string(),
  openedAt: instant,
  updatedAt: instant,
  /** When the matter itself was over; the alert may have been resolved by a person before. */
  endedAt: instant.nullable(),
  owner: named.nullable(),
  acknowledgedBy: named.nullable(),
  acknowledgedAt: instant.nullable(),
  snoozedUntil: instant.nullable(),
  marked: mark.nullable(),
  /** How often something material changed. */
  updates: z.number().int(),
  voices: z.number().nullable(),
  /** Voices that are usual in the same time. */
  expected: z.number().nullable(),
  reach: z.number().nullable(),
};
export const alertRow = z.object(core).meta({ id: 'AlertRow' });
export const alertList = listOf(alertRow);

export const ALERT_VIEWS = ['active', ...ALERT_STATES, 'all'] as const;
export const alertQuery = z.strictObject({
  ...paged(50).shape,
  brandId: id.optional(),
  /** active: everything that is not resolved. */
  view: z.enum(ALERT_VIEWS).default('active'),
  kind: z.enum(ALERT_KINDS).optional(),
  minLevel: z.coerce.number().int().min(1).max(5).optional(),
  marked: z.enum(['right', 'wrong', 'not']).optional(),
});

export const alertEventView = z
  .object({
    id,
    at: instant,
    actor: named.nullable(),
    kind: z.string(),
    details: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'AlertEvent' });

const caseBrief = z.object({
  id,
  number: z.number().int(),
  title: z.string(),
  state: z.enum(CASE_STATES),
  severity: z.enum(SEVERITIES),
  assignee: named.nullable(),
  replyState: z.string().nullable(),
});

export const alertView = z
  .object({
    ...core,
    subject: z.record(z.string(), z.unknown()),
    reasons: z.array(alertReason),
    stakes: z.object({
      voices: z.number().nullable(),
      expected: z.number().nullable(),
      /** voices ÷ expected. */
      times: z.number().nullable(),
      negative: z.number().nullable(),
      reach: z.number().nullable(),
      topics: z.array(z.object({ id: z.string(), label: z.string() })),
      /** Up to three typical posts; secrets are masked. */
      posts: z.array(mentionView),
    }),
    doing: z.object({
      /** Opened from the typical posts. */
      cases: z.array(caseBrief),
      /** Of its own posts, whenever they were opened, and of the brand since the alert began. */
      casesOpened: z.number().int(),
      casesUnassigned: z.number().int(),
      /** Who works on them, at most five. */
      agents: z.array(named),
      repliesInReview: z.number().int(),
      repliesOut: z.number().int(),
    }),
    resolvedBy: named.nullable(),
    resolvedAt: instant.nullable(),
    resolution: z.string().nullable(),
    markedBy: named.nullable(),
    markedAt: instant.nullable(),
    markedWords: z.string().nullable(),
    /** The newest hundred, oldest first. */
    events: z.array(alertEventView),
    deliveries: z.object({
      sent: z.number().int(),
      waiting: z.number().int(),
      held: z.number().int(),
      failed: z.number().int(),
    }),
    can: z.object({
      acknowledge: z.boolean(),
      snooze: z.boolean(),
      assign: z.boolean(),
      resolve: z.boolean(),
      mark: z.boolean(),
    }),
    /** Who could be put in charge; empty for those who may not. */
    owners: z.array(named),
  })
  .meta({ id: 'Alert' });

const comment = words(1000).optional();
export const acknowledgeInput = z.strictObject({ words: comment });
export const snoozeInput = z.strictObject({
  minutes: z
    .number({ error: 'minutes, from 5 to 10080 (a week)' })
    .int('whole minutes')
    .min(5, 'at least 5 minutes')
    .max(10_080, 'at most a week'),
  words: comment,
});
export const assignAlertInput = z.strictObject({ personId: id.nullable() });
export const resolveInput = z.strictObject({ words: comment });
/** null takes the mark back. */
export const markInput = z.strictObject({ mark: mark.nullable(), words: comment });

export type AlertRowView = z.input<typeof alertRow>;
export type AlertView = z.input<typeof alertView>;
export type AlertQuery = z.infer<typeof alertQuery>;
