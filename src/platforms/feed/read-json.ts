/** JSON Feed 1.0 and 1.1 to a FeedDocument. Pure. Wrong types are treated as missing; unknown members are passed by. */
import { parseFeedDate } from './dates.js';
import {
  type FeedDocument,
  type FeedEnclosure,
  type FeedItem,
  FeedParseError,
  type FeedPerson,
} from './feed-document.js';
import { distinctItems, identify, revisionOf } from './identity.js';
import { distinct } from './people.js';
import { languageTag, webAddress } from './read-item.js';
import { fromString } from './text-construct.js';
import { escapeHtml } from './xml-tree.js';

type Json = Record<string, unknown>;

const own = (object: Json, name: string): unknown => (Object.hasOwn(object, name) ? object[name] : undefined);
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const text = (object: Json, name: string): string | null => {
  const value = own(object, name);
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
};
const list = (object: Json, name: string): Json[] => {
  const value = own(object, name);
  return Array.isArray(value) ? value.filter(isObject) : [];
};

/** Null when the JSON is something else than a feed. Throws FeedParseError('bad-json'). */
export function readJsonFeed(
  source: string,
  encoding: string,
  documentUrl: string | null,
): FeedDocument | null {
  const feed = parse(source);
  if (!isObject(feed)) return null;
  const version = /jsonfeed\.org\/version\/([\d.]+)/.exec(text(feed, 'version') ?? '')?.[1];
  if (!Array.isArray(own(feed, 'items')) || (version === undefined && text(feed, 'title') === null))
    return null;
  const base = webAddress(text(feed, 'home_page_url'), documentUrl) ?? documentUrl;
  const language = languageTag(text(feed, 'language'));
  const authors = people(feed, base);
  const warnings: string[] = [];
  const items = list(feed, 'items').map((item) => readJsonItem(item, base, language, authors));
  return {
    format: `JSON Feed ${version ?? '1'}`,
    encoding,
    title: line(text(feed, 'title')),
    description: text(feed, 'description'),
    link: webAddress(text(feed, 'home_page_url'), documentUrl),
    id: null,
    language,
    authors,
    ttlMinutes: null,
    skipHours: [],
    skipDays: [],
    items: distinctItems(items, warnings),
    warnings,
  };
}

function parse(source: string): unknown {
  // JSON.parse keeps its own stack outside the heap limit, so depth is bounded before.
  if (depthOf(source) > MAX_DEPTH)
    throw new FeedParseError('too-deep', `The document nests more than ${MAX_DEPTH} levels; no feed does.`);
  try {
    return JSON.parse(source);
  } catch {
    throw new FeedParseError('bad-json', 'The document begins like JSON but is cut off or damaged.');
  }
}

const MAX_DEPTH = 64;

function depthOf(source: string): number {
  let depth = 0;
  let deepest = 0;
  let quoted = false;
  for (let i = 0; i < source.length; i++) {
    const c = source.charCodeAt(i);
    if (quoted) {
      if (c === 92) i++;
      else if (c === 34) quoted = false;
    } else if (c === 34) quoted = true;
    else if (c === 91 || c === 123) deepest = Math.max(deepest, ++depth);
    else if (c === 93 || c === 125) depth--;
  }
  return deepest;
}

function readJsonItem(
  item: Json,
  base: string | null,
  language: string | null,
  feedAuthors: FeedPerson[],
): FeedItem {
  const given = own(item, 'id');
  const ownId = typeof given === 'number' ? String(given) : text(item, 'id');
  const link = webAddress(text(item, 'url') ?? text(item, 'external_url'), base);
  const html = text(item, 'content_html');
  const body = html === null ? null : fromString(html, 'html', link ?? base);
  const plain = text(item, 'content_text');
  const summary = text(item, 'summary');
  const authors = people(item, base);
  const title = line(text(item, 'title'));
  const words = (body?.plain || plain || summary) ?? '';
  const by = authors.length > 0 ? authors : feedAuthors;
  const published = parseFeedDate(text(item, 'date_published'));
  const { id, idFrom } = identify({ ownId, link, title, date: published, text: words });
  return {
    id,
    idFrom,
    title,
    link,
    text: words,
    summary: summary === words ? null : summary,
    html: body?.html ?? (words === '' ? null : escapeHtml(words).replace(/\n/g, '<br>')),
    authors: by,
    published,
    updated: parseFeedDate(text(item, 'date_modified')),
    language: languageTag(text(item, 'language')) ?? language,
    rating: null,
    enclosures: attachments(item, base),
    inReplyTo: null,
    revision: revisionOf({ title, text: words, authors: by }),
  };
}

function line(value: string | null): string | null {
  return value?.replace(/\s+/g, ' ') ?? null;
}

function people(object: Json, base: string | null): FeedPerson[] {
  const single = own(object, 'author');
  const all = [...list(object, 'authors'), ...(isObject(single) ? [single] : [])];
  return distinct(
    all.map((one) => ({
      name: line(text(one, 'name')),
      email: null,
      url: webAddress(text(one, 'url'), base),
    })),
  );
}

function attachments(item: Json, base: string | null): FeedEnclosure[] {
  const found: FeedEnclosure[] = [];
  const add = (address: string | null, type: string | null, size: unknown, alt: string | null) => {
    const url = webAddress(address, base);
    if (url && found.length < 20 && !found.some((known) => known.url === url))
      found.push({
        url,
        type,
        length: typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? size : null,
        alt,
      });
  };
  for (const one of list(item, 'attachments'))
    add(text(one, 'url'), text(one, 'mime_type'), own(one, 'size_in_bytes'), text(one, 'title'));
  add(text(item, 'image'), 'image/*', null, null);
  add(text(item, 'banner_image'), 'image/*', null, null);
  return found;
}
