/**
 * The parts of the Mastodon client API that we rely on, checked on arrival. Ids are opaque strings: never numbers, never
 * compared for size. Lenient where compatible servers differ, strict where a wrong guess would be shown as fact.
 */
import { z } from 'zod';

const count = z.number().int().nonnegative().nullish().catch(null);
const text = z.string().nullish().catch(null);

export const accountSchema = z.object({
  id: z.string().min(1),
  username: z.string(),
  acct: z.string().min(1),
  display_name: text,
  url: z.string().min(1),
  bot: z.boolean().nullish().catch(null),
  followers_count: count,
  following_count: count,
  created_at: text,
});

export const statusSchema = z.object({
  id: z.string().min(1),
  uri: z.string().min(1),
  url: text,
  created_at: z.string(),
  edited_at: text,
  content: z.string(),
  spoiler_text: text,
  // A visibility we do not know is some kind of not public.
  visibility: z.enum(['public', 'unlisted', 'private', 'direct']).catch('private'),
  language: text,
  in_reply_to_id: text,
  replies_count: count,
  reblogs_count: count,
  favourites_count: count,
  account: accountSchema,
  media_attachments: z
    .array(z.object({ url: text, remote_url: text, type: text, description: text }))
    .nullish()
    .catch([]),
});
export type Status = z.infer<typeof statusSchema>;

/** A boost carries the post it repeats. */
export const timelineItemSchema = statusSchema.extend({ reblog: statusSchema.nullish().catch(null) });

export const notificationSchema = z.object({
  id: z.string().min(1),
  type: z.string(),
  created_at: z.string(),
  /** Missing when the post was deleted since. */
  status: statusSchema.nullish().catch(null),
});

export const contextSchema = z.object({ ancestors: z.array(z.unknown()), descendants: z.array(z.unknown()) });

/** v2 has `domain`, v1 has `uri`; the limits sit in the same place in both, where they are given at all. */
export const instanceSchema = z
  .object({
    domain: z.string().optional(),
    uri: z.string().optional(),
    title: text,
    version: z.string(),
    max_toot_chars: z.number().int().positive().optional().catch(undefined),
    configuration: z
      .object({
        statuses: z
          .object({
            max_characters: z.number().int().positive().optional().catch(undefined),
            characters_reserved_per_url: z.number().int().positive().optional().catch(undefined),
          })
          .optional()
          .catch(undefined),
      })
      .optional()
      .catch(undefined),
  })
  .refine((instance) => instance.domain !== undefined || instance.uri !== undefined);
export type Instance = z.infer<typeof instanceSchema>;

export const credentialsSchema = z.object({ accessToken: z.string().trim().min(1) });

export const addressSchema = z.discriminatedUnion('stream', [
  z.object({ stream: z.literal('hashtag'), server: z.string(), tag: z.string().min(1) }),
  z.object({ stream: z.literal('mentions'), server: z.string() }),
  z.object({ stream: z.literal('profile'), server: z.string(), accountId: z.string(), acct: z.string() }),
  z.object({ stream: z.literal('local'), server: z.string() }),
]);
export type Address = z.infer<typeof addressSchema>;

/** What a captured post remembers for its reply: ids are those of `server`, and mean nothing on another one. */
export const nativeSchema = z.object({
  server: z.string(),
  id: z.string(),
  acct: z.string(),
  uri: z.string(),
  revision: z.string(),
  inReplyToId: z.string().nullish(),
  /** Shown to followers or to us alone: to anyone else it looks deleted. */
  restricted: z.boolean().default(false),
});
export type Native = z.input<typeof nativeSchema>;
