/**
 * Reads the `Expect:` comments of a public corpus of feed documents (Python expressions over another reader's result)
 * and answers, where our result can express it, whether we found the same. Used by tests only.
 */
import type { FeedDocument, FeedItem, FeedPerson } from '../../src/platforms/feed/feed-document.js';
import { htmlToPlain } from '../../src/platforms/html-to-plain.js';
import { parseFeedDate } from '../../src/platforms/feed/dates.js';

export interface Verdict {
  kind: 'met' | 'missed' | 'not-expressible';
  claim: string;
  expected?: unknown;
  actual?: unknown;
}

export function expectationOf(document: string): string | null {
  return /Expect:\s*([^\n]*(?:\n[^\n]*""")?)/.exec(document)?.[1]?.trim() ?? null;
}

/** One verdict for each `left == literal` of the expression that we can express. */
export function judge(expression: string, feed: FeedDocument): Verdict[] {
  const body = expression.replace(/^(not )?bozo and /, '').replace(/^\((.*)\)$/, '$1');
  return body
    .split(/\)? and \(?(?=(?:feed|entries|version|encoding|not|len|ord)\b)/)
    .map((claim) => judgeClaim(claim, feed));
}

function judgeClaim(claim: string, feed: FeedDocument): Verdict {
  const nothing: Verdict = { kind: 'not-expressible', claim };
  const match = /^(.*?)\s*==\s*([^]*)$/.exec(claim);
  if (!match?.[1] || !match[2]) return nothing;
  const path = [...match[1].matchAll(/\['?([\w-]+)'?\]|\.?([a-z_]\w*)/g)].map(
    (part) => part[1] ?? part[2] ?? '',
  );
  const expected = literal(match[2]);
  if (expected === undefined || expected === null) return nothing;
  const found =
    path[0] === 'feed'
      ? ofFeed(feed, path.slice(1))
      : path[0] === 'entries'
        ? ofItem(feed.items[Number(path[1])], path.slice(2))
        : undefined;
  if (!found) return nothing;
  const met = found.accepts(expected);
  return met === null ? nothing : { kind: met ? 'met' : 'missed', claim, expected, actual: found.actual };
}

interface Found {
  actual: unknown;
  /** null: the expectation is of a kind that does not apply. */
  accepts(expected: unknown): boolean | null;
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ').trim();
const exact = (actual: unknown): Found => ({
  actual,
  accepts: (expected) => String(actual ?? '') === String(expected),
});
const url = (actual: string | null): Found => ({
  actual,
  accepts: (expected) =>
    /^https?:\/\/[^/]/.test(String(expected))
      ? actual === (URL.canParse(String(expected)) ? new URL(String(expected)).href : expected)
      : null,
});
const plain = (actual: string | null): Found => ({
  actual,
  accepts: (expected) => {
    const text = squeeze(actual ?? '');
    return [htmlToPlain(String(expected)), String(expected)].some((one) => squeeze(one) === text);
  },
});
/** The same text, and every address the other reader made absolute is in our HTML. */
const rich = (item: FeedItem, actual: string | null): Found => ({
  actual: [actual, item.html],
  accepts: (expected) => {
    const links = [...String(expected).matchAll(/(?:href|src)="(http[^"]*)"/g)].map(
      (one) => new URL((one[1] ?? '').replaceAll('&amp;', '&')).href,
    );
    const html = (item.html ?? '').replaceAll('&amp;', '&');
    const haveAll = links.every(
      (link) =>
        html.includes(link) || html.includes(decodeURI(link)) || html.includes(link.replace(/\/$/, '')),
    );
    return plain(actual).accepts(expected) === true && haveAll;
  },
});

function ofFeed(feed: FeedDocument, path: string[]): Found | null {
  switch (path.join('.')) {
    case 'title':
    case 'title_detail.value':
      return plain(feed.title);
    case 'description':
    case 'subtitle':
    case 'tagline':
    case 'info':
    case 'subtitle_detail.value':
    case 'tagline_detail.value':
    case 'description_detail.value':
      return plain(feed.description);
    case 'link':
      return url(feed.link);
    case 'id':
      return exact(feed.id);
    case 'language':
      return exact(feed.language);
    default:
      return ofPeople(feed.authors, path);
  }
}

function ofItem(item: FeedItem | undefined, path: string[]): Found | null {
  if (!item) return { actual: 'no such entry', accepts: () => false };
  switch (path.join('.')) {
    case 'title':
    case 'title_detail.value':
      return plain(item.title);
    case 'description':
    case 'summary':
    case 'summary_detail.value':
      return item.summary !== null ? plain(item.summary) : rich(item, item.text);
    case 'content.0.value':
      return rich(item, item.text);
    case 'link':
      return url(item.link);
    case 'id':
    case 'guid':
      return exact(item.id);
    case 'language':
      return exact(item.language);
    case 'published_parsed':
    case 'issued_parsed':
    case 'created_parsed':
      return exact(item.published);
    case 'updated_parsed':
    case 'modified_parsed':
      return exact(item.updated ?? item.published);
    case 'published':
    case 'issued':
      return {
        actual: item.published,
        accepts: (expected) => parseFeedDate(String(expected)) === item.published,
      };
    case 'enclosures.0.href':
    case 'enclosures.0.url':
      return url(item.enclosures[0]?.url ?? null);
    case 'enclosures.0.length':
      return exact(item.enclosures[0]?.length);
    case 'enclosures.0.type':
      return exact(item.enclosures[0]?.type);
    default:
      return ofPeople(item.authors, path);
  }
}

function ofPeople(people: FeedPerson[], path: string[]): Found | null {
  const named = path[0] === 'authors' ? people[Number(path[1])] : people[0];
  const field =
    path[0] === 'author' && path.length === 1
      ? 'author'
      : path[0] === 'author_detail'
        ? path[1]
        : path[0] === 'authors'
          ? path[2]
          : undefined;
  if (field === 'author')
    return {
      actual: named,
      accepts: (expected) =>
        [named?.name, named?.email, `${named?.name} (${named?.email})`].includes(String(expected)),
    };
  if (field === 'name') return plain(named?.name ?? null);
  if (field === 'email') return exact(named?.email);
  if (field === 'href' || field === 'url') return url(named?.url ?? null);
  return null;
}

/** Python strings (also concatenated and triple-quoted), numbers, and time tuples as ISO; undefined for anything else. */
function literal(source: string): unknown {
  const text = source.trim();
  const tuple = /^\((\d+), (\d+), (\d+), (\d+), (\d+), (\d+), \d+, \d+, 0\)$/.exec(text);
  if (tuple) {
    const [year, month, day, hour, minute, second] = tuple.slice(1).map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ];
    return new Date(Date.UTC(year, month - 1, day, hour, minute, second)).toISOString();
  }
  const parts = text.match(/^(?:u?("""[^]*?"""|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")\s*\+?\s*)+$/)
    ? [...text.matchAll(/u?("""[^]*?"""|'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/g)]
    : [];
  if (parts.length === 0) return undefined;
  return parts.map((part) => unescapePython((part[1] ?? '').replace(/^("""|'|")([^]*)\1$/, '$2'))).join('');
}

function unescapePython(text: string): string {
  return text.replace(
    /\\(?:U([0-9a-f]{8})|u([0-9a-f]{4})|x([0-9a-f]{2})|(.))/gis,
    (_all, wide: string, unicode: string, byte: string, plainChar: string) => {
      const code = wide ?? unicode ?? byte;
      if (code !== undefined) return String.fromCodePoint(parseInt(code, 16));
      return { n: '\n', t: '\t', r: '\r' }[plainChar] ?? plainChar;
    },
  );
}
