/**
 * Who is asked next when nobody decided about a reply in time: another reviewer first, then the leads. Pure. Whoever wrote a word
 * of it, or has approved it already, is no candidate: the caller leaves them out.
 */
export interface Candidate {
  id: string;
  name: string;
  roles: readonly string[];
  reviewer: boolean;
  lead: boolean;
  /** At the desk. */
  available: boolean;
  /** Knows the language of the case. */
  speaks: boolean;
  /** Has been asked about this reply before. */
  asked: boolean;
  /** Has it open now, and has not decided. */
  looking: boolean;
  /** Open turns that wait for this person already. */
  waiting: number;
}

export type Next = { audience: 'person'; person: Candidate } | { audience: 'leads'; leads: Candidate[] };

/** `moves`: how often it has passed on. Null: it has come to the end, and stays where it is. */
export function nextTurn(moves: number, candidates: readonly Candidate[]): Next | null {
  if (moves > 1) return null;
  const leads = candidates.filter((one) => one.lead);
  const others = candidates.filter((one) => one.reviewer && !one.asked);
  const person = moves === 0 ? [...others].sort(byFitness)[0] : undefined;
  if (person) return { audience: 'person', person };
  return leads.length > 0 ? { audience: 'leads', leads } : null;
}

function byFitness(a: Candidate, b: Candidate): number {
  return (
    Number(a.looking) - Number(b.looking) ||
    Number(a.lead) - Number(b.lead) ||
    Number(b.speaks) - Number(a.speaks) ||
    Number(b.available) - Number(a.available) ||
    a.waiting - b.waiting ||
    (a.id < b.id ? -1 : 1)
  );
}
