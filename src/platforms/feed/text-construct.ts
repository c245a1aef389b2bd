/**
 * What a text element of a feed means: plain text, HTML or XHTML, whatever its type attribute claims or forgets. Pure.
 * Titles come out as plain text; contents as plain text and as HTML with absolute addresses.
 */
import { absoluteUrls, htmlToPlain, looksLikeHtml } from '../html-to-plain.js';
import { decodeStrict } from '../markup.js';
import { repairDoubleEncoding } from './windows-1252.js';
import { type XmlElement, escapeHtml, hasMarkup, innerHtml } from './xml-tree.js';

export interface ReadText {
  plain: string;
  /** null when it was plain text. */
  html: string | null;
  base: string | null;
  language: string | null;
}

type Meaning = 'plain' | 'html' | 'guess';

/** `atom`: the element obeys Atom's type attribute; elsewhere everything is a guess. Null for what is not text at all. */
export function readText(element: XmlElement | undefined, atom: boolean): ReadText | null {
  if (!element) return null;
  const type = (element.attributes.get('type') ?? '').trim().toLowerCase();
  const mode = (element.attributes.get('mode') ?? '').trim().toLowerCase();
  const raw = element.children.filter((node) => typeof node === 'string').join('');
  const place = { base: element.base, language: element.language };
  if (mode === 'base64' || (atom && isBinary(type) && !hasMarkup(element))) {
    const decoded = decodeBase64(raw);
    return decoded === null
      ? null
      : { ...fromString(decoded, /html/.test(type) ? 'html' : 'guess', element.base), ...place };
  }
  if (hasMarkup(element)) {
    const html = absoluteUrls(repairDoubleEncoding(innerHtml(element)), element.base);
    return { plain: htmlToPlain(html), html, ...place };
  }
  return { ...fromString(raw, meaningOf(type, mode, atom), element.base), ...place };
}

function meaningOf(type: string, mode: string, atom: boolean): Meaning {
  if (type === 'html' || type === 'text/html' || type === 'application/xhtml+xml' || type === 'xhtml')
    return 'html';
  if (atom && (type === 'text' || type === 'text/plain') && mode !== 'escaped') return 'plain';
  // Atom 0.3 escaped text/plain is by far most often HTML whose author trusted the default.
  return 'guess';
}

function isBinary(type: string): boolean {
  return type.includes('/') && !/^text\/|[+/]xml$|xhtml|html/.test(type);
}

/** One string of a feed without any markup of its own, e.g. from JSON. */
export function fromString(
  raw: string,
  meaning: Meaning,
  base: string | null,
): { plain: string; html: string | null } {
  const text = repairDoubleEncoding(raw.replace(/\r\n?/g, '\n').trim());
  if (meaning === 'plain' || (meaning === 'guess' && !looksLikeHtml(text)))
    return { plain: text, html: null };
  if (meaning === 'guess' && !/<[a-z/!]/i.test(text)) {
    // Entities without a single tag: text escaped once too often. What comes out may be HTML in turn.
    const once = decodeStrict(text);
    return /<\/[a-z][a-z0-9]*\s*>|<(?:br|p|img)\b[^<>]*>/i.test(once)
      ? fromString(once, 'html', base)
      : { plain: once, html: null };
  }
  const html = absoluteUrls(text, base);
  let plain = htmlToPlain(html);
  if (!/<[a-z/!]/i.test(text) && /<\/[a-z][a-z0-9]*\s*>|<br\s*\/?>/i.test(plain)) plain = htmlToPlain(plain);
  return { plain, html };
}

/** Titles, names and the like: plain text on one line. */
export function oneLine(text: ReadText | null): string | null {
  const line = text?.plain.replace(/\s+/g, ' ').trim();
  return line ? line : null;
}

/** HTML for what was plain text, so that every content can be shown the same way. */
export function htmlOf(text: ReadText): string {
  return text.html ?? escapeHtml(text.plain).replace(/\n/g, '<br>');
}

function decodeBase64(raw: string): string | null {
  const compact = raw.replace(/\s+/g, '');
  if (compact === '' || !/^[a-z0-9+/]+={0,2}$/i.test(compact)) return null;
  const text = Buffer.from(compact, 'base64').toString('utf8');
  // Pictures and archives are not text.
  return text.includes('\u0000') || text.includes('\ufffd') ? null : text;
}
