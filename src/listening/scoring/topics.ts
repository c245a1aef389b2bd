/** What a post is about, by the taxonomy in config. Order is by how often it is named, then as the taxonomy lists it. */
import type { TopicsData } from './lexicons.schema.js';
import type { HitsByKind } from './match/matcher.js';

export function findTopics(hits: HitsByKind, data: TopicsData, positive: boolean): string[] {
  const counts = new Map<string, number>();
  for (const hit of hits('topic')) {
    counts.set(hit.entry.key, (counts.get(hit.entry.key) ?? 0) + hit.entry.size);
  }
  // 'thanks for nothing' is no praise.
  if (!positive) counts.delete('praise');
  if (counts.size < 2) return [...counts.keys()];
  const order = Object.keys(data.topics);
  return [...counts.entries()]
    .sort((a, b) => b[1] - a[1] || order.indexOf(a[0]) - order.indexOf(b[0]))
    .map(([topic]) => topic);
}
