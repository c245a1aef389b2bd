/** What the health routes answer. Public: no address, no name, no message of an error. */
import { z } from 'zod';

export const alive = z.object({ status: z.literal('ok') });

const check = z.object({ status: z.enum(['up', 'down']) });
export const readiness = z
  .object({
    status: z.enum(['ok', 'error', 'shutting_down']),
    details: z.object({
      database: check.optional(),
      queue: check
        .extend({
          engine: z.string().optional(),
          outboxDue: z.number().optional(),
          outboxOldestSeconds: z.number().optional(),
        })
        .optional(),
      polling: check
        .extend({
          lastPollAt: z.string().nullable().optional(),
          activeSources: z.number().optional(),
          overdueSources: z.number().optional(),
        })
        .optional(),
    }),
  })
  .meta({ id: 'Readiness' });

export type Readiness = z.input<typeof readiness>;
