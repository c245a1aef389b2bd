/** What the API says of sources. */
import { z } from 'zod';
import { id, instant, words } from '../../core/http-api/api-schema.js';

export const sourceView = z
  .object({
    id,
    brandId: id,
    platform: z.string(),
    platformLabel: z.string(),
    kind: z.string(),
    title: z.string(),
    state: z.enum(['active', 'paused', 'gone', 'removed']),
    intervalSeconds: z.number(),
    nextPollAt: instant,
    lastPolledAt: instant.nullable(),
    lastSuccessAt: instant.nullable(),
    lastItemAt: instant.nullable(),
    failures: z.number(),
    health: z.enum(['ok', 'waiting', 'failing', 'silent', 'paused', 'gone']),
    error: z.object({ kind: z.string(), words: z.string() }).nullable(),
    warnings: z.array(z.string()),
    mentionsCount: z.number(),
    accountId: id.nullable(),
  })
  .meta({ id: 'Source' });
export type SourceView = z.input<typeof sourceView>;
export const sourceList = z.object({ items: z.array(sourceView) });
export const sourceQuery = z.strictObject({ brandId: id.optional() });

export const discoverInput = z.strictObject({ brandId: id, input: words(2000), accountId: id.optional() });
export type DiscoverInput = z.infer<typeof discoverInput>;

export const discoveryView = z
  .object({
    platform: z.string(),
    platformLabel: z.string(),
    kind: z.string(),
    address: z.record(z.string(), z.unknown()),
    key: z.string(),
    title: z.string(),
    summary: z.string(),
    needsAccount: z.boolean(),
    alreadyAdded: z.boolean(),
    preview: z.array(
      z.object({
        text: z.string(),
        author: z.string().nullable(),
        publishedAt: instant.nullable(),
        permalink: z.string().nullable(),
      }),
    ),
    warnings: z.array(z.string()),
  })
  .meta({ id: 'Discovery' });
export const discoverAnswer = z.object({ found: z.array(discoveryView) });
export type DiscoverAnswer = z.input<typeof discoverAnswer>;

export const sourceInput = z.strictObject({
  brandId: id,
  platform: words(40),
  kind: words(40),
  address: z.record(z.string(), z.unknown()).refine(isSmall, 'too large'),
  key: words(2000),
  title: words(300),
  accountId: id.nullish(),
});
export type SourceInput = z.infer<typeof sourceInput>;

/** Nested ten thousand deep it cannot even be measured. */
function isSmall(address: Record<string, unknown>): boolean {
  try {
    return JSON.stringify(address).length < 8000;
  } catch {
    return false;
  }
}
