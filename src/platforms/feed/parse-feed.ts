/**
 * Bytes of a document, its content type and address in; a feed or a plain refusal out. Pure and total: no input makes it
 * throw, fetch or expand anything. It is CPU work on strangers' input, so the product runs it in a worker (parse-pool.ts).
 */
import { decodeFeed } from './decode.js';
import { FeedParseError, type ParseResult } from './feed-document.js';
import { readJsonFeed } from './read-json.js';
import { isWebPage, readWebPage } from './web-page.js';
import { buildTree } from './xml-tree.js';
import { readXmlFeed } from './read-xml.js';

/** Of the document as served (decompressed). */
export const MAX_FEED_BYTES = 5_000_000;

export function parseFeed(bytes: Uint8Array, contentType: string | null, url: string | null): ParseResult {
  try {
    return parse(bytes, contentType, url);
  } catch (error) {
    if (error instanceof FeedParseError) return refusal(error.code, error.message);
    return refusal(
      'internal',
      `The document could not be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

function parse(bytes: Uint8Array, contentType: string | null, url: string | null): ParseResult {
  if (bytes.length > MAX_FEED_BYTES)
    return refusal(
      'too-large',
      `The document has ${(bytes.length / 1e6).toFixed(1)} MB; feeds of up to ${MAX_FEED_BYTES / 1e6} MB are read.`,
    );
  const { text, encoding } = decodeFeed(bytes, contentType);
  const start = text.search(/\S/);
  if (start === -1) return refusal('empty', 'The document is empty.');
  if (text[start] === '{' || text[start] === '[') {
    const feed = readJsonFeed(text, encoding, url);
    return feed
      ? { ok: true, feed }
      : refusal(
          'not-a-feed',
          'This is JSON, but not a JSON Feed (it has no "items" list with a "version" or "title").',
        );
  }
  if (isWebPage(text)) {
    const page = readWebPage(text, url);
    const words =
      page.alternates.length > 0 ? `It names ${page.alternates.length} feed(s).` : 'It names no feed.';
    return { ok: false, code: 'web-page', message: `This is a web page, not a feed. ${words}`, ...page };
  }
  const feed = readXmlFeed(buildTree(text, url), encoding);
  if (feed) return { ok: true, feed };
  return text.replace(/<!--[^]*?(-->|$)|<\?[^]*?(\?>|$)/g, '').trim() === ''
    ? refusal('empty', 'The document contains nothing but comments.')
    : refusal('not-a-feed', 'This is not a feed: no rss, rdf, feed or channel element was found.');
}

function refusal(code: FeedParseError['code'], message: string): ParseResult {
  return { ok: false, code, message, title: null, alternates: [] };
}
