/** Tells web pages from feeds, and lists the feeds a page names (autodiscovery). Pure. */
import { type Attribute, scanMarkup } from '../markup.js';
import type { FeedAlternate } from './feed-document.js';

const FEED_TYPES =
  /^(application\/(rss|atom|rdf|feed)\+(xml|json)|application\/(rss|atom)|text\/(rss|atom)(\+xml)?|application\/json)$/i;
const PAGE_START = new Set([
  'html',
  'head',
  'body',
  'meta',
  'title',
  'script',
  'style',
  'link',
  'div',
  'main',
  'table',
]);
const FEED_LIKE_PATH =
  /(\.(rss|rdf|atom)|\/(feed|rss|atom)(\.xml|\/)?|\/(index|feeds?|rss|atom)\.xml)(\?|$)/i;

/** Whether the first element of the text is one that begins a web page. */
export function isWebPage(text: string): boolean {
  let page = false;
  scanMarkup(text.slice(0, 20_000), 'xml', {
    open(name) {
      page = PAGE_START.has(name.slice(name.indexOf(':') + 1));
      return false;
    },
    close: () => undefined,
    text: () => undefined,
  });
  return page;
}

/** What the page calls its feeds, declared ones first; at most ten. */
export function readWebPage(
  html: string,
  pageUrl: string | null,
): { title: string | null; alternates: FeedAlternate[] } {
  let base = pageUrl;
  let title: string | null = null;
  let inTitle = false;
  const declared: FeedAlternate[] = [];
  const guessed: FeedAlternate[] = [];
  const add = (to: FeedAlternate[], href: string, name: string | null) => {
    const url =
      base !== null && URL.canParse(href, base)
        ? new URL(href, base)
        : URL.canParse(href)
          ? new URL(href)
          : null;
    if (
      !url ||
      !/^https?:$/.test(url.protocol) ||
      to.length >= 10 ||
      [...declared, ...to].some((one) => one.url === url.href)
    )
      return;
    to.push({ url: url.href, title: name });
  };
  scanMarkup(html, 'html', {
    open(name, attributes) {
      const get = (key: string) => value(attributes, key);
      if (name === 'base' && get('href') && base !== null && URL.canParse(get('href'), base))
        base = new URL(get('href'), base).href;
      if (name === 'title' && title === null) inTitle = true;
      if (name === 'link' && /(^|\s)(alternate|feed)(\s|$)/i.test(get('rel')) && get('href')) {
        if (FEED_TYPES.test(get('type').split(';')[0]?.trim() ?? '') || /(^|\s)feed(\s|$)/i.test(get('rel')))
          add(declared, get('href'), get('title').trim() || null);
      }
      if (name === 'a' && FEED_LIKE_PATH.test(get('href')))
        add(guessed, get('href'), get('title').trim() || null);
    },
    close(name) {
      if (name === 'title') inTitle = false;
    },
    text(text) {
      if (inTitle && title === null) title = text.replace(/\s+/g, ' ').trim().slice(0, 200) || null;
    },
  });
  return {
    title,
    alternates: (declared.length > 0 ? declared : guessed).filter((one) => !/\/wp-json\//.test(one.url)),
  };
}

function value(attributes: Attribute[], name: string): string {
  return attributes.find((attribute) => attribute.name === name)?.value.trim() ?? '';
}
