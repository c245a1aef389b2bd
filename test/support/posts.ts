/** Captured posts as a connector would hand them over, for tests. */
import type { CapturedPost } from '../../src/platforms/ports';

export function aPost(
  n: number | string,
  over: Partial<Omit<CapturedPost, 'author'>> & { author?: Partial<CapturedPost['author']> } = {},
): CapturedPost {
  const { author, ...rest } = over;
  return {
    externalId: `post-${n}`,
    revision: 'r1',
    kind: 'post',
    text: `The weather is mild today, note number ${n}`,
    title: null,
    html: null,
    language: null,
    rating: null,
    parentExternalId: null,
    rootExternalId: null,
    permalink: `https://social.example/posts/${n}`,
    publishedAt: new Date('2026-03-01T10:00:00Z'),
    editedAt: null,
    visibility: 'public',
    engagement: { replies: 0, reposts: 0, likes: 0 },
    media: [],
    native: {},
    ...rest,
    author: {
      externalId: `author-${n}`,
      handle: `@author${n}`,
      displayName: `Author ${n}`,
      profileUrl: null,
      followers: 10,
      isBot: null,
      accountCreatedAt: null,
      ...author,
    },
  };
}

/** A text that any scorer must find alarming. */
export const GRAVE =
  'The kettle from @nila exploded and burned my daughter, she is in hospital. This is dangerous! I want a refund and I will see you in court.';
