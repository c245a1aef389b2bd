/**
 * What cannot wait, and of what kind: safety, health, legal, fraud, discrimination, money, a vulnerable person, a
 * deadline, a customer leaving, press. Phrases and rules are data (config/lexicons/urgency.yaml). Words that merely look
 * so ('fire sale', 'killing it') are taken out first; jokes, news and matters put right weigh less. Pure.
 */
import type { UrgencyData } from './lexicons.schema.js';
import type { Hit, HitsByKind } from './match/matcher.js';
import { isDenied, type Negators } from './negation.js';
import { conceptsOf, nearest, rulesFor, type Concepts } from './urgency.rules.js';
import type { Token } from './text/token.js';

export interface UrgencyFinding {
  kind: string;
  label: string;
  /** 0–1: how grave this kind is. */
  severity: number;
  /** 0–1: how surely it is meant. */
  sure: number;
  hits: Hit[];
}

export interface UrgencyResult {
  /** 0–1: gravest kind, raised a little by every further one. */
  urgency: number;
  /** Gravest first. */
  findings: UrgencyFinding[];
}

/** What stays of a phrase that is said not to be so: 'no fire'. */
const DENIED = 0.3;

export function scoreUrgency(
  tokens: readonly Token[],
  hits: HitsByKind,
  negators: Negators,
  data: UrgencyData,
): UrgencyResult {
  const phrases = hits('urgency');
  const concepts = conceptsOf(tokens, hits('concept'), negators);
  if (phrases.length === 0 && concepts === null) return { urgency: 0, findings: [] };
  const covers = coversOf(hits('notUrgent'), tokens.length);
  const found = new Map<string, { doubt: number; hits: Hit[] }>();
  const add = (kind: string, sure: number, evidence: readonly Hit[]): void => {
    const cover = covers.get(kind);
    if (cover && evidence.some((hit) => cover[hit.from] === 1)) return;
    const earlier = found.get(kind);
    if (!earlier) {
      found.set(kind, { doubt: 1 - sure, hits: [...evidence] });
      return;
    }
    // The same word twice, or words within words, are one sign; others are two.
    const apart = evidence.some(
      (hit) =>
        !earlier.hits.some((old) => old.entry === hit.entry || (hit.from < old.to && old.from < hit.to)),
    );
    earlier.doubt = apart ? earlier.doubt * (1 - sure) : Math.min(earlier.doubt, 1 - sure);
    earlier.hits.push(...evidence);
  };
  for (const hit of phrases) {
    add(hit.entry.key, hit.entry.weight * (isDenied(tokens, hit, negators) ? DENIED : 1), [hit]);
  }
  if (concepts) applyRules(tokens, concepts, data, add);
  const calm = concepts ? calmness(concepts, data) : 1;
  const trouble = inTrouble(tokens, hits('complaint'), negators) ? 1 - data.trouble : 1;

  const findings: UrgencyFinding[] = [];
  for (const [kind, { doubt, hits: evidence }] of found) {
    const { label, severity } = data.kinds[kind]!;
    const sure = (1 - doubt * trouble) * calm;
    if (sure >= data.least) findings.push({ kind, label, severity, sure, hits: evidence });
  }
  findings.sort((a, b) => b.severity * b.sure - a.severity * a.sure);
  let rest = 1;
  findings.forEach(
    (finding, index) => (rest *= 1 - finding.severity * finding.sure * (index === 0 ? 1 : 0.35)),
  );
  return { urgency: 1 - rest, findings };
}

function applyRules(
  tokens: readonly Token[],
  concepts: Concepts,
  data: UrgencyData,
  add: (kind: string, sure: number, evidence: readonly Hit[]) => void,
): void {
  for (const rule of rulesFor(data, concepts)) {
    const of = concepts.get(rule.of)!;
    if (rule.with === undefined) {
      add(rule.kind, rule.sure, [of[0]!]);
      continue;
    }
    const other = concepts.get(rule.with);
    const pair = other && nearest(tokens, of, other, rule.within ?? 8);
    if (pair) add(rule.kind, rule.sure, pair);
  }
}

/** Whether something plainly went wrong: one strong sign of complaint, or two weaker ones. */
function inTrouble(tokens: readonly Token[], cues: readonly Hit[], negators: Negators): boolean {
  let sum = 0;
  for (const cue of cues) {
    if (cue.entry.weight < 0.6 || isDenied(tokens, cue, negators)) continue;
    sum += cue.entry.weight;
    if (sum >= 1) return true;
  }
  return false;
}

/** 1 for an earnest post, less for every sign that it is a joke, a story, or settled. */
function calmness(concepts: Concepts, data: UrgencyData): number {
  let share = 1;
  for (const name in data.calm) if (concepts.has(name)) share *= data.calm[name]!;
  return share;
}

/** Tokens that belong, for a kind, to a phrase that only looks like it. */
function coversOf(hits: readonly Hit[], length: number): Map<string, Uint8Array> {
  const covers = new Map<string, Uint8Array>();
  for (const hit of hits) {
    let cover = covers.get(hit.entry.key);
    if (!cover) covers.set(hit.entry.key, (cover = new Uint8Array(length)));
    cover.fill(1, hit.from, hit.to);
  }
  return covers;
}

/** Hits that tell of something that happened to somebody, not of a date or a wish to leave. */
export function graveHits(result: UrgencyResult): Hit[] {
  return result.findings
    .filter((finding) => finding.kind !== 'deadline' && finding.kind !== 'vulnerable')
    .flatMap((finding) =>
      finding.hits.filter((hit) => hit.entry.kind === 'urgency' && hit.entry.weight >= 1),
    );
}
