/**
 * What cannot wait, and of what kind: safety, health, legal, fraud, discrimination, money, a vulnerable person, a
 * deadline, a customer leaving, press. Words that merely look so ('fire sale', 'killing it') are taken out first.
 */
import type { UrgencyData } from './lexicons.schema.js';
import type { Hit, HitsByKind } from './match/matcher.js';
import { isDenied, type Negators } from './negation.js';
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

export function scoreUrgency(
  tokens: readonly Token[],
  hits: HitsByKind,
  negators: Negators,
  data: UrgencyData,
): UrgencyResult {
  if (hits('urgency').length === 0) return { urgency: 0, findings: [] };
  const taken = new Map<string, Uint8Array>();
  for (const hit of hits('notUrgent')) {
    let cover = taken.get(hit.entry.key);
    if (!cover) taken.set(hit.entry.key, (cover = new Uint8Array(tokens.length)));
    cover.fill(1, hit.from, hit.to);
  }
  const byKind = new Map<string, UrgencyFinding>();
  for (const hit of hits('urgency')) {
    const cover = taken.get(hit.entry.key);
    if (cover && cover[hit.from] === 1) continue;
    const kind = data.kinds[hit.entry.key]!;
    const sure = hit.entry.weight * (isDenied(tokens, hit, negators) ? 0.3 : 1);
    const found = byKind.get(hit.entry.key);
    if (!found) {
      byKind.set(hit.entry.key, {
        kind: hit.entry.key,
        label: kind.label,
        severity: kind.severity,
        sure,
        hits: [hit],
      });
    } else {
      // Two weak signs of one kind are nearly one strong sign.
      const apart = hit.from >= found.hits[found.hits.length - 1]!.to;
      found.sure = Math.min(1, Math.max(found.sure, sure) + (apart ? 0.2 * Math.min(found.sure, sure) : 0));
      found.hits.push(hit);
    }
  }
  const findings = [...byKind.values()]
    .filter((finding) => finding.sure >= 0.3)
    .sort((a, b) => b.severity * b.sure - a.severity * a.sure);
  let calm = 1;
  findings.forEach(
    (finding, index) => (calm *= 1 - finding.severity * finding.sure * (index === 0 ? 1 : 0.35)),
  );
  return { urgency: 1 - calm, findings };
}

/** Hits that tell of something that happened to somebody, not of a date or a wish to leave. */
export function graveHits(result: UrgencyResult): Hit[] {
  return result.findings
    .filter((finding) => finding.kind !== 'deadline' && finding.kind !== 'vulnerable')
    .flatMap((finding) => finding.hits.filter((hit) => hit.entry.weight >= 1));
}
