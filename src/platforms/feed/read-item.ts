/**
 * One <item> or <entry> of any XML dialect to a FeedItem. Pure. The dialects are read by one routine because real feeds
 * mix them: Atom links in RSS, Dublin Core in everything, media groups anywhere.
 */
import { parseFeedDate } from './dates.js';
import type { FeedEnclosure, FeedItem, FeedPerson } from './feed-document.js';
import { identify, revisionOf } from './identity.js';
import { distinct, readPeople } from './people.js';
import { readRating } from './rating.js';
import { type ReadText, htmlOf, oneLine, readText } from './text-construct.js';
import type { Vocabulary } from './vocabulary.js';
import {
  type Names,
  type XmlElement,
  child,
  childText,
  children,
  names,
  ownText,
  resolveUrl,
} from './xml-tree.js';

const MAX_ENCLOSURES = 20;
const MEDIA_GROUP = names('media:group');
const TITLE_OF_MEDIA = names('media:title');
const TEXT_OF_MEDIA = names('media:description');
const SOURCE = names('atom:source');
const IN_REPLY_TO = names('thr:in-reply-to');
const ORIGINAL_LINK = names('feedburner:origlink');
const GUID = names('guid');
const ANCHOR = names('a');
const MEDIA_CONTENT = names('media:content');
const THUMBNAIL = names('media:thumbnail');
const LOOSE_CONTENT = names('content', 'body');
const ANY_CONTENT = names('atom:content', 'content');
const ANY_LINK = names('atom:link', 'link');
const ENCLOSURE = names('enclosure', 'atom:enclosure');
const MEDIA_TITLE = names('media:title', 'media:description');

export interface FeedDefaults {
  words: Vocabulary;
  language: string | null;
  /** Atom only: entries without author have the feed's. */
  authors: FeedPerson[];
}

export function readItem(element: XmlElement, feed: FeedDefaults): FeedItem {
  const { words } = feed;
  const group = child(element, MEDIA_GROUP);
  const title = readText(child(element, words.title) ?? (group && child(group, TITLE_OF_MEDIA)), words.atom);
  const content = readContent(element, words);
  const summary = readText(
    child(element, words.summary) ?? (group && child(group, TEXT_OF_MEDIA)),
    words.atom,
  );
  const body = content && (content.plain !== '' || !summary?.plain) ? content : summary;
  const ownId = ownIdOf(element, words.id);
  const link = linkOf(element, words, ownId);
  const published = date(element, words.published);
  const updated = date(element, words.updated) ?? parseFeedDate(element.attributes.get('lastmod') ?? null);
  const source = child(element, SOURCE);
  const own = readPeople(element);
  const authors =
    own.length > 0 ? own : source && readPeople(source).length > 0 ? readPeople(source) : feed.authors;
  const line = oneLine(title);
  const text = body?.plain ?? '';
  const people = distinct(authors);
  const { id, idFrom } = identify({ ownId, link, title: line, date: published ?? updated, text });
  // Written out field by field: spreading costs more than all the reading above.
  return {
    id,
    idFrom,
    title: line,
    link,
    text,
    summary: summary && summary !== body ? summary.plain || null : null,
    html: body && (body.html ?? body.plain) !== '' ? htmlOf(body) : null,
    authors: people,
    published,
    updated,
    language: languageTag(
      childText(element, words.language) ??
        body?.language ??
        title?.language ??
        element.language ??
        feed.language,
    ),
    rating: readRating(element),
    enclosures: readEnclosures(element, group),
    inReplyTo: child(element, IN_REPLY_TO)?.attributes.get('ref') ?? null,
    revision: revisionOf({ title: line, text, authors: people }),
  };
}

export function languageTag(text: string | null | undefined): string | null {
  const tag = text?.trim().replace(/_/g, '-') ?? '';
  return /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/i.test(tag) ? tag : null;
}

/** http(s) and absolute, or null. */
export function webAddress(reference: string | null | undefined, base: string | null): string | null {
  const text = reference?.trim().replace(/[\r\n\t]/g, '') ?? '';
  if (text === '') return null;
  const url = /^www\./i.test(text) ? resolveUrl(`http://${text}`, null) : resolveUrl(text, base);
  return url !== null && /^https?:\/\//.test(url) ? url : null;
}

