/**
 * Whether a brand was listened to at the end of a bin: what its sources usually bring, held against which of them could be read lately.
 * Time in which most could not be read is missing, never calm. Pure.
 */
export interface ListeningFacts {
  platform: string;
  failures: number;
  /** Milliseconds; null: never. */
  lastSuccessAt: number | null;
  createdAt: number;
  intervalSeconds: number;
  /** Mentions a day it usually brings; null: not known yet. */
  perDay: number | null;
}

export interface Coverage {
  /** Less than half of what is usually said could be heard. */
  blind: boolean;
  /** The same for single platforms, where not all are. */
  platforms: string[];
}

/** `sources`: the active ones; those that people paused or that are gone for good bring nothing and are not missed. */
export function coverageOf(sources: readonly ListeningFacts[], at: number): Coverage {
  if (blindShare(sources, at)) return { blind: true, platforms: [] };
  const platforms = [...new Set(sources.map((source) => source.platform))];
  return {
    blind: false,
    platforms: platforms
      .filter((platform) =>
        blindShare(
          sources.filter((one) => one.platform === platform),
          at,
        ),
      )
      .sort(),
  };
}

/** Failures in a row and twice its interval without success; a source that does not fail is given time to have its turn. */
export function isBlind(source: ListeningFacts, at: number): boolean {
  const since = at - (source.lastSuccessAt ?? source.createdAt);
  const patience = 2 * source.intervalSeconds * 1000 + (source.failures > 0 ? 5 : 15) * 60_000;
  return since > patience;
}

function blindShare(sources: readonly ListeningFacts[], at: number): boolean {
  const weight = (source: ListeningFacts): number => Math.max(0.1, source.perDay ?? 1);
  const sum = (some: readonly ListeningFacts[]): number => some.reduce((all, one) => all + weight(one), 0);
  return sum(sources.filter((one) => !isBlind(one, at))) < 0.5 * sum(sources) || sources.length === 0;
}
