/**
 * What a post is about, by the taxonomy in config and, where a brand has topics of its own, by those as well. Order is
 * by how often a topic is named, then as the taxonomy lists it, a brand's own last. Pure.
 */
import { compileTopicRules, type TopicFinder, type TopicRule } from './topics.brand.js';
import type { TopicsData } from './lexicons.schema.js';
import type { HitsByKind } from './match/matcher.js';
import type { Token } from './text/token.js';

/** What else is known of the post when its topics are asked for. */
export interface TopicsContext {
  /** Kinds of urgency found in it. */
  kinds?: readonly string[];
  /** A brand's own topics, with the words they are looked for in. */
  own?: { find: TopicFinder; tokens: readonly Token[] };
}

/** Finds the topics of the posts of one brand: the taxonomy's and its own. */
export type Topics = (
  hits: HitsByKind,
  tokens: readonly Token[],
  positive: boolean,
  kinds?: readonly string[],
) => string[];

/**
 * Compiled once for a brand. A rule whose id the taxonomy knows adds words to that topic. Throws an Error that names
 * the rule and says what is wrong with it.
 */
export function compileTopics(base: TopicsData, extra: readonly TopicRule[]): Topics {
  const find = compileTopicRules(extra);
  return (hits, tokens, positive, kinds) =>
    findTopics(hits, base, positive, { kinds, own: { find, tokens } });
}

/** `positive`: the post as a whole reads well; only then is praise taken for praise. */
export function findTopics(
  hits: HitsByKind,
  data: TopicsData,
  positive: boolean,
  context: TopicsContext = {},
): string[] {
  const counts = countTopics(hits, data, context);
  // 'thanks for nothing' is no praise.
  if (!positive) counts.delete('praise');
  if (counts.size < 2) return [...counts.keys()];
  const order = Object.keys(data.topics);
  const place = (topic: string): number => (order.includes(topic) ? order.indexOf(topic) : order.length);
  return [...counts.entries()]
    .sort((a, b) => b[1] - a[1] || place(a[0]) - place(b[0]))
    .map(([topic]) => topic);
}

function countTopics(hits: HitsByKind, data: TopicsData, context: TopicsContext): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (topic: string, times: number): void =>
    void counts.set(topic, (counts.get(topic) ?? 0) + times);
  for (const hit of hits('topic')) add(hit.entry.key, hit.entry.size);
  const kinds = context.kinds ?? [];
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
  if (context.own) {
    for (const [topic, times] of context.own.find(context.own.tokens)) add(topic, times);
  }
  return counts;
}

const NONE: ReadonlySet<string> = new Set();
const namesOf = (hits: HitsByKind): ReadonlySet<string> =>
  new Set(hits('concept').map((hit) => hit.entry.key));
