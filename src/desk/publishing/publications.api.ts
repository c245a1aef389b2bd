/** Shapes of /api/publications. */
import { z } from 'zod';

export const handedOut = z.object({ text: z.string(), url: z.string().nullable() }).meta({ id: 'HandedOut' });
export const confirmInput = z.strictObject({
  permalink: z
    .url({ protocol: /^https?$/, error: 'an address that begins with https://' })
    .max(2000)
    .optional(),
});
