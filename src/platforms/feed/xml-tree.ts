/**
 * Builds a bounded tree from any XML-like text: namespaces resolved, xml:base and xml:lang inherited, wrong nesting
 * repaired. Throws FeedParseError when the document is deeper or bigger than any feed; never expands declared entities.
 */
import { type Attribute, scanMarkup } from '../markup.js';
import { FeedParseError } from './feed-document.js';
import { NO_SCOPE, type Scope, canonicalName, scopeWith } from './namespaces.js';

export interface XmlElement {
  /** Canonical, see namespaces.ts. */
  name: string;
  /** As written, lower case. */
  rawName: string;
  attributes: Map<string, string>;
  children: (XmlElement | string)[];
  /** Absolute, or null when neither the document nor its address gives one. */
  base: string | null;
  language: string | null;
}

const MAX_DEPTH = 512;
const MAX_ELEMENTS = 150_000;
const NO_ATTRIBUTES: Map<string, string> = new Map();

interface Frame {
  element: XmlElement;
  scope: Scope;
}

/** The root is a nameless element that holds everything at the top level. */
export function buildTree(text: string, documentUrl: string | null): XmlElement {
  const root: XmlElement = {
    name: '',
    rawName: '',
    attributes: NO_ATTRIBUTES,
    children: [],
    base: documentUrl,
    language: null,
  };
  const stack: Frame[] = [{ element: root, scope: NO_SCOPE }];
  const openCounts = new Map<string, number>();
  let elements = 0;
  const top = () => stack[stack.length - 1] as Frame;
  const pop = () => {
    const name = (stack.pop() as Frame).element.rawName;
    openCounts.set(name, (openCounts.get(name) ?? 1) - 1);
  };

  scanMarkup(text, 'xml', {
    open(rawName, attributes, selfClosing) {
      if (++elements > MAX_ELEMENTS)
        throw new FeedParseError(
          'too-complex',
          `The document has more than ${MAX_ELEMENTS} elements; no feed has.`,
        );
      // An entry inside an entry is one whose end tag is missing.
      if (/(^|:)(item|entry)$/.test(rawName) && top().element.rawName === rawName) pop();
      const frame = newFrame(rawName, attributes, top());
      top().element.children.push(frame.element);
      if (selfClosing) return;
      if (stack.length > MAX_DEPTH)
        throw new FeedParseError(
          'too-deep',
          `The document nests more than ${MAX_DEPTH} elements; no feed does.`,
        );
      stack.push(frame);
      openCounts.set(rawName, (openCounts.get(rawName) ?? 0) + 1);
    },
    close(rawName) {
      if (!openCounts.get(rawName)) return;
      while (top().element.rawName !== rawName) pop();
      pop();
    },
    text(value) {
      top().element.children.push(value);
    },
  });
  return root;
}

function newFrame(rawName: string, attributes: Attribute[], parent: Frame): Frame {
  const declared: [string, string][] = [];
  for (const { name, value } of attributes) {
    if (name === 'xmlns') declared.push(['', value]);
    else if (name.startsWith('xmlns:')) declared.push([name.slice(6), value]);
  }
  const scope = scopeWith(parent.scope, declared);
  const own = attributes.length === declared.length ? NO_ATTRIBUTES : new Map<string, string>();
  for (const { name, value } of attributes) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const key = canonicalName(name, scope, true);
    if (!own.has(key)) own.set(key, value);
  }
  const base = own.get('xml:base');
  const language = own.get('xml:lang');
  const element: XmlElement = {
    name: canonicalName(rawName, scope, false),
    rawName,
    attributes: own,
    children: [],
    base:
      base === undefined
        ? parent.element.base
        : (resolveUrl(base, parent.element.base) ?? parent.element.base),
    language: language === undefined ? parent.element.language : language.trim() || null,
  };
  return { element, scope };
}

/** Absolute form of `reference`, or null when it cannot be made absolute. */
export function resolveUrl(reference: string, base: string | null): string | null {
  const trimmed = reference.trim();
  if (URL.canParse(trimmed)) return new URL(trimmed).href;
  return base !== null && URL.canParse(trimmed, base) ? new URL(trimmed, base).href : null;
}

/** Names to look for, likeliest first, as name → place. */
export type Names = ReadonlyMap<string, number>;

export function names(...list: string[]): Names {
  return new Map([...new Set(list)].map((name, place) => [name, place]));
}

/** First child with the likeliest of the names. */
export function child(element: XmlElement, wanted: Names): XmlElement | undefined {
  let best: XmlElement | undefined;
  let rank = Infinity;
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    const place = wanted.get(node.name);
    if (place === undefined || place >= rank) continue;
    best = node;
    rank = place;
  }
  return best;
}

/** In document order. */
export function children(element: XmlElement, wanted: Names): XmlElement[] {
  const found: XmlElement[] = [];
  for (const node of element.children)
    if (typeof node !== 'string' && wanted.has(node.name)) found.push(node);
  return found;
}

/** Text directly inside, trimmed; markup children are left out. */
export function ownText(element: XmlElement | undefined): string {
  if (!element) return '';
  return element.children
    .filter((node) => typeof node === 'string')
    .join('')
    .trim();
}

/** Text of the likeliest child that has any, or null. */
export function childText(element: XmlElement, wanted: Names): string | null {
  let best: string | null = null;
  let rank = Infinity;
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    const place = wanted.get(node.name);
    if (place === undefined || place >= rank) continue;
    const text = ownText(node);
    if (text === '') continue;
    best = text;
    rank = place;
  }
  return best;
}

export function hasMarkup(element: XmlElement): boolean {
  return element.children.some((node) => typeof node !== 'string');
}

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);

/** The content written out as HTML: local names, escaped text. Depth is bounded by the tree. */
export function innerHtml(element: XmlElement): string {
  const out: string[] = [];
  const write = (node: XmlElement | string): void => {
    if (typeof node === 'string') {
      out.push(escapeHtml(node));
      return;
    }
    const name = node.rawName.slice(node.rawName.indexOf(':') + 1);
    out.push('<', name);
    for (const [key, value] of node.attributes)
      if (!key.startsWith('xml:')) out.push(' ', key, '="', escapeHtml(value), '"');
    out.push('>');
    node.children.forEach(write);
    if (VOID.has(name)) return;
    out.push('</', name, '>');
  };
  element.children.forEach(write);
  return out.join('').trim();
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) =>
    c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;',
  );
}
