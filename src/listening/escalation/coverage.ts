/**
 * How much of a brand was listened to at the end of a bin: what its sources usually bring, held against which of them could be read
 * lately. Time in which nothing could be read is missing, never calm; where part could, that part is judged. Pure.
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

/** Shares of what is usually said that could be heard, 0 … 1; half and more counts as all of it. */
export interface Coverage {
  whole: number;
  /** Platforms of which less than all could be heard; none where nothing could be heard at all. */
  platforms: { platform: string; heard: number }[];
}

/** Less than this is nothing. */
const NOTHING = 0.05;
const ENOUGH = 0.5;

/** `sources`: the active ones; those that people paused or that are gone for good bring nothing and are not missed. */
export function coverageOf(sources: readonly ListeningFacts[], at: number): Coverage {
  const whole = heardShare(sources, at);
  if (whole === 0) return { whole, platforms: [] };
  const platforms = [...new Set(sources.map((source) => source.platform))].sort();
  return {
    whole,
    platforms: platforms
      .map((platform) => ({
        platform,
        heard: heardShare(
          sources.filter((one) => one.platform === platform),
          at,
        ),
      }))
      .filter(({ heard }) => heard < 1),
  };
}

/** Failures in a row and twice its interval without success; a source that does not fail is given time to have its turn. */
export function isBlind(source: ListeningFacts, at: number): boolean {
  const since = at - (source.lastSuccessAt ?? source.createdAt);
  const patience = 2 * source.intervalSeconds * 1000 + (source.failures > 0 ? 5 : 15) * 60_000;
  return since > patience;
}

/** In steps of a twentieth, so that a gap is one stretch and not a hundred. */
function heardShare(sources: readonly ListeningFacts[], at: number): number {
  const weight = (source: ListeningFacts): number => Math.max(0.1, source.perDay ?? 1);
  const sum = (some: readonly ListeningFacts[]): number => some.reduce((all, one) => all + weight(one), 0);
  if (sources.length === 0) return 0;
  const share = sum(sources.filter((one) => !isBlind(one, at))) / sum(sources);
  return share >= ENOUGH ? 1 : share < NOTHING ? 0 : Math.round(20 * share) / 20;
}
