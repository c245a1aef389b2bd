/**
 * Which entry is which, and whether it changed. Pure. An entry's identity must survive edits and a moved feed; its
 * revision must change with what a reader sees and with nothing else (not with tracking pixels or the order of attributes).
 */
import { createHash } from 'node:crypto';
import type { FeedItem, FeedPerson } from './feed-document.js';

export function shortHash(...parts: (string | null)[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);
}

/** Counts and ages that generators write into the text itself: "12 comments", "Points: 40", "3 hours ago". */
const COUNTED =
  'comments?|replies|answers?|views?|reads?|likes?|upvotes?|votes?|points?|shares?|reposts?|followers?';
const AGES = 'seconds?|secs?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?|years?';
/** Of squeezed text. Numbers are short, so that a page of "1,1,1,1…" costs no more than a page. */
const COUNTERS = new RegExp(
  `(?=\\d)(?:\\b\\d[\\d.,]{0,12}[km]?(?= ?(?:${COUNTED})\\b| ?(?:${AGES}) ago\\b)|(?<=\\b(?:${COUNTED}) ?[:#(] ?)\\d[\\d.,]{0,12}[km]?)`,
  'gi',
);

/** Without the link: addresses gain and lose trackers and sessions while nobody edits a word. */
export function revisionOf(item: { title: string | null; text: string; authors: FeedPerson[] }): string {
  const squeeze = (text: string | null) =>
    text?.normalize('NFC').replace(/\s+/g, ' ').trim().replace(COUNTERS, '#') ?? null;
  return shortHash(
    squeeze(item.title),
    squeeze(item.text),
    ...item.authors.map((person) => person.name ?? person.email ?? person.url),
  );
}

export function identify(item: {
  ownId: string | null;
  link: string | null;
  title: string | null;
  date: string | null;
  text: string;
}): Pick<FeedItem, 'id' | 'idFrom'> {
  if (item.ownId) return { id: item.ownId, idFrom: 'id' };
  if (item.link) return { id: item.link, idFrom: 'link' };
  return {
    id: `hash:${shortHash(item.title, item.date, item.date === null || item.title === null ? item.text : null)}`,
    idFrom: 'hash',
  };
}

/**
 * One item an id. Repeats of one entry leave the newest; different entries under one id (generators that give every
 * entry the same guid or link) are told apart by title and date, so that none hides the others.
 */
export function distinctItems(items: FeedItem[], warnings: string[]): FeedItem[] {
  const groups = new Map<string, FeedItem[]>();
  for (const item of items) {
    const group = groups.get(item.id);
    if (group) group.push(item);
    else groups.set(item.id, [item]);
  }
  if (groups.size === items.length) return items;
  const kept = new Set<FeedItem>();
  let shared = 0;
  for (const group of groups.values()) {
    const first = group[0];
    if (!first) continue;
    const versions = new Map<string, FeedItem>();
    const sameEntry =
      group.every((item) => item.title === first.title) ||
      (first.idFrom === 'id' && group.every((item) => item.updated !== null));
    for (const item of group) {
      const key = sameEntry ? '' : shortHash(item.title, item.published);
      const known = versions.get(key);
      if (!known || (item.updated ?? '') > (known.updated ?? '')) versions.set(key, item);
    }
    if (versions.size > 1) shared++;
    for (const [key, item] of versions) {
      if (versions.size > 1) item.id = `${item.id}#${key}`;
      kept.add(item);
    }
  }
  if (shared > 0)
    warnings.push(
      `${shared} identifier(s) are used by several different entries; they were told apart by title and date.`,
    );
  return items.filter((item) => kept.has(item));
}
