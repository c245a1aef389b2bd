/**
 * RSS 0.9x, 1.0, 1.1 and 2.0, Atom 0.3 and 1.0, and CDF to one FeedDocument. Pure. Damage is read around: what is missing
 * is null, what is misplaced is looked for; only a document without any feed in it is refused.
 */
import type { FeedDocument, FeedItem } from './feed-document.js';
import { distinctItems } from './identity.js';
import { distinct, personFromText, readPeople } from './people.js';
import { languageTag, linkOf, readItem } from './read-item.js';
import { oneLine, readText } from './text-construct.js';
import { ATOM, RSS } from './vocabulary.js';
import { type XmlElement, child, childText, children, names, ownText } from './xml-tree.js';

const ITEM = new Set(['item', 'entry', 'atom:item', 'atom:entry']);
const ROOTS = new Set(['rss', 'rdf', 'feed', 'channel', 'entry']);

/** Null when there is no feed in the tree. */
export function readXmlFeed(document: XmlElement, encoding: string): FeedDocument | null {
  const root = findRoot(document);
  if (!root) return null;
  const kind = local(root);
  const atom = kind === 'feed' || kind === 'entry';
  const channel =
    atom || kind === 'channel' ? root : (find(root, (one) => local(one) === 'channel', 3) ?? root);
  const words = atom ? ATOM : RSS;
  const warnings: string[] = [];
  const title = readText(child(channel, words.title), atom);
  const language = languageTag(
    childText(channel, words.language) ??
      channel.language ??
      root.language ??
      lang(channel) ??
      title?.language,
  );
  const editors = childText(channel, names('managingeditor'));
  const authors = distinct([...readPeople(channel), ...(editors === null ? [] : [personFromText(editors)])]);
  const elements = kind === 'entry' ? [root] : collectItems(root, 0, []);
  const items = elements.map((one) =>
    readItem(one, { words, language, authors: atom && kind !== 'entry' ? authors : [] }),
  );
  const kept = distinctItems(withoutReviewedApp(items, elements), warnings);
  const undated = kept.filter((item) => item.published === null && item.updated === null).length;
  if (undated > 0) warnings.push(`${undated} of ${kept.length} entries have no readable date.`);
  return {
    format: formatOf(root, kind),
    encoding,
    title: oneLine(title),
    description: readText(child(channel, words.about), atom)?.plain || null,
    link: linkOf(channel, words, null),
    id: atom ? childText(channel, words.feedId) : null,
    language,
    authors,
    ttlMinutes: ttlOf(channel),
    skipHours: listOf(channel, 'skiphours', 'hour')
      .map(Number)
      .filter((hour) => Number.isInteger(hour) && hour >= 0 && hour <= 24)
      .map((hour) => hour % 24),
    skipDays: listOf(channel, 'skipdays', 'day').map((day) => day.toLowerCase()),
    items: kept,
    warnings,
  };
}

function local(element: XmlElement): string {
  return element.rawName.slice(element.rawName.indexOf(':') + 1);
}

function findRoot(document: XmlElement): XmlElement | undefined {
  // Scripts' warnings and stray tags in front of the document may even enclose it.
  return find(document, (one) => ROOTS.has(local(one)), 6);
}

function find(
  element: XmlElement,
  wanted: (one: XmlElement) => boolean,
  depth: number,
): XmlElement | undefined {
  const inside = element.children.filter((node): node is XmlElement => typeof node !== 'string');
  const direct = inside.find(wanted);
  if (direct || depth === 0) return direct;
  for (const one of inside) {
    const found = find(one, wanted, depth - 1);
    if (found) return found;
  }
  return undefined;
}

/** Items wherever they are: below the channel, beside it (RDF), or swallowed by an element whose end tag is missing. */
function collectItems(element: XmlElement, depth: number, found: XmlElement[]): XmlElement[] {
  for (const node of element.children) {
    if (typeof node === 'string') continue;
    if (ITEM.has(node.name)) found.push(node);
    else if (depth < 8) collectItems(node, depth + 1, found);
  }
  return found;
}

const REVIEWED = names('im:artist', 'im:name');

/** A feed of an app's reviews begins with the app itself, which nobody wrote as a review. */
function withoutReviewedApp(items: FeedItem[], elements: XmlElement[]): FeedItem[] {
  if (!items.some((item) => item.rating !== null)) return items;
  return items.filter((item, i) => item.rating !== null || !child(elements[i] as XmlElement, REVIEWED));
}

function formatOf(root: XmlElement, kind: string): string {
  const version = root.attributes.get('version')?.trim() ?? '';
  if (kind === 'rss') return /^[\d.]{1,5}$/.test(version) ? `RSS ${version}` : 'RSS';
  if (kind === 'rdf') return 'RSS 1.0 (RDF)';
  if (kind === 'channel')
    return children(root, names('item')).length > 0 && root.attributes.has('href') ? 'CDF' : 'RSS 1.1';
  return version.startsWith('0.') ? `Atom ${version}` : 'Atom 1.0';
}

function lang(channel: XmlElement): string | null {
  return channel.attributes.get('lang') ?? null;
}

const PERIOD_MINUTES: Record<string, number> = {
  hourly: 60,
  daily: 1440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

function ttlOf(channel: XmlElement): number | null {
  const ttl = Number(childText(channel, names('ttl')) ?? NaN);
  if (Number.isFinite(ttl) && ttl > 0) return ttl;
  const period = PERIOD_MINUTES[childText(channel, names('sy:updateperiod'))?.toLowerCase() ?? ''];
  if (period === undefined) return null;
  const frequency = Number(childText(channel, names('sy:updatefrequency')) ?? 1);
  return Math.round(period / (Number.isFinite(frequency) && frequency >= 1 ? frequency : 1));
}

function listOf(channel: XmlElement, list: string, entry: string): string[] {
  const holder = child(channel, names(list));
  return holder ? children(holder, names(entry)).map((one) => ownText(one)) : [];
}
