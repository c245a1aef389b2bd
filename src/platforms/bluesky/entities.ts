/**
 * The parts of the app.bsky and com.atproto lexicons that we rely on, checked on arrival. An at:// uri is a post's id, its
 * cid the version of it; a did is a person, whose handle may change.
 */
import { z } from 'zod';

const text = z.string().nullish().catch(null);
const count = z.number().int().nonnegative().nullish().catch(null);

const strongRef = z.object({ uri: z.string(), cid: z.string() });
export type StrongRef = z.infer<typeof strongRef>;

const authorSchema = z.object({
  did: z.string().startsWith('did:'),
  handle: z.string(),
  displayName: text,
  createdAt: text,
});

const recordSchema = z.object({
  text: z.string(),
  createdAt: text,
  langs: z.array(z.string()).nullish().catch(null),
  reply: z.object({ root: strongRef, parent: strongRef }).nullish().catch(null),
});

const imageSchema = z.object({ fullsize: text, thumb: text, alt: text });

export const postViewSchema = z.object({
  uri: z.string().startsWith('at://'),
  cid: z.string().min(1),
  author: authorSchema,
  record: recordSchema,
  indexedAt: z.string(),
  replyCount: count,
  repostCount: count,
  likeCount: count,
  embed: z
    .object({
      images: z.array(imageSchema).nullish().catch(null),
      media: z
        .object({ images: z.array(imageSchema) })
        .nullish()
        .catch(null),
    })
    .nullish()
    .catch(null),
  viewer: z.object({ replyDisabled: z.boolean().nullish() }).nullish().catch(null),
});
export type PostView = z.infer<typeof postViewSchema>;

export const notificationSchema = z.object({
  uri: z.string().startsWith('at://'),
  cid: z.string().min(1),
  author: authorSchema,
  reason: z.string(),
  record: recordSchema,
  indexedAt: z.string(),
});

export const searchSchema = z.object({ posts: z.array(z.unknown()), cursor: z.string().nullish() });
export const notificationsSchema = z.object({
  notifications: z.array(z.unknown()),
  cursor: z.string().nullish(),
});
export const postsSchema = z.object({ posts: z.array(z.unknown()) });
export const threadSchema = z.object({ thread: z.unknown() });
export const missingSchema = z.object({
  $type: z.string().optional(),
  notFound: z.boolean().optional(),
  blocked: z.boolean().optional(),
  post: z.unknown().optional(),
});
export const resolvedSchema = z.object({ did: z.string().startsWith('did:') });
export const recordGotSchema = z.object({ uri: z.string(), cid: z.string().nullish(), value: z.unknown() });
export const putSchema = z.object({ uri: z.string().startsWith('at://'), cid: z.string().min(1) });
export const ourRecordSchema = z.object({
  text: z.string(),
  createdAt: text,
  reply: z.object({ parent: strongRef }).nullish().catch(null),
});
export const profileSchema = z.object({ did: z.string(), handle: z.string(), displayName: text });

export const sessionSchema = z.object({
  did: z.string().startsWith('did:'),
  handle: z.string(),
  accessJwt: z.string().min(1),
  refreshJwt: z.string().min(1),
});
export type Session = z.infer<typeof sessionSchema>;

/** What the person gives, and what sessions add to it. */
export const credentialsSchema = z.object({
  identifier: z.string().trim().min(1),
  appPassword: z.string().min(1),
  appViewUrl: z.string().optional(),
  did: z.string().optional(),
  handle: z.string().optional(),
  accessJwt: z.string().optional(),
  refreshJwt: z.string().optional(),
  /** ISO time of the last createSession: there are 300 a day. */
  signedInAt: z.string().optional(),
});
export type Credentials = z.infer<typeof credentialsSchema>;

export const addressSchema = z.discriminatedUnion('stream', [
  z.object({ stream: z.literal('search'), q: z.string().min(1), mentions: z.string().optional() }),
  z.object({ stream: z.literal('hashtag'), tag: z.string().min(1) }),
  z.object({ stream: z.literal('mentions') }),
  z.object({ stream: z.literal('thread'), uri: z.string().startsWith('at://') }),
]);
export type Address = z.infer<typeof addressSchema>;

/** What a captured post remembers for its reply. */
export const nativeSchema = z.object({
  uri: z.string().startsWith('at://'),
  cid: z.string(),
  did: z.string(),
  handle: z.string(),
  root: strongRef.nullish(),
});
export type Native = z.infer<typeof nativeSchema>;