function readContent(element: XmlElement, words: Vocabulary): ReadText | null {
  const candidates = children(element, words.content);
  if (!words.atom && candidates.length === 0) candidates.push(...children(element, LOOSE_CONTENT));
  if (candidates.length === 0) return null;
  const parts = candidates.flatMap((one) =>
    /^multipart\//i.test(one.attributes.get('type') ?? '') ? children(one, ANY_CONTENT) : [one],
  );
  const read = parts
    .map((part) => readText(part, words.atom || part.name === 'atom:content'))
    .filter((text) => text !== null);
  return (
    read.find((text) => text.html !== null && text.plain !== '') ??
    read.find((text) => text.plain !== '') ??
    read[0] ??
    null
  );
}

function ownIdOf(element: XmlElement, wanted: Names): string | null {
  const text =
    childText(element, wanted) ??
    element.attributes.get('rdf:about') ??
    element.attributes.get('about') ??
    null;
  return text === null || text.trim() === '' ? null : text.replace(/\s+/g, ' ').trim();
}

/** The page a person can open. */
export function linkOf(element: XmlElement, words: Vocabulary, ownId: string | null): string | null {
  const original = childText(element, ORIGINAL_LINK);
  const links = children(element, words.link);
  const alternates = links.filter(
    (one) =>
      one.attributes.has('href') && /^$|^(.*\/)?alternate$/i.test((one.attributes.get('rel') ?? '').trim()),
  );
  const page = alternates.find((one) => /^$|html/i.test(one.attributes.get('type') ?? '')) ?? alternates[0];
  const plain = links
    .map((one) => ({ text: ownText(one) || one.attributes.get('rdf:resource') || '', base: one.base }))
    .find((one) => one.text !== '');
  const guid = child(element, GUID);
  const guidIsLink = !/^(false|no|0)$/i.test(guid?.attributes.get('ispermalink') ?? '');
  const anchor = child(element, ANCHOR);
  return (
    webAddress(original, element.base) ??
    (words.atom ? null : plain && webAddress(plain.text, plain.base)) ??
    (page && webAddress(page.attributes.get('href'), page.base)) ??
    (plain && webAddress(plain.text, plain.base)) ??
    webAddress(
      element.attributes.get('href') ?? anchor?.attributes.get('href'),
      anchor?.base ?? element.base,
    ) ??
    webAddress(child(element, ANY_CONTENT)?.attributes.get('src'), element.base) ??
    (guid && guidIsLink && guid.children.length > 0 ? webAddress(ownId, null) : null) ??
    (guid ? null : webAddress(ownId, null))
  );
}

function date(element: XmlElement, wanted: Names): string | null {
  const dated = children(element, wanted).sort(
    (a, b) => (wanted.get(a.name) ?? 0) - (wanted.get(b.name) ?? 0),
  );
  for (const one of dated.slice(0, 20)) {
    const read = parseFeedDate(ownText(one));
    if (read) return read;
  }
  return null;
}

function readEnclosures(element: XmlElement, group: XmlElement | undefined): FeedEnclosure[] {
  const found: FeedEnclosure[] = [];
  const add = (one: XmlElement, address: string | undefined, alt: string | null) => {
    const url = webAddress(address, one.base);
    if (url === null || found.length >= MAX_ENCLOSURES || found.some((known) => known.url === url)) return;
    const length = Number(one.attributes.get('length') ?? one.attributes.get('filesize') ?? NaN);
    const medium = one.attributes.get('medium');
    const type =
      one.attributes.get('type')?.trim() ||
      (medium && /^(image|video|audio)$/.test(medium) ? `${medium}/*` : null);
    found.push({
      url,
      type: type ?? null,
      length: Number.isSafeInteger(length) && length >= 0 ? length : null,
      alt,
    });
  };
  for (const one of children(element, ENCLOSURE))
    add(one, one.attributes.get('url') ?? one.attributes.get('href'), null);
  for (const one of children(element, ANY_LINK))
    if (/(^|\/)enclosure$/i.test(one.attributes.get('rel') ?? ''))
      add(one, one.attributes.get('href'), one.attributes.get('title') ?? null);
  for (const holder of group ? [element, group] : [element]) {
    const alt = oneLine(readText(child(holder, TITLE_OF_MEDIA), false));
    for (const one of children(holder, MEDIA_CONTENT))
      add(one, one.attributes.get('url'), oneLine(readText(child(one, MEDIA_TITLE), false)) ?? alt);
    if (found.length === 0)
      for (const one of children(holder, THUMBNAIL))
        add(
          { ...one, attributes: new Map([...one.attributes, ['medium', 'image']]) },
          one.attributes.get('url'),
          alt,
        );
  }
  return found;
}
