/**
 * Simulated weeks of a whole brand: voices with topics, moods, platforms and now and then something grave, told to the product's own
 * judging (BrandWatch and its incidents, bins and seasons by UTC as shipped). The same seed gives the same weeks and the same incidents.
 */
import type { BinFacts, BrandWatch, newBrandMemory } from '../../src/listening/escalation/brand-watch.js';
import type { Incident } from '../../src/listening/escalation/incidents.js';
import type { scopesOf, seriesKey } from '../../src/listening/escalation/series-key.js';
import type { judgeTalk, raisedOf } from '../../src/listening/escalation/talk.js';
import { addStorm, gamma, randomOf, simulate, type Random, type Traffic } from './simulated.js';

/** The product, built or from its source. */
export interface Product {
  BrandWatch: typeof BrandWatch;
  newBrandMemory: typeof newBrandMemory;
  judgeTalk: typeof judgeTalk;
  raisedOf: typeof raisedOf;
  scopesOf: typeof scopesOf;
  seriesKey: typeof seriesKey;
}

export interface Storm {
  /** Bin in which it begins. */
  at: number;
  peakPerHour: number;
  riseHours: number;
  halfHours: number;
}

/** Collection stops. What was said meanwhile is lost to counting (`late`: dated, so that it is known to be old) or lands at once, undated. */
export interface Outage {
  at: number;
  bins: number;
  /** `hidden`: the collector reports success and brings nothing. */
  as: 'known' | 'hidden';
  backlog: 'late' | 'undated';
}

export interface Weeks extends Traffic {
  storm?: Storm;
  outages?: Outage[];
}

export interface Opened {
  bin: number;
  level: number;
  kinds: string[];
  topic: string | null;
}

/** Monday 2 February 2026, 00:00 UTC, in bins. */
export const FIRST_BIN = Date.UTC(2026, 1, 2) / 300_000;
const TOPICS = ['delivery', 'app', 'billing', 'staff'];
const PLATFORMS = ['one', 'two', 'three'];
const NOTHING = new Set<string>();

/** Incidents that were opened, and all that was told of any (opened, back again, graver, wider), by the bin after which it was. */
export function live(product: Product, weeks: Weeks): { opened: Opened[]; told: Opened[]; series: number } {
  const random = randomOf(weeks.seed + 1_000_003);
  const { counts } = simulate(weeks);
  const storm = counts.map(() => 0);
  if (weeks.storm) addStorm(storm, weeks.storm, random);
  const voices = new VoiceMaker(product, random);
  const watch = new product.BrandWatch(product.newBrandMemory());
  const incidents: Incident[] = [];
  const opened: Opened[] = [];
  const told: Opened[] = [];
  let held: Said | null = null;
  counts.forEach((count, bin) => {
    const outage = weeks.outages?.find((one) => bin >= one.at && bin < one.at + one.bins);
    const said = voices.said(count, storm[bin]!, bin);
    let here = said;
    if (outage) {
      if (outage.backlog === 'undated') held = joined(held, said);
      here = NOBODY;
    } else if (held) {
      here = joined(held, said);
      held = null;
    }
    const facts: BinFacts = {
      bin: FIRST_BIN + bin,
      counts: here.counts,
      grave: here.grave.map(([key, gravity]) => ({ key, gravity, at: (FIRST_BIN + bin) * 300_000 + 1000 })),
      missing: outage?.as === 'known' ? true : NOTHING,
    };
    const raised = watch.step(facts).flatMap((alarm) => product.raisedOf('b', alarm, null));
    for (const { kind, incident } of product.judgeTalk(incidents, facts, raised, watch)) {
      if (kind === 'closed') continue;
      const one = { bin, level: incident.level, kinds: incident.kinds, topic: incident.scope.topic };
      told.push(one);
      if (kind === 'opened') opened.push(one);
    }
  });
  return { opened, told, series: watch.memory.series.size };
}

interface Said {
  counts: Map<string, number>;
  grave: [key: string, gravity: 1 | 2 | 3][];
}
const NOBODY: Said = { counts: new Map(), grave: [] };

function joined(one: Said | null, other: Said): Said {
  const counts = new Map(one?.counts);
  for (const [key, count] of other.counts) counts.set(key, (counts.get(key) ?? 0) + count);
  return { counts, grave: [...(one?.grave ?? []), ...other.grave] };
}

/** Deals voices out: seven in ten have a topic, three in ten are negative (more on some days), one in five hundred writes of something grave. */
class VoiceMaker {
  private readonly keys = new Map<string, string[]>();
  private negative = 0.3;

  constructor(
    private readonly product: Product,
    private readonly random: Random,
  ) {}

  said(ordinary: number, ofStorm: number, bin: number): Said {
    if (bin % 288 === 0) this.negative = Math.min(0.7, 0.3 + 0.05 * (gamma(2, this.random) - 1));
    const said: Said = { counts: new Map(), grave: [] };
    for (let i = 0; i < ordinary; i++) {
      const topic = this.random() < 0.7 ? TOPICS[Math.floor(this.random() ** 2 * TOPICS.length)]! : null;
      this.voice(said, topic, this.random() < this.negative);
    }
    for (let i = 0; i < ofStorm; i++)
      this.voice(said, this.random() < 0.9 ? 'outage' : null, this.random() < 0.75);
    return said;
  }

  private voice(said: Said, topic: string | null, negative: boolean): void {
    const platform = PLATFORMS[Math.floor(this.random() ** 2 * PLATFORMS.length)]!;
    for (const key of this.keysOf(topic, negative, platform))
      said.counts.set(key, (said.counts.get(key) ?? 0) + 1);
    const grave = this.random();
    if (grave >= 0.03) return;
    const gravity = grave < 0.002 ? 3 : grave < 0.01 ? 2 : 1;
    said.grave.push(['*|*|*', gravity]);
    if (topic !== null) said.grave.push([`${topic}|*|*`, gravity]);
  }

  private keysOf(topic: string | null, negative: boolean, platform: string): string[] {
    const name = `${topic}|${negative}|${platform}`;
    let keys = this.keys.get(name);
    if (!keys) {
      const sentiment = negative ? 'neg' : 'neu';
      const scopes = this.product.scopesOf({
        brandId: 'b',
        topics: topic ? [topic] : [],
        sentiment,
        platform,
      });
      this.keys.set(name, (keys = scopes.map((scope) => this.product.seriesKey(scope))));
    }
    return keys;
  }
}
