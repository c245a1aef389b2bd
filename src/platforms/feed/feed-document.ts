/**
 * What reading a feed document gives, whatever its dialect: plain, cloneable data without any meaning of ours yet.
 */

export interface FeedPerson {
  name: string | null;
  email: string | null;
  url: string | null;
}

export interface FeedEnclosure {
  url: string;
  type: string | null;
  length: number | null;
  alt: string | null;
}

export interface FeedItem {
  /** guid, atom:id, rdf:about or JSON id; else the link; else a hash. Unique within the document. */
  id: string;
  idFrom: 'id' | 'link' | 'hash';
  title: string | null;
  /** http(s) only, absolute when a base is known. */
  link: string | null;
  /** Plain text of the content, or of the summary when there is no content. */
  text: string;
  summary: string | null;
  /** Content (else summary) as served, with relative addresses made absolute. Not sanitised. */
  html: string | null;
  authors: FeedPerson[];
  /** ISO 8601, UTC. */
  published: string | null;
  updated: string | null;
  language: string | null;
  /** 1–5 stars. */
  rating: number | null;
  enclosures: FeedEnclosure[];
  /** Id of the entry this one answers (threading extension). */
  inReplyTo: string | null;
  /** Changes when title, text or authors do, and only then; not with counters and ages that the text shows. */
  revision: string;
}

export interface FeedDocument {
  /** 'RSS 2.0', 'Atom 1.0', 'JSON Feed 1.1', … */
  format: string;
  encoding: string;
  title: string | null;
  description: string | null;
  link: string | null;
  /** The feed's own id (atom:id), if any. */
  id: string | null;
  language: string | null;
  authors: FeedPerson[];
  /** What the document itself asks for, in minutes. */
  ttlMinutes: number | null;
  /** Hours (0–23, GMT) and days ('monday', …) in which the feed asks not to be read. */
  skipHours: number[];
  skipDays: string[];
  items: FeedItem[];
  warnings: string[];
}

export type FeedErrorCode =
  | 'empty'
  | 'not-a-feed'
  | 'web-page'
  | 'bad-json'
  | 'too-large'
  | 'too-deep'
  | 'too-complex'
  | 'too-slow'
  | 'too-much-memory'
  | 'internal';

export interface FeedAlternate {
  url: string;
  title: string | null;
}

export type ParseResult =
  | { ok: true; feed: FeedDocument }
  /** `alternates`: the feeds a web page names; `title`: the page's. */
  | { ok: false; code: FeedErrorCode; message: string; title: string | null; alternates: FeedAlternate[] };

export class FeedParseError extends Error {
  override readonly name = 'FeedParseError';
  constructor(
    readonly code: FeedErrorCode,
    message: string,
  ) {
    super(message);
  }
}
