/**
 * Mentions in, voices per bin and series out. A voice is an author saying a thing of their own: ten posts of one author and fifty copies
 * of one story are one voice, spam and the brand's own posts are none. Live, a mention counts when it was captured, unless it is late:
 * then it belongs to a bin that is over, and can never look like a burst of today. From history it counts when it was published. Pure.
 */
import { type Gravity, gravityOf } from './gravity.js';
import { placeMention } from './hour-of-week.js';
import { scopesOf, seriesKey } from './series-key.js';
import type { BinFacts } from './brand-watch.js';
import { BIN_SECONDS, binAt } from './time-grid.js';
import { Voices } from './voices.js';

export interface CountedMention {
  id: string;
  authorId: string;
  /** The first mention that said nearly the same, or itself. */
  story: string;
  /** Milliseconds. */
  capturedAt: number;
  publishedAt: number;
  /** How late after publication its source usually brings things, at the most. */
  graceMs: number;
  /** It came with the first look at a source, which shows what was there before anybody listened. */
  firstLook: boolean;
  /** Its source is known long enough to be part of what is expected. */
  settled: boolean;
  topics: readonly string[];
  sentiment: 'neg' | 'neu' | 'pos';
  platform: string;
  spam: boolean;
  own: boolean;
  risk: number;
  complaint: number;
  urgencyKinds: readonly string[];
}

export type When = 'captured' | 'published';

export const isLate = ({ firstLook, publishedAt, capturedAt, graceMs }: CountedMention): boolean =>
  firstLook || placeMention(publishedAt, capturedAt, BIN_SECONDS, graceMs / 1000).late;

/**
 * Bins `from` … `to`, those without a voice left out. `before`: earlier mentions of the same authors and stories, which are not counted
 * but may have been the voice already. What was captured before `from` (and was not counted then) counts in `from`.
 */
export function countVoices(
  before: readonly CountedMention[],
  mentions: readonly CountedMention[],
  from: number,
  to: number,
  when: When,
): Map<number, Pick<BinFacts, 'counts' | 'grave'>> {
  const timeOf = (mention: CountedMention): number =>
    when === 'captured' ? mention.capturedAt : mention.publishedAt;
  const heard = new Voices();
  const facets = new Facets();
  const bins = new Map<
    number,
    { counts: Map<string, number>; grave: { key: string; gravity: Gravity; at: number }[] }
  >();
  const skipped = (mention: CountedMention): boolean => when === 'captured' && isLate(mention);
  const listen = (mention: CountedMention): string[] => {
    const keys = scopesOf({ brandId: '', ...mention }).map(seriesKey);
    const voice = { author: mention.authorId, at: timeOf(mention), ...mention };
    return heard
      .hear(
        voice,
        keys.map((key) => facets.number(key)),
      )
      .map((facet) => facets.key(facet));
  };
  for (const mention of inOrder(before, timeOf)) if (!skipped(mention)) listen(mention);
  for (const mention of inOrder(mentions, timeOf)) {
    if (skipped(mention)) continue;
    const bin = Math.max(from, binAt(timeOf(mention)));
    if (bin > to) continue;
    const keys = listen(mention);
    if (keys.length === 0) continue;
    let entry = bins.get(bin);
    if (!entry) bins.set(bin, (entry = { counts: new Map(), grave: [] }));
    const gravity = gravityOf(mention);
    for (const key of keys) {
      if (mention.settled) entry.counts.set(key, (entry.counts.get(key) ?? 0) + 1);
      // A new source says nothing about volume yet; what is grave is grave from the first word.
      if (gravity > 0) {
        if (!entry.counts.has(key)) entry.counts.set(key, 0);
        entry.grave.push({ key, gravity, at: timeOf(mention) });
      }
    }
  }
  return bins;
}

const inOrder = (
  mentions: readonly CountedMention[],
  timeOf: (mention: CountedMention) => number,
): CountedMention[] =>
  [...mentions].sort((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** Series as small numbers, which is how voices remember who was heard where. */
class Facets {
  private readonly numbers = new Map<string, number>();
  private readonly keys: string[] = [];

  number(key: string): number {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.keys.push(key) - 1;
      this.numbers.set(key, number);
    }
    return number;
  }
  key(facet: number): string {
    return this.keys[facet]!;
  }
}
