/**
 * The sample stream as written in config/sample: fictional people about a fictional brand, in time relative to the start.
 * Turns it into one ordered list of events. Pure; a mistake in the files is an error that names the place.
 */
import { z } from 'zod';

const offset = z.string().regex(/^[+-]?(\d+d)?(\d+h)?(\d+m)?$/, 'a time like -2d4h, -35m or +1h20m');

const authorSchema = z.strictObject({
  handle: z.string().min(1),
  name: z.string().min(1),
  followers: z.number().int().nonnegative().default(0),
  /** Age of the account when the stream starts. */
  age: offset.default('700d'),
  bot: z.boolean().default(false),
  /** The brand itself. */
  own: z.boolean().default(false),
});

const postSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  at: offset,
  by: z.string(),
  text: z.string().min(1),
  lang: z.string().optional(),
  rating: z.number().min(1).max(5).optional(),
  title: z.string().optional(),
  replyTo: z.string().optional(),
  likes: z.number().int().default(0),
  reposts: z.number().int().default(0),
  replies: z.number().int().default(0),
  edit: z.strictObject({ at: offset, text: z.string().min(1) }).optional(),
  deletedAt: offset.optional(),
});
export type SamplePost = z.infer<typeof postSchema>;

export const brandFileSchema = z.strictObject({
  name: z.string(),
  notice: z.string(),
  languages: z.array(z.string()),
  allowWords: z.array(z.string()).default([]),
  authors: z.array(authorSchema).min(1),
});
export const postsFileSchema = z.strictObject({ posts: z.array(postSchema).min(1) });

export interface SampleAuthor extends z.infer<typeof authorSchema> {
  ageMinutes: number;
}

/** Something that becomes visible `minute` minutes after the start (negative: already there). */
export interface SampleEvent {
  minute: number;
  kind: 'post' | 'edit' | 'delete';
  post: SamplePost;
  /** As shown from this event on. */
  text: string;
}

export interface SamplePack {
  name: string;
  notice: string;
  languages: string[];
  allowWords: string[];
  authors: Map<string, SampleAuthor>;
  posts: Map<string, SamplePost>;
  /** By minute, then id: the same files always give the same order. */
  events: SampleEvent[];
}

/** Minutes; '-1d2h' is −1560. */
export function minutes(text: string): number {
  const [, sign, days, hours, mins] = /^([+-]?)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?$/.exec(text) ?? [];
  const total = Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(mins ?? 0);
  return sign === '-' ? -total : total;
}

/** Throws Error naming the post and what is wrong with it. */
export function assemble(brand: z.infer<typeof brandFileSchema>, posts: SamplePost[]): SamplePack {
  const authors = new Map(
    brand.authors.map((author) => [author.handle, { ...author, ageMinutes: minutes(author.age) }]),
  );
  const byId = new Map<string, SamplePost>();
  for (const post of posts) {
    if (byId.has(post.id)) throw new Error(`sample post ${post.id}: the id is used twice`);
    if (!authors.has(post.by)) throw new Error(`sample post ${post.id}: nobody is called ${post.by}`);
    byId.set(post.id, post);
  }
  const events = posts.flatMap((post): SampleEvent[] => {
    const at = minutes(post.at);
    if (post.replyTo !== undefined && !byId.has(post.replyTo))
      throw new Error(`sample post ${post.id}: there is no ${post.replyTo} to answer`);
    const later = [post.edit?.at, post.deletedAt].flatMap((text) =>
      text === undefined ? [] : [minutes(text)],
    );
    if (later.some((minute) => minute <= at))
      throw new Error(`sample post ${post.id}: changed before it was written`);
    return [
      { minute: at, kind: 'post', post, text: post.text },
      ...(post.edit
        ? [{ minute: minutes(post.edit.at), kind: 'edit' as const, post, text: post.edit.text }]
        : []),
      ...(post.deletedAt
        ? [{ minute: minutes(post.deletedAt), kind: 'delete' as const, post, text: post.text }]
        : []),
    ];
  });
  events.sort(
    (a, b) => a.minute - b.minute || a.post.id.localeCompare(b.post.id) || a.kind.localeCompare(b.kind),
  );
  const { name, notice, languages, allowWords } = brand;
  return { name, notice, languages, allowWords, authors, posts: byId, events };
}
