/** Authors in the ways feeds write them: person constructs, "me@example.com (Name)", "Name <me@example.com>". Pure. */
import type { FeedPerson } from './feed-document.js';
import {
  type Names,
  type XmlElement,
  names,
  childText,
  children,
  hasMarkup,
  ownText,
  resolveUrl,
} from './xml-tree.js';
import { htmlToPlain, looksLikeHtml } from '../html-to-plain.js';
import { repairDoubleEncoding } from './windows-1252.js';

const EMAIL = /[^\s<>()[\]"',;:]{1,64}@[a-z0-9.-]{1,255}/i;

const MAX_PEOPLE = 20;
const AUTHOR = names('atom:author', 'author');
const CREATOR = names('dc:creator', 'dc:author', 'dcterms:creator');
const PODCASTER = names('itunes:author');
const NAME = names('atom:name', 'name');
const MAIL = names('atom:email', 'email');
const ADDRESS = names('atom:uri', 'uri', 'atom:url', 'url', 'atom:homepage', 'homepage');

/** Everyone the element's own children name as its authors, in order, without doubles. */
export function readPeople(element: XmlElement): FeedPerson[] {
  const people: FeedPerson[] = [];
  for (const author of children(element, AUTHOR).slice(0, MAX_PEOPLE)) people.push(personOf(author));
  for (const author of children(element, CREATOR)) people.push(personOf(author));
  if (people.length === 0) for (const author of children(element, PODCASTER)) people.push(personOf(author));
  return distinct(people);
}

export function personOf(element: XmlElement): FeedPerson {
  if (!hasMarkup(element)) return personFromText(ownText(element));
  const text = (wanted: Names) => childText(element, wanted);
  const address = text(ADDRESS) ?? null;
  const email = text(MAIL);
  const name = text(NAME);
  if (name === null && email === null && address === null)
    return personFromText(htmlToPlain(textOf(element)));
  const fromName = name === null ? null : personFromText(name);
  const url = address === null ? null : resolveUrl(address, element.base);
  return {
    name: fromName?.name ?? null,
    email: email ?? fromName?.email ?? null,
    url: url && /^https?:/.test(url) ? url : null,
  };
}

function textOf(element: XmlElement): string {
  return element.children.map((node) => (typeof node === 'string' ? node : textOf(node))).join(' ');
}

export function personFromText(raw: string): FeedPerson {
  const decoded = repairDoubleEncoding(looksLikeHtml(raw) && !EMAIL.test(raw) ? htmlToPlain(raw) : raw);
  const text = decoded.replace(/\s+/g, ' ').trim().slice(0, 300);
  const email = EMAIL.exec(text)?.[0] ?? null;
  const name = (email === null ? text : text.replace(email, ''))
    .replace(/mailto:/i, '')
    .replace(/\(\s*\)|<\s*>|\[\s*\]/g, '')
    .trim()
    .replace(/^\((.*)\)$/, '$1')
    .trim();
  return { name: name === '' ? null : name, email, url: null };
}

export function distinct(people: FeedPerson[]): FeedPerson[] {
  const seen = new Set<string>();
  return people.filter((person) => {
    const key = JSON.stringify([person.name, person.email, person.url]);
    if (key === '[null,null,null]' || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
