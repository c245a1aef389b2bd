/**
 * How like two complaints are: what they share, weighed by how seldom it is said. Which terms are worth asking the index for, and which
 * of the candidates come first. Pure.
 */

/** How often each term stands in a sample of the brand's answered posts; what is not in it is rare. */
export interface Spread {
  /** Rows in the sample. */
  sample: number;
  /** Rows there are. */
  all: number;
  counts: ReadonlyMap<number, number>;
}

export interface Candidate {
  replyId: string;
  terms: readonly number[];
}

export interface Ranked {
  replyId: string;
  /** 0 to 1. */
  likeness: number;
}

/** Reading more candidates than this would be felt while somebody waits. */
const MOST_CANDIDATES = 1_500;
const FEWEST_TERMS = 2;

/** Rows that hold the term, as far as the sample tells. */
export function expectedRows(term: number, { sample, all, counts }: Spread): number {
  const seen = counts.get(term) ?? 0;
  return sample === 0 ? 0 : (seen / sample) * all;
}

function weightOf(term: number, spread: Spread): number {
  const rows = expectedRows(term, spread);
  return Math.log(1 + (spread.all - rows + 0.5) / (rows + 0.5));
}

/** The rarest terms that together lead to a readable number of rows; at least two, or what everybody says would find nothing. */
export function worthAsking(terms: readonly number[], spread: Spread): number[] {
  const rarest = [...terms].sort((a, b) => expectedRows(a, spread) - expectedRows(b, spread));
  let rows = 0;
  return rarest.filter((term, index) => {
    rows += expectedRows(term, spread);
    return index < FEWEST_TERMS || rows <= MOST_CANDIDATES;
  });
}

/** The most alike first, of the same likeness in the order given. None that shares next to nothing. */
export function rank(
  asked: readonly number[],
  candidates: readonly Candidate[],
  spread: Spread,
  { least = 0.12, most = 16 } = {},
): Ranked[] {
  const weights = new Map<number, number>();
  const squared = (term: number): number => {
    let weight = weights.get(term);
    if (weight === undefined) weights.set(term, (weight = weightOf(term, spread) ** 2));
    return weight;
  };
  const mine = new Set(asked);
  const own = Math.sqrt(asked.reduce((sum, term) => sum + squared(term), 0));
  if (own === 0) return [];
  return candidates
    .map(({ replyId, terms }) => {
      let shared = 0;
      let whole = 0;
      for (const term of terms) {
        const weight = squared(term);
        whole += weight;
        if (mine.has(term)) shared += weight;
      }
      return { replyId, likeness: whole === 0 ? 0 : shared / (own * Math.sqrt(whole)) };
    })
    .filter(({ likeness }) => likeness >= least)
    .sort((a, b) => b.likeness - a.likeness)
    .slice(0, most);
}
