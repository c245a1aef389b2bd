/**
 * Mentions in, voices per bin and series out. A voice is an author saying a thing of their own: ten posts of one author and fifty copies
 * of one story are one voice, spam and the brand's own posts are none. Live, a mention counts when it was captured, unless it is late:
 * then it belongs to a bin that is over, and can never look like a burst of today; only if it is grave it is heard all the same, as said
 * when it was published. From history everything counts when it was published. Pure.
 */
import { type Gravity, gravityOf } from './gravity.js';
import { placeMention } from './hour-of-week.js';
import { type Scope, scopesOf, seriesKey } from './series-key.js';
import type { BinFacts, GraveVoice } from './brand-watch.js';
import { BIN_SECONDS, binAt } from './time-grid.js';
import { type Heard, Voices } from './voices.js';

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

/** What was said longer ago than this is not news any more, whoever could not hear it then. */
const GRAVE_NEWS_MS = 3 * 86_400_000;

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
  const bins = new Map<number, { counts: Map<string, number>; grave: GraveVoice[] }>();
  const listen = (mention: CountedMention): { keys: string[]; grave: GraveVoice[] } => {
    const late = when === 'captured' && isLate(mention);
    const voice = { author: mention.authorId, at: timeOf(mention), ...mention };
    const scopes = scopesOf({ brandId: '', ...mention });
    const keys = late ? [] : facets.heard(heard, voice, scopes.map(seriesKey));
    if (late && (mention.firstLook || mention.capturedAt - mention.publishedAt > GRAVE_NEWS_MS))
      return { keys, grave: [] };
    const grave: GraveVoice[] = [];
    const gravity = gravityOf(mention);
    for (const key of gravity > 0 ? scopes.filter(hasGravity).map(seriesKey) : []) {
      // Whoever was heard as angry is heard again when they write of an injury.
      const degrees = Array.from({ length: gravity }, (_, i) => `${i + 1}!${key}`);
      const fresh = facets.heard(heard, voice, degrees);
      if (!fresh.includes(degrees.at(-1)!)) continue;
      const above = (gravity - fresh.length) as Gravity;
      const at = late ? mention.publishedAt : timeOf(mention);
      grave.push({ key, gravity, at, ...(above > 0 ? { above } : {}) });
    }
    return { keys, grave };
  };
  for (const mention of inOrder(before, timeOf)) listen(mention);
  for (const mention of inOrder(mentions, timeOf)) {
    const bin = Math.max(from, binAt(timeOf(mention)));
    if (bin > to) continue;
    const { keys, grave } = listen(mention);
    if (keys.length === 0 && grave.length === 0) continue;
    let entry = bins.get(bin);
    if (!entry) bins.set(bin, (entry = { counts: new Map(), grave: [] }));
    // A new source says nothing about volume yet; what is grave is grave from the first word.
    if (mention.settled) for (const key of keys) entry.counts.set(key, (entry.counts.get(key) ?? 0) + 1);
    for (const one of grave) if (!entry.counts.has(one.key)) entry.counts.set(one.key, 0);
    entry.grave.push(...grave);
  }
  for (const { grave } of bins.values()) grave.sort((a, b) => a.at - b.at);
  return bins;
}

/** Gravity is counted for the brand and its topics. */
const hasGravity = ({ sentiment, platform }: Scope): boolean => sentiment === null && platform === null;

const inOrder = (
  mentions: readonly CountedMention[],
  timeOf: (mention: CountedMention) => number,
): CountedMention[] =>
  [...mentions].sort((a, b) => timeOf(a) - timeOf(b) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));

/** Series as small numbers, which is how voices remember who was heard where. */
class Facets {
  private readonly numbers = new Map<string, number>();
  private readonly keys: string[] = [];

  /** Those of the keys in which the voice is new. */
  heard(voices: Voices, voice: Heard, keys: readonly string[]): string[] {
    return voices
      .hear(
        voice,
        keys.map((key) => this.number(key)),
      )
      .map((facet) => this.keys[facet]!);
  }

  private number(key: string): number {
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.keys.push(key) - 1;
      this.numbers.set(key, number);
    }
    return number;
  }
}
