/**
 * Who gets a case: active and available agents with capacity left who speak its language; the customer's last agent first,
 * then whoever has waited longest for a case. Pure; every choice and every refusal carries its reason as a code.
 */
export interface Candidate {
  id: string;
  active: boolean;
  available: boolean;
  agent: boolean;
  /** Belongs to the sample: never given real work, since a sample account ends with the first real brand. */
  sample: boolean;
  languages: readonly string[];
  capacity: number;
  openCases: number;
  lastAssignedAt: Date | null;
}

export interface CaseNeeds {
  language: string;
  sample: boolean;
  /** Who last had a case of this customer. */
  lastAgentId: string | null;
}

export type Refusal = 'inactive' | 'not-an-agent' | 'other-world' | 'unavailable' | 'language' | 'full';
export interface Ranking {
  ranked: { id: string; reasons: string[] }[];
  refused: { id: string; reason: Refusal }[];
}

/** A language nobody can be asked for: any agent reads it as well as the next. */
export const ANY: ReadonlySet<string> = new Set(['und', 'other', '']);

/** Hindi written in Latin letters is spoken by whoever speaks Hindi; the reverse needs the script. */
export function speaks(languages: readonly string[], wanted: string): boolean {
  return ANY.has(wanted) || languages.includes(wanted) || languages.includes(wanted.split('-')[0] ?? wanted);
}

export function rankCandidates(candidates: readonly Candidate[], needs: CaseNeeds): Ranking {
  const agents = candidates.filter((c) => c.active && c.agent);
  const sameWorld = agents.some((c) => c.sample === needs.sample);
  const refused: Ranking['refused'] = [];
  const fit: Candidate[] = [];
  for (const c of candidates) {
    const reason = refusal(c, needs, sameWorld);
    if (reason) refused.push({ id: c.id, reason });
    else fit.push(c);
  }
  fit.sort((a, b) => order(a, needs) - order(b, needs) || waited(a) - waited(b) || (a.id < b.id ? -1 : 1));
  return {
    ranked: fit.map((c) => ({
      id: c.id,
      reasons: [
        c.id === needs.lastAgentId ? 'customers-last-agent' : 'waited-longest',
        ...(ANY.has(needs.language) ? [] : ['speaks-language']),
        'capacity-left',
      ],
    })),
    refused,
  };
}

function refusal(c: Candidate, needs: CaseNeeds, sameWorld: boolean): Refusal | null {
  if (!c.active) return 'inactive';
  if (!c.agent) return 'not-an-agent';
  if (c.sample !== needs.sample && (c.sample || sameWorld)) return 'other-world';
  if (!c.available) return 'unavailable';
  if (!speaks(c.languages, needs.language)) return 'language';
  if (c.openCases >= c.capacity) return 'full';
  return null;
}

const order = (c: Candidate, needs: CaseNeeds): number => (c.id === needs.lastAgentId ? 0 : 1);
const waited = (c: Candidate): number => c.lastAssignedAt?.getTime() ?? -1;

/** Why nobody was found, most telling first, for the leads. */
export function nobodyBecause(refused: Ranking['refused']): Refusal | 'nobody' {
  const said = new Set(refused.map((r) => r.reason));
  return (['full', 'language', 'unavailable'] as const).find((reason) => said.has(reason)) ?? 'nobody';
}
