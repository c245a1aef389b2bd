/** Shapes of /api/alert-rules: who is told of what, when and by what. */
import { z } from 'zod';
import { id, instant, words } from '../../core/http-api/api-schema.js';
import { ROLES } from '../../core/identity/role.js';
import { ALERT_KINDS, PERSON_CHANNELS } from './alert-kinds.js';

const unique = <T>(list: T[]): T[] => [...new Set(list)];
const personIds = z.array(id).max(200, 'at most 200 people').transform(unique);
const roles = z.array(z.enum(ROLES)).transform(unique);
const channels = z.array(z.enum(PERSON_CHANNELS)).transform(unique);
const endpointIds = z.array(id).max(20, 'at most 20 endpoints').transform(unique);
const localTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as 22:00');

export const chainStep = z
  .strictObject({
    /** Counted from the step before; the first from the alert. */
    afterMinutes: z
      .number({ error: 'minutes, from 1 to 1440' })
      .int()
      .min(1, 'at least a minute')
      .max(1440, 'at most a day'),
    personIds: personIds.default([]),
    roles: roles.default([]),
    channels: channels.default(['bell', 'email']),
    endpointIds: endpointIds.default([]),
  })
  .refine((s) => s.endpointIds.length > 0 || s.personIds.length + s.roles.length > 0, {
    message: 'a step names people, roles or endpoints',
  })
  .refine((s) => s.channels.length > 0 || s.personIds.length + s.roles.length === 0, {
    message: 'a step that names people names a way to reach them',
  });

export const quietHours = z
  .strictObject({ from: localTime, to: localTime })
  .refine((q) => q.from !== q.to, { message: 'from and to are the same time' });

const fields = {
  name: words(120),
  active: z.boolean(),
  personIds,
  roles,
  /** null: every brand. */
  brandIds: z.array(id).min(1, 'at least one brand, or null for all').max(500).transform(unique).nullable(),
  /** null: every kind. */
  kinds: z.array(z.enum(ALERT_KINDS)).min(1, 'at least one kind').transform(unique).nullable(),
  minLevel: z
    .number({ error: 'a level from 1 to 5' })
    .int()
    .min(1, 'a level from 1 to 5')
    .max(5, 'a level from 1 to 5'),
  channels,
  endpointIds,
  /** In each person's own time zone; e-mail waits for their end, but not for an alert of level 5. */
  quiet: quietHours.nullable(),
  /** Who else is told while nobody acknowledges. */
  chain: z.array(chainStep).max(6, 'at most 6 steps'),
};

export const alertRule = z
  .object({
    id,
    ...fields,
    chain: z.array(
      z.object({
        afterMinutes: z.number().int(),
        personIds: z.array(id),
        roles: z.array(z.enum(ROLES)),
        channels: z.array(z.enum(PERSON_CHANNELS)),
        endpointIds: z.array(id),
      }),
    ),
    /** In the reader's language when it comes with Earshot and nobody renamed it. */
    name: z.string(),
    /** Empty: the brands it named are gone, and it is off until others are chosen. */
    brandIds: z.array(id).nullable(),
    /** Comes with Earshot: named by its code; may be changed and switched off, not removed. */
    builtIn: z.string().nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'AlertRule' });
export const alertRuleList = z.object({
  items: z.array(alertRule),
  /** Whether this installation can send mail; without it rules reach people by the bell only. */
  mailReady: z.boolean(),
});

export const alertRuleInput = z.strictObject({
  ...fields,
  active: fields.active.default(true),
  personIds: personIds.default([]),
  roles: roles.default([]),
  brandIds: fields.brandIds.default(null),
  kinds: fields.kinds.default(null),
  channels: channels.default(['bell']),
  endpointIds: endpointIds.default([]),
  quiet: fields.quiet.default(null),
  chain: fields.chain.default([]),
});
export const alertRuleChange = z.strictObject(fields).partial();

export type AlertRuleView = z.input<typeof alertRule>;
export type AlertRuleInput = z.infer<typeof alertRuleInput>;
export type AlertRuleChange = z.infer<typeof alertRuleChange>;
export type ChainStep = z.infer<typeof chainStep>;
export type QuietHours = z.infer<typeof quietHours>;
