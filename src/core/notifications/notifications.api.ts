/** The bell. */
import { z } from 'zod';
import { id, instant } from '../http-api/api-schema.js';

export const notificationList = z.object({
  items: z.array(
    z
      .object({
        id,
        kind: z.string(),
        params: z.record(z.string(), z.union([z.string(), z.number()])),
        link: z.string(),
        createdAt: instant,
        readAt: instant.nullable(),
      })
      .meta({ id: 'Notification' }),
  ),
  unread: z.number().int(),
});

/** Either some, or all there are now. */
export const markRead = z.union(
  [z.strictObject({ ids: z.array(id).min(1).max(200) }), z.strictObject({ all: z.literal(true) })],
  { error: 'either {"ids": […]} or {"all": true}' },
);

export type NotificationList = z.input<typeof notificationList>;
export type MarkRead = z.infer<typeof markRead>;
