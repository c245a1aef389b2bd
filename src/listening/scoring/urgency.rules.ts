/**
 * Concepts and how near they stand: 'cut' says little and 'thumb' says little, side by side they say that somebody is
 * hurt. Pure, and bounded on any text: only the first hits of a concept are weighed against each other.
 */
import type { UrgencyData } from './lexicons.schema.js';
import type { Hit } from './match/matcher.js';
import { isDenied, type Negators } from './negation.js';
import type { Token } from './text/token.js';

export type Concepts = ReadonlyMap<string, readonly Hit[]>;

const MOST = 12;
/** A full stop between two words counts as so many words. */
const STOP = 4;
const NUMBER = { kind: 'concept', key: 'number', weight: 0.5, languages: 127, size: 1 };

/** 100 and more, and neither a year nor a telephone or order number: likely a sum of money. */
function isSum(digits: string): boolean {
  const value = Number(digits.includes(',') ? digits.replace(/,/g, '') : digits);
  return value >= 100 && value < 1e7 && !(value >= 1900 && value < 2100 && !digits.includes(','));
}

/** Hits by concept, those said not to be so left out; a number that may be a sum is of the concept 'number'. Null without any. */
export function conceptsOf(
  tokens: readonly Token[],
  hits: readonly Hit[],
  negators: Negators,
): Concepts | null {
  if (hits.length === 0) return null;
  const found = new Map<string, Hit[]>();
  const add = (hit: Hit): void => {
    const list = found.get(hit.entry.key);
    if (!list) found.set(hit.entry.key, [hit]);
    else if (list.length < MOST) list.push(hit);
  };
  for (const hit of hits) if (!isDenied(tokens, hit, negators)) add(hit);
  for (let at = 0; at < tokens.length; at++) {
    if (tokens[at]!.kind === 'number' && isSum(tokens[at]!.norm))
      add({ entry: NUMBER, from: at, to: at + 1 });
  }
  return found;
}

interface PlacedRule {
  /** Its place among all rules, which are weighed in the order of the file. */
  place: number;
  kind: string;
  of: string;
  with?: string | undefined;
  within?: number | undefined;
  sure: number;
}

const RULES = new WeakMap<UrgencyData, ReadonlyMap<string, readonly PlacedRule[]>>();

/** The rules of all kinds that begin with a concept of the post, in the order of the file. */
export function rulesFor(data: UrgencyData, concepts: Concepts): readonly PlacedRule[] {
  let byConcept = RULES.get(data);
  if (!byConcept) RULES.set(data, (byConcept = rulesByConcept(data)));
  let found: readonly PlacedRule[] = [];
  let lists = 0;
  for (const concept of concepts.keys()) {
    const rules = byConcept.get(concept);
    if (rules) found = lists++ === 0 ? rules : [...found, ...rules];
  }
  return lists < 2 ? found : [...found].sort((a, b) => a.place - b.place);
}

function rulesByConcept(data: UrgencyData): Map<string, PlacedRule[]> {
  const found = new Map<string, PlacedRule[]>();
  let place = 0;
  for (const [kind, { rules }] of Object.entries(data.kinds)) {
    for (const rule of rules) {
      const list = found.get(rule.of) ?? [];
      list.push({ ...rule, kind, place: place++ });
      found.set(rule.of, list);
    }
  }
  return found;
}

/** The two hits that stand nearest, at most `within` words apart in either order and not over each other; else null. */
export function nearest(
  tokens: readonly Token[],
  of: readonly Hit[],
  other: readonly Hit[],
  within: number,
): [Hit, Hit] | null {
  let best: [Hit, Hit] | null = null;
  let least = within;
  for (const a of of) {
    for (const b of other) {
      const gap = a.to <= b.from ? b.from - a.to : b.to <= a.from ? a.from - b.to : -1;
      if (gap < 0) continue;
      const far = gap + STOP * Math.abs(tokens[a.from]!.sentence - tokens[b.from]!.sentence);
      if (far <= least) {
        if (far === least && best) continue;
        least = far;
        best = a.from < b.from ? [a, b] : [b, a];
      }
    }
  }
  return best;
}
