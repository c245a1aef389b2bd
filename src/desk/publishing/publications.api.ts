/** Shapes of /api/publications. */
import { z } from 'zod';
import { words } from '../../core/http-api/api-schema.js';

export const handedOut = z.object({ text: z.string(), url: z.string().nullable() }).meta({ id: 'HandedOut' });
export const confirmInput = z.strictObject({
  permalink: z
    .url({ protocol: /^https?$/, error: 'an address that begins with https://' })
    .max(2000)
    .optional(),
  /** How one knows; needed where Earshot posted and could not read back. */
  reason: words(1000).optional(),
});
export const notPostedInput = z.strictObject({ reason: words(1000).optional() });
/** Why; its reviewer reads it. */
export const amendInput = z.strictObject({ reason: words(1000) });
