/** Shapes of /api/alert-endpoints and /api/alert-deliveries. An address is a secret: it comes in, and only its host goes out. */
import { z } from 'zod';
import { id, instant, words } from '../../core/http-api/api-schema.js';
import { listOf, paged } from '../../core/http-api/paging.js';
import { named } from '../cases/cases.api.js';
import { CHANNELS, DELIVERY_STATES, ENDPOINT_KINDS, TELLINGS } from './alert-kinds.js';

const url = z
  .url({ protocol: /^https?$/, error: 'an address that begins with https://' })
  .max(2000, 'at most 2000 characters');

export const alertEndpoint = z
  .object({
    id,
    kind: z.enum(ENDPOINT_KINDS),
    name: z.string(),
    /** Host and beginning of the path, the rest hidden. */
    address: z.string(),
    active: z.boolean(),
    lastOkAt: instant.nullable(),
    lastErrorAt: instant.nullable(),
    /** What the other side answered last, in words. */
    lastWords: z.string().nullable(),
    /** The secret before this one signs too until then. */
    oldSecretUntil: instant.nullable(),
    createdAt: instant,
  })
  .meta({ id: 'AlertEndpoint' });
export const alertEndpointList = z.object({ items: z.array(alertEndpoint) });
export const alertEndpointInput = z.strictObject({ kind: z.enum(ENDPOINT_KINDS), name: words(120), url });
export const alertEndpointChange = z.strictObject({ name: words(120), active: z.boolean(), url }).partial();

/** The signing secret (whsec_…) of a webhook is shown in this answer and never again. */
export const alertEndpointMade = z
  .object({ endpoint: alertEndpoint, secret: z.string().nullable() })
  .meta({ id: 'AlertEndpointMade' });
export const alertEndpointTested = z
  .object({ ok: z.boolean(), words: z.string(), endpoint: alertEndpoint })
  .meta({ id: 'AlertEndpointTested' });

export const alertDelivery = z
  .object({
    id,
    alertId: id,
    /** In the reader's language. */
    alertTitle: z.string(),
    level: z.number().int(),
    telling: z.enum(TELLINGS),
    channel: z.enum(CHANNELS),
    person: named.nullable(),
    endpoint: named.nullable(),
    state: z.enum(DELIVERY_STATES),
    createdAt: instant,
    heldUntil: instant.nullable(),
    attempts: z.number().int(),
    triedAt: instant.nullable(),
    sentAt: instant.nullable(),
    error: z.object({ kind: z.string(), words: z.string() }).nullable(),
    canRetry: z.boolean(),
  })
  .meta({ id: 'AlertDelivery' });
export const alertDeliveryList = listOf(alertDelivery);
export const alertDeliveryQuery = z.strictObject({
  ...paged(50).shape,
  alertId: id.optional(),
  state: z.enum(DELIVERY_STATES).optional(),
});

export type AlertEndpointView = z.input<typeof alertEndpoint>;
export type AlertEndpointInput = z.infer<typeof alertEndpointInput>;
export type AlertEndpointChange = z.infer<typeof alertEndpointChange>;
export type AlertDeliveryView = z.input<typeof alertDelivery>;
export type AlertDeliveryQuery = z.infer<typeof alertDeliveryQuery>;
