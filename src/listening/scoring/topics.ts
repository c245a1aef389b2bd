/**
 * What a post is about, by the taxonomy in config; a brand's own topics stand in topics.brand.ts. Order is by how often a topic is
 * named, then as the taxonomy lists it. Pure.
 */
import type { TopicsData } from './lexicons.schema.js';
import type { Hit, HitsByKind } from './match/matcher.js';

/** `positive`: the post as a whole reads well; only then is praise taken for praise. `kinds` of urgency found in it speak of topics too. */
export function findTopics(
  hits: HitsByKind,
  data: TopicsData,
  positive: boolean,
  kinds: readonly string[] = [],
): string[] {
  const counts = timesOf(hits, data, kinds);
  // 'thanks for nothing' is no praise.
  if (!positive) counts.delete('praise');
  if (counts.size < 2) return [...counts.keys()];
  const { topics } = compiled(data);
  const place = (topic: string): number => {
    const at = topics.findIndex(({ name }) => name === topic);
    return at < 0 ? topics.length : at;
  };
  return [...counts.entries()]
    .sort((a, b) => b[1] - a[1] || place(a[0]) - place(b[0]))
    .map(([topic]) => topic);
}

/** How many topics but praise are named, by the words alone. */
export function countTopics(hits: HitsByKind, data: TopicsData): number {
  const counts = timesOf(hits, data, NONE);
  return counts.has('praise') ? counts.size - 1 : counts.size;
}

function timesOf(hits: HitsByKind, data: TopicsData, kinds: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { entry } of hits('topic')) counts.set(entry.key, (counts.get(entry.key) ?? 0) + entry.size);
  const concepts = hits('concept');
  if (kinds.length === 0 && concepts.length < 2) return counts;
  for (const topic of compiled(data).told) {
    let times = 0;
    if (topic.kinds.some((kind) => kinds.includes(kind))) times += 2;
    if (topic.rules.some((rule) => holds(rule, kinds, concepts))) times += 1;
    if (times > 0) counts.set(topic.name, (counts.get(topic.name) ?? 0) + times);
  }
  return counts;
}

function holds(rule: TopicRule, kinds: readonly string[], concepts: readonly Hit[]): boolean {
  if (rule.kind !== undefined && !kinds.includes(rule.kind)) return false;
  if (rule.of !== undefined && !isNamed(rule.of, concepts)) return false;
  return rule.with === undefined || isNamed(rule.with, concepts);
}

function isNamed(concept: string, hits: readonly Hit[]): boolean {
  for (const hit of hits) if (hit.entry.key === concept) return true;
  return false;
}

interface TopicRule {
  kind?: string | undefined;
  of?: string | undefined;
  with?: string | undefined;
}

interface Topic {
  name: string;
  kinds: readonly string[];
  rules: readonly TopicRule[];
}

/** The taxonomy as a list, and of it the topics that are told by more than their own words. */
interface Taxonomy {
  topics: readonly Topic[];
  told: readonly Topic[];
}

const TAXONOMIES = new WeakMap<TopicsData, Taxonomy>();

function compiled(data: TopicsData): Taxonomy {
  let taxonomy = TAXONOMIES.get(data);
  if (!taxonomy) {
    const topics = Object.entries(data.topics).map(([name, { kinds = NONE, rules = [] }]) => ({
      name,
      kinds,
      rules,
    }));
    taxonomy = { topics, told: topics.filter(({ kinds, rules }) => kinds.length + rules.length > 0) };
    TAXONOMIES.set(data, taxonomy);
  }
  return taxonomy;
}

const NONE: readonly string[] = [];
