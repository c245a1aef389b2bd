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
import { type XmlElement, child, childText, children, ownText, resolveUrl } from './xml-tree.js';

export interface FeedDefaults {
  atom: boolean;
  language: string | null;
  /** Atom only: entries without author have the feed's. */
  authors: FeedPerson[];
}

export function readItem(element: XmlElement, feed: FeedDefaults): FeedItem {
  const core = (...locals: string[]) => coreNames(feed.atom, ...locals);
  const group = child(element, 'media:group');
  const title = readText(
    child(element, ...core('title'), 'dc:title', 'dcterms:title', 'media:title', 'itunes:title') ??
      (group && child(group, 'media:title')),
    feed.atom,
  );
  const content = readContent(element, feed.atom);
  const summary = readText(
    child(
      element,
      ...core('description', 'summary', 'abstract'),
      'dc:description',
      'dcterms:abstract',
      'itunes:summary',
      'media:description',
      'itunes:subtitle',
    ) ??
      (group && child(group, 'media:description')),
    feed.atom,
  );
  const body = content && (content.plain !== '' || !summary?.plain) ? content : summary;
  const ownId = ownIdOf(element, core('guid', 'id'));
  const link = linkOf(element, feed.atom, ownId);
  const published = date(
    element,
    ...core('published', 'issued', 'pubdate'),
    'dcterms:issued',
    'dcterms:available',
    'dc:date',
    'date',
    ...core('created'),
    'dcterms:created',
  );
  const updated =
    date(element, ...core('updated', 'modified'), 'dcterms:modified') ??
    parseFeedDate(element.attributes.get('lastmod') ?? null);
  const source = child(element, 'atom:source');
  const own = readPeople(element);
  const authors =
    own.length > 0 ? own : source && readPeople(source).length > 0 ? readPeople(source) : feed.authors;
  const item = {
    title: oneLine(title),
    link,
    text: body?.plain ?? '',
    authors: distinct(authors),
  };
  return {
    ...identify({ ownId, link, title: item.title, date: published ?? updated, text: item.text }),
    ...item,
    summary: summary && summary !== body ? summary.plain || null : null,
    html: body && (body.html ?? body.plain) !== '' ? htmlOf(body) : null,
    published,
    updated,
    language: languageTag(
      childText(element, ...core('language'), 'dc:language') ??
        body?.language ??
        title?.language ??
        element.language ??
        feed.language,
    ),
    rating: readRating(element),
    enclosures: readEnclosures(element, group),
    inReplyTo: child(element, 'thr:in-reply-to')?.attributes.get('ref') ?? null,
    revision: revisionOf(item),
  };
}

/** The names of an element of the feed's own vocabulary, likelier spelling first. */
export function coreNames(atom: boolean, ...locals: string[]): string[] {
  return locals.flatMap((local) => (atom ? [`atom:${local}`, local] : [local, `atom:${local}`]));
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

function readContent(element: XmlElement, atom: boolean): ReadText | null {
  const candidates = children(
    element,
    'content:encoded',
    'atom:content',
    ...(atom ? ['content'] : []),
    'xhtml:body',
    'xhtml:div',
    'fullitem',
  );
  if (!atom && candidates.length === 0) candidates.push(...children(element, 'content', 'body'));
  const parts = candidates.flatMap((one) =>
    /^multipart\//i.test(one.attributes.get('type') ?? '') ? children(one, 'atom:content', 'content') : [one],
  );
  const read = parts
    .map((part) => readText(part, atom || part.name === 'atom:content'))
    .filter((text) => text !== null);
  return (
    read.find((text) => text.html !== null && text.plain !== '') ??
    read.find((text) => text.plain !== '') ??
    read[0] ??
    null
  );
}

function ownIdOf(element: XmlElement, names: string[]): string | null {
  const text =
    childText(element, ...names) ??
    element.attributes.get('rdf:about') ??
    element.attributes.get('about') ??
    null;
  return text === null || text.trim() === '' ? null : text.replace(/\s+/g, ' ').trim();
}

/** The page a person can open. */
export function linkOf(element: XmlElement, atom: boolean, ownId: string | null): string | null {
  const original = childText(element, 'feedburner:origlink');
  const links = children(element, ...coreNames(atom, 'link'));
  const alternates = links.filter(
    (one) =>
      one.attributes.has('href') && /^$|^(.*\/)?alternate$/i.test((one.attributes.get('rel') ?? '').trim()),
  );
  const page = alternates.find((one) => /^$|html/i.test(one.attributes.get('type') ?? '')) ?? alternates[0];
  const plain = links
    .map((one) => ({ text: ownText(one) || one.attributes.get('rdf:resource') || '', base: one.base }))
    .find((one) => one.text !== '');
  const guid = child(element, 'guid');
  const guidIsLink = !/^(false|no|0)$/i.test(guid?.attributes.get('ispermalink') ?? '');
  const anchor = child(element, 'a');
  return (
    webAddress(original, element.base) ??
    (atom ? null : plain && webAddress(plain.text, plain.base)) ??
    (page && webAddress(page.attributes.get('href'), page.base)) ??
    (plain && webAddress(plain.text, plain.base)) ??
    webAddress(
      element.attributes.get('href') ?? anchor?.attributes.get('href'),
      anchor?.base ?? element.base,
    ) ??
    webAddress(child(element, 'atom:content', 'content')?.attributes.get('src'), element.base) ??
    (guid && guidIsLink && guid.children.length > 0 ? webAddress(ownId, null) : null) ??
    (guid ? null : webAddress(ownId, null))
  );
}

function date(element: XmlElement, ...names: string[]): string | null {
  for (const name of names) {
    for (const one of children(element, name)) {
      const read = parseFeedDate(ownText(one));
      if (read) return read;
    }
  }
  return null;
}

const MAX_ENCLOSURES = 20;

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
  for (const one of children(element, 'enclosure', 'atom:enclosure'))
    add(one, one.attributes.get('url') ?? one.attributes.get('href'), null);
  for (const one of children(element, 'atom:link', 'link'))
    if (/(^|\/)enclosure$/i.test(one.attributes.get('rel') ?? ''))
      add(one, one.attributes.get('href'), one.attributes.get('title') ?? null);
  for (const holder of group ? [element, group] : [element]) {
    const alt = oneLine(readText(child(holder, 'media:title'), false));
    for (const one of children(holder, 'media:content'))
      add(
        one,
        one.attributes.get('url'),
        oneLine(readText(child(one, 'media:title', 'media:description'), false)) ?? alt,
      );
    if (found.length === 0)
      for (const one of children(holder, 'media:thumbnail'))
        add(
          { ...one, attributes: new Map([...one.attributes, ['medium', 'image']]) },
          one.attributes.get('url'),
          alt,
        );
  }
  return found;
}
