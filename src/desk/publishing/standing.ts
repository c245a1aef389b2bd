/**
 * When the platform is asked again what it shows of a posting of ours, and what an answer means. Pure. One look that does not find it
 * is not a deletion: lists lag and servers withhold for a moment.
 */
import type { Standing } from '../../platforms/ports.js';

export type StandingState = 'there' | 'edited' | 'gone' | 'removed';

const MINUTE = 60_000;
/** After publication. */
const LOOKS = [10 * MINUTE, 60 * MINUTE, 24 * 60 * MINUTE, 7 * 24 * 60 * MINUTE];
/** Before a look that did not find it, or could not look, is repeated. */
const AGAIN = 10 * MINUTE;
/** So many looks in a row must agree that it is gone. */
export const MISSES_NEEDED = 2;

/** The next look after `now`; null after the last one. */
export function nextLook(publishedAt: Date, now: Date): Date | null {
  const next = LOOKS.map((after) => publishedAt.getTime() + after).find((at) => at > now.getTime());
  return next === undefined ? null : new Date(next);
}

export interface StandingFacts {
  state: StandingState;
  shownText: string | null;
  misses: number;
  publishedAt: Date;
}
export interface AfterLook {
  state: StandingState;
  shownText: string | null;
  misses: number;
  nextAt: Date | null;
  /** People hear of it. */
  changed: boolean;
}

export function afterLook(standing: Standing, facts: StandingFacts, now: Date): AfterLook {
  const again = new Date(now.getTime() + AGAIN);
  const next = nextLook(facts.publishedAt, now);
  const same = { state: facts.state, shownText: facts.shownText, changed: false };
  switch (standing.kind) {
    case 'unknown':
      // Said for ever, it would be asked for ever: a week after the last look it is enough.
      return {
        ...same,
        misses: facts.misses,
        nextAt: givenUp(facts, now) ? null : next && next < again ? next : again,
      };
    case 'gone': {
      const misses = facts.misses + 1;
      if (facts.state === 'gone' || misses < MISSES_NEEDED)
        return { ...same, misses, nextAt: facts.state === 'gone' ? next : again };
      return { state: 'gone', shownText: null, misses, nextAt: next, changed: true };
    }
    case 'other': {
      const changed = facts.state !== 'edited' || facts.shownText !== standing.text;
      return { state: 'edited', shownText: standing.text, misses: 0, nextAt: next, changed };
    }
    case 'same':
      return { state: 'there', shownText: null, misses: 0, nextAt: next, changed: facts.state !== 'there' };
  }
}

const givenUp = (facts: StandingFacts, now: Date): boolean =>
  now.getTime() - facts.publishedAt.getTime() > 2 * (LOOKS.at(-1) ?? 0);
