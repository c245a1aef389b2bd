/**
 * Finds links, mentions and hashtags in a reply and says where they stand in UTF-8 bytes, as AT Protocol wants it; without
 * facets they are dead text. Pure: who a handle belongs to is the caller's business.
 */
export type Feature =
  | { $type: 'app.bsky.richtext.facet#link'; uri: string }
  | { $type: 'app.bsky.richtext.facet#mention'; did: string }
  | { $type: 'app.bsky.richtext.facet#tag'; tag: string };

export interface Facet {
  index: { byteStart: number; byteEnd: number };
  features: Feature[];
}

export interface Spot {
  kind: 'link' | 'mention' | 'tag';
  /** The address, the handle without @, the tag without #. */
  value: string;
  /** UTF-16 offsets, end exclusive. */
  start: number;
  end: number;
}

const linkForm = /https?:\/\/[^\s<>"]+/giu;
const mentionForm =
  /(?<![\p{L}\p{N}\p{M}_/@.])@((?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,62})(?![\p{L}\p{N}])/giu;
const tagForm =
  /(?<![\p{L}\p{N}\p{M}_/#&])[#＃]([\p{L}\p{N}\p{M}_\u200c\u200d]*[\p{L}\p{M}_][\p{L}\p{N}\p{M}_\u200c\u200d]*)/gu;

/** Left to right; nothing inside a link. */
export function spots(text: string): Spot[] {
  const found: Spot[] = [];
  for (const match of text.matchAll(linkForm)) {
    const value = withoutTail(match[0]);
    if (URL.canParse(value))
      found.push({ kind: 'link', value, start: match.index, end: match.index + value.length });
  }
  for (const match of text.matchAll(mentionForm))
    if (match[1])
      found.push({
        kind: 'mention',
        value: match[1].toLowerCase(),
        start: match.index,
        end: match.index + match[0].length,
      });
  for (const match of text.matchAll(tagForm))
    if (match[1] && [...match[1]].length <= 64)
      found.push({ kind: 'tag', value: match[1], start: match.index, end: match.index + match[0].length });
  // A link wins over what stands inside it or runs into it; after that, the first from the left.
  const links = found.filter((spot) => spot.kind === 'link');
  const free = (spot: Spot) =>
    spot.kind === 'link' || !links.some((link) => spot.start < link.end && link.start < spot.end);
  let from = 0;
  return found
    .filter(free)
    .sort((a, b) => a.start - b.start)
    .filter((spot) => {
      if (spot.start < from) return false;
      from = spot.end;
      return true;
    });
}

/** `dids`: handle → did; a handle that is not in it stays plain text. */
export function facets(text: string, dids: ReadonlyMap<string, string>): Facet[] {
  return spots(text).flatMap((spot) => {
    const feature = featureOf(spot, dids);
    const index = { byteStart: bytes(text.slice(0, spot.start)), byteEnd: bytes(text.slice(0, spot.end)) };
    return feature ? [{ index, features: [feature] }] : [];
  });
}

function featureOf(spot: Spot, dids: ReadonlyMap<string, string>): Feature | null {
  switch (spot.kind) {
    case 'link':
      return { $type: 'app.bsky.richtext.facet#link', uri: spot.value };
    case 'tag':
      return { $type: 'app.bsky.richtext.facet#tag', tag: spot.value };
    case 'mention': {
      const did = dids.get(spot.value);
      return did === undefined ? null : { $type: 'app.bsky.richtext.facet#mention', did };
    }
  }
}

/** The full stop after an address belongs to the sentence; a closing bracket too, unless the address opened it. */
function withoutTail(url: string): string {
  let end = url.length;
  for (; end > 0; end--) {
    const last = url[end - 1] ?? '';
    if (/[.,;:!?'"”’»।]/u.test(last)) continue;
    if (last === ')' && !url.slice(0, end - 1).includes('(')) continue;
    break;
  }
  return url.slice(0, end);
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
