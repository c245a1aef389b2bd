/** The namespaces a feed reader needs, each under one short name, however the document spells or prefixes it. Pure. */

/** '' is the feed vocabulary itself in all RSS and RDF dialects. Addresses without final slash or hash, lower case. */
const BY_ADDRESS: Record<string, string> = {
  'http://backend.userland.com/rss': '',
  'http://backend.userland.com/rss2': '',
  'http://backend.userland.com/rss091': '',
  'http://backend.userland.com/rss092': '',
  'http://blogs.law.harvard.edu/tech/rss': '',
  'http://purl.org/rss/1.0': '',
  'http://purl.org/net/rss1.1': '',
  'http://my.netscape.com/rdf/simple/0.9': '',
  'http://channel.netscape.com/rdf/simple/0.9': '',
  'http://my.netscape.com/publish/formats/rss-0.91.dtd': '',
  'http://www.w3.org/2005/atom': 'atom',
  'https://www.w3.org/2005/atom': 'atom',
  'http://purl.org/atom/ns': 'atom',
  'http://purl.org/dc/elements/1.1': 'dc',
  'http://purl.org/dc/elements/1.0': 'dc',
  'http://purl.org/dc/terms': 'dcterms',
  'http://purl.org/rss/1.0/modules/content': 'content',
  'http://purl.org/rss/1.0/modules/syndication': 'sy',
  'http://purl.org/syndication/thread/1.0': 'thr',
  'http://search.yahoo.com/mrss': 'media',
  'http://video.search.yahoo.com/mrss': 'media',
  'http://www.itunes.com/dtds/podcast-1.0.dtd': 'itunes',
  'http://itunes.apple.com/rss': 'im',
  'http://www.w3.org/1999/02/22-rdf-syntax-ns': 'rdf',
  'http://www.w3.org/1999/xhtml': 'xhtml',
  'http://www.w3.org/xml/1998/namespace': 'xml',
  'http://rssnamespace.org/feedburner/ext/1.0': 'feedburner',
  'http://schemas.google.com/g/2005': 'gd',
  'http://purl.org/stuff/rev': 'review',
};

/** Prefixes that mean the same in nearly every feed, for documents that forget to declare them. */
const BY_PREFIX: Record<string, string> = {
  a: 'atom',
  rss: '',
  ...Object.fromEntries(Object.values(BY_ADDRESS).map((name) => [name, name])),
};

/** The prefixes in force at one place; '' is the default namespace. */
export interface Scope {
  readonly addresses: ReadonlyMap<string, string>;
  /** Names already resolved here: a feed uses the same few thousands of times. */
  readonly resolved: Map<string, string>;
}

export const NO_SCOPE: Scope = { addresses: new Map(), resolved: new Map() };

/** No feed declares more; each declaration copies the ones in force. */
const MAX_PREFIXES = 100;

export function scopeWith(scope: Scope, declared: readonly [prefix: string, address: string][]): Scope {
  const news = declared.filter(([prefix, address]) => scope.addresses.get(prefix) !== address);
  if (scope.addresses.size > MAX_PREFIXES) return scope;
  return news.length === 0
    ? scope
    : { addresses: new Map([...scope.addresses, ...news]), resolved: new Map() };
}

/**
 * Canonical name of a prefixed or bare name: 'title', 'atom:link', 'dc:creator', … A namespace nobody knows keeps its
 * prefix behind '?' ('?foo:title'), so that it is never mistaken for the feed's own vocabulary.
 */
export function canonicalName(name: string, scope: Scope, attribute: boolean): string {
  if (attribute && !name.includes(':')) return name;
  const known = scope.resolved.get(name);
  if (known !== undefined) return known;
  const canonical = resolveName(name, scope.addresses);
  if (scope.resolved.size < 1000) scope.resolved.set(name, canonical);
  return canonical;
}

function resolveName(name: string, addresses: ReadonlyMap<string, string>): string {
  const colon = name.indexOf(':');
  const prefix = colon === -1 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1);
  const address = addresses.get(prefix);
  const known =
    address === undefined
      ? Object.hasOwn(BY_PREFIX, prefix)
        ? BY_PREFIX[prefix]
        : undefined
      : lookup(address);
  // An unknown default namespace is a misspelt one: the document still means the feed vocabulary.
  const space = known ?? (prefix === '' ? '' : `?${prefix}`);
  return space === '' ? local : `${space}:${local}`;
}

function lookup(address: string): string | undefined {
  const plain = address
    .trim()
    .toLowerCase()
    .replace(/[/#]+$/, '');
  return Object.hasOwn(BY_ADDRESS, plain) ? BY_ADDRESS[plain] : undefined;
}
