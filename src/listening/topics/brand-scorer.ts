/** A scorer that knows a brand's own topics beside the taxonomy. Pure. Its name says so: another list of words is another scorer. */
import { createHash } from 'node:crypto';
import type { Scorer } from '../scoring/scorer.js';
import { compileTopicRules, type TopicRule } from '../scoring/topics.brand.js';
import { tokenise } from '../scoring/text/tokenise.js';

/** A brand's word further down than this in a post is not what the post is about. */
const LOOKED_AT = 20_000;

/** `rules` in any order. Throws an Error in words for rules that cannot be compiled. */
export function brandScorer(base: Scorer, rules: readonly TopicRule[]): Scorer {
  if (rules.length === 0) return base;
  const find = compileTopicRules(rules);
  const model = `${base.model}+${digest(rules)}`;
  return {
    model,
    score: (input) => {
      const score = base.score(input);
      const title = input.title && !input.text.startsWith(input.title) ? `${input.title}\n` : '';
      const found = find(tokenise(`${title}${input.text}`.slice(0, LOOKED_AT)).tokens);
      const own = [...found.entries()]
        .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
        .map(([topic]) => topic);
      // A brand's own topic says more than the general ones.
      return { ...score, model, topics: [...own, ...score.topics.filter((topic) => !found.has(topic))] };
    },
  };
}

/** The same for the same words, however they are ordered. */
function digest(rules: readonly TopicRule[]): string {
  const plain = rules
    .map(({ id, words }) => [
      id,
      Object.entries(words)
        .map(([language, phrases]) => [language, [...phrases].sort()] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ])
    .sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(plain)).digest('hex').slice(0, 8);
}
