/** One public post as a network showed it, in the one shape that everything behind the ports understands. Plain data. */
export interface CapturedAuthor {
  /** Stable id on the network; for feeds without one, a name-derived key scoped to the feed. */
  externalId: string;
  handle: string | null;
  displayName: string | null;
  profileUrl: string | null;
  followers: number | null;
  /** How many accounts the author follows, where the network says so. */
  following?: number | null;
  isBot: boolean | null;
  /** When the author's account was created, if the network says so. */
  accountCreatedAt: Date | null;
}

export interface Engagement {
  replies: number | null;
  reposts: number | null;
  likes: number | null;
}

/** One public post as a network showed it. Text is plain text already (entities decoded, markup gone, lines kept). */
export interface CapturedPost {
  /** Globally unique and stable over edits: the ActivityPub uri, the at:// uri, feed key + guid. */
  externalId: string;
  /** Changes whenever the content does (cid, edited_at, content hash). */
  revision: string;
  kind: 'post' | 'review' | 'comment' | 'article' | 'message';
  text: string;
  title: string | null;
  /** Raw HTML as served, if any; sanitised before it is ever shown. */
  html: string | null;
  language: string | null;
  rating: number | null;
  author: CapturedAuthor;
  /** externalId of the post this answers, and of the thread's root, when known. */
  parentExternalId: string | null;
  rootExternalId: string | null;
  permalink: string | null;
  /** As claimed by the network; null when missing or not a date. Never trusted for ordering beyond capturedAt. */
  publishedAt: Date | null;
  editedAt: Date | null;
  visibility: 'public' | 'unlisted' | 'private' | 'direct';
  engagement: Engagement;
  media: { url: string; alt: string | null; kind: 'image' | 'video' | 'audio' | 'other' }[];
  /** What a reply needs (native ids, cid, handle). Opaque elsewhere. */
  native: Record<string, unknown>;
}
