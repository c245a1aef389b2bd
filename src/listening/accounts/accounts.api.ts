/** What the API says of accounts and platforms. Credentials go in and never come out. */
import { z } from 'zod';
import { id, words } from '../../core/http-api/api-schema.js';

export const accountView = z
  .object({
    id,
    brandId: id,
    platform: z.string(),
    platformLabel: z.string(),
    baseUrl: z.string(),
    handle: z.string().nullable(),
    displayName: z.string().nullable(),
    state: z.enum(['active', 'needs_attention', 'removed']),
    lastError: z.string().nullable(),
    canPublish: z.boolean(),
  })
  .meta({ id: 'Account' });
export type AccountView = z.input<typeof accountView>;
export const accountList = z.object({ items: z.array(accountView) });

export const accountQuery = z.strictObject({ brandId: id.optional() });
export const removeQuery = z.strictObject({
  confirm: z
    .enum(['true', 'false'], { error: 'true or false' })
    .optional()
    .meta({ description: 'Remove it although replies still wait for it' }),
});
export const connectInput = z.strictObject({
  brandId: id,
  platform: words(40),
  baseUrl: z
    .url({ protocol: /^https?$/, error: 'an address that begins with https://' })
    .max(500)
    .refine(
      // It is shown to everybody at the desk.
      (text) => !URL.canParse(text) || (new URL(text).username === '' && new URL(text).password === ''),
      'an address without user name and password',
    ),
  credentials: z.record(z.string().max(60), z.string().max(4000)),
});
export type ConnectInput = z.infer<typeof connectInput>;

export const platformList = z.object({
  items: z.array(
    z
      .object({
        platform: z.string(),
        label: z.string(),
        reply: z.enum(['api', 'manual', 'never']),
        sourceKinds: z.array(z.string()),
        readNeedsAccount: z.boolean(),
        defaultBaseUrl: z.string().nullable(),
        credentialFields: z
          .array(
            z.object({
              name: z.string(),
              label: z.string(),
              secret: z.boolean(),
              optional: z.boolean(),
              help: z.string(),
            }),
          )
          .nullable(),
      })
      .meta({ id: 'Platform' }),
  ),
});
export type PlatformListView = z.input<typeof platformList>;
