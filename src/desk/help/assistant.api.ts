/** Shapes of /api/assistant: where the outside assistant is. Its key comes in and never goes out. */
import { z } from 'zod';
import { instant, words } from '../../core/http-api/api-schema.js';

const baseUrl = z
  .url({ protocol: /^https?$/, error: 'an address that begins with https://' })
  .max(500, 'at most 500 characters')
  .refine((url) => !/[?#]|\/\/[^/]*@/u.test(url), 'no key, question mark or # in the address');

export const assistantView = z
  .object({
    configured: z.boolean(),
    active: z.boolean(),
    baseUrl: z.string().nullable(),
    model: z.string().nullable(),
    hasKey: z.boolean(),
    lastOkAt: instant.nullable(),
    lastErrorAt: instant.nullable(),
    lastWords: z.string().nullable(),
  })
  .meta({ id: 'Assistant' });

export const assistantInput = z.strictObject({
  active: z.boolean(),
  baseUrl,
  model: words(120),
  /** Left out: the one that is kept stays, as long as the server is the same. Empty: the server asks for none. */
  key: z
    .string()
    .trim()
    .max(1000)
    .regex(/^[\x21-\x7e]*$/u, 'letters, digits and signs without spaces')
    .optional(),
});
export const assistantTested = z
  .object({ ok: z.boolean(), words: z.string() })
  .meta({ id: 'AssistantTested' });

export type AssistantView = z.input<typeof assistantView>;
export type AssistantInput = z.infer<typeof assistantInput>;
