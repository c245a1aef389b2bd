/**
 * What a post is about, by the taxonomy in config; a brand's own topics stand in topics.brand.ts. Order is by how often a topic is
 * named, then as the taxonomy lists it. Pure.
 */
import type { TopicsData } from './lexicons.schema.js';
import type { HitsByKind } from './match/matcher.js';

/** `positive`: the post as a whole reads well; only then is praise taken for praise. `kinds` of urgency found in it speak of topics too. */
export function findTopics(
  hits: HitsByKind,
  data: TopicsData,
  positive: boolean,
  kinds: readonly string[] = [],
): string[] {
  const counts = countTopics(hits, data, kinds);
  // 'thanks for nothing' is no praise.
  if (!positive) counts.delete('praise');
  if (counts.size < 2) return [...counts.keys()];
  const order = Object.keys(data.topics);
  const place = (topic: string): number => (order.includes(topic) ? order.indexOf(topic) : order.length);
  return [...counts.entries()]
    .sort((a, b) => b[1] - a[1] || place(a[0]) - place(b[0]))
    .map(([topic]) => topic);
}

function countTopics(hits: HitsByKind, data: TopicsData, kinds: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (topic: string, times: number): void =>
    void counts.set(topic, (counts.get(topic) ?? 0) + times);
  for (const hit of hits('topic')) add(hit.entry.key, hit.entry.size);
  const concepts = kinds.length > 0 || hits('concept').length > 1 ? namesOf(hits) : NONE;
  for (const topic in data.topics) {
    const entry = data.topics[topic]!;
    if (entry.kinds?.some((kind) => kinds.includes(kind))) add(topic, 2);
    for (const rule of entry.rules ?? []) {
      const holds =
        (rule.kind === undefined || kinds.includes(rule.kind)) &&
        (rule.of === undefined || concepts.has(rule.of)) &&
        (rule.with === undefined || concepts.has(rule.with));
      if (holds) {
        add(topic, 1);
        break;
      }
    }
  }
  return counts;
}

const NONE: ReadonlySet<string> = new Set();
const namesOf = (hits: HitsByKind): ReadonlySet<string> =>
  new Set(hits('concept').map((hit) => hit.entry.key));
