/**
 * What to do after a platform answered (or did not): decided here and nowhere else. Pure: outcome, counts and times in, the next
 * state out. Never says "send again" unless the network provably has nothing, or cannot post the same twice.
 */
import type { FindOutcome, Idempotency, SendOutcome } from '../../platforms/ports.js';

export interface PublishingLimits {
  sendTimeoutSeconds: number;
  reconcileAfterSeconds: number;
  reconcileReadings: number;
}

export type NextStep =
  | { to: 'published'; externalId: string; permalink: string | null; at: Date | null }
  | { to: 'rejected'; kind: string; words: string }
  | {
      to: 'queued';
      inSeconds: number;
      kind: string;
      words: string;
      /** It never left us. */ uncounted?: true;
    }
  /** The account itself is refused: keep the queue, stop the account, tell the administrators. */
  | { to: 'stopped'; words: string }
  | { to: 'unconfirmed'; inSeconds: number; words: string; agreed: number };

/** Handed to a platform so often in all; then a person decides. */
export const MAX_ATTEMPTS = 5;
/** Seconds before the n-th further attempt, where the network named none. */
const BACKOFF = [30, 120, 600, 1800, 3600];
const LONGEST_PAUSE = 3600;
/** No platform may postpone a reply further than this; the approval would be too old anyway. */
export const LONGEST_WISH = 86_400;

/** `attempts` counts the one just made. */
export function afterSend(outcome: SendOutcome, attempts: number, limits: PublishingLimits): NextStep {
  switch (outcome.kind) {
    case 'published':
      return {
        to: 'published',
        externalId: outcome.externalId,
        permalink: outcome.permalink,
        at: outcome.at,
      };
    case 'rejected':
      if (outcome.code === 'auth') return { to: 'stopped', words: outcome.words };
      return { to: 'rejected', kind: outcome.code, words: outcome.words };
    case 'retry-later':
      if (outcome.code === 'auth') return { to: 'stopped', words: outcome.words };
      if (outcome.asked === false)
        return {
          to: 'queued',
          inSeconds: Math.min(Math.max(outcome.afterSeconds, 1), LONGEST_WISH),
          kind: outcome.code,
          words: outcome.words,
          uncounted: true,
        };
      if (attempts >= MAX_ATTEMPTS) return { to: 'rejected', kind: outcome.code, words: outcome.words };
      return {
        to: 'queued',
        inSeconds: Math.min(patience(outcome, attempts), LONGEST_WISH),
        kind: outcome.code,
        words: outcome.words,
      };
    case 'unknown':
      return { to: 'unconfirmed', inSeconds: limits.reconcileAfterSeconds, words: outcome.words, agreed: 0 };
  }
}

/** A network that counts requests names its time: it is believed, and believed more each time it says so again. */
function patience(outcome: SendOutcome & { kind: 'retry-later' }, attempts: number): number {
  return outcome.code === 'rate-limited'
    ? Math.max(outcome.afterSeconds, 1) * 2 ** (attempts - 1)
    : Math.max(outcome.afterSeconds, pause(attempts));
}

export interface ReadingFacts {
  /** Readings before this one that agreed it is not there. */
  agreed: number;
  /** Readings just before this one, in a row, to which the platform gave no answer: for the pace. */
  unanswered: number;
  attempts: number;
  /** From the beginning of the last sending to this reading. */
  secondsSinceSent: number;
  idempotency: Idempotency;
}

export const NOT_ARRIVED = 'not-arrived';

/** A reading that finds nothing counts only once the sending can no longer be under way. */
export function afterReading(outcome: FindOutcome, facts: ReadingFacts, limits: PublishingLimits): NextStep {
  if (outcome.kind === 'found')
    return { to: 'published', externalId: outcome.externalId, permalink: outcome.permalink, at: outcome.at };
  if (outcome.kind === 'unknown')
    return {
      to: 'unconfirmed',
      inSeconds: Math.min(limits.reconcileAfterSeconds * 2 ** Math.min(facts.unanswered, 12), LONGEST_PAUSE),
      words: outcome.words,
      agreed: facts.agreed,
    };
  const agreed = facts.secondsSinceSent > limits.sendTimeoutSeconds ? facts.agreed + 1 : facts.agreed;
  if (agreed < limits.reconcileReadings)
    return {
      to: 'unconfirmed',
      inSeconds: limits.reconcileAfterSeconds,
      words: `Not found on the platform yet (reading ${agreed} of ${limits.reconcileReadings})`,
      agreed,
    };
  const words = 'It did not arrive: the platform shows no such post.';
  if (facts.idempotency === 'none' || facts.attempts >= MAX_ATTEMPTS)
    return { to: 'rejected', kind: NOT_ARRIVED, words };
  return { to: 'queued', inSeconds: 0, kind: NOT_ARRIVED, words };
}

/** Seconds to wait after so many failures in a row. */
export function pause(failures: number): number {
  return BACKOFF[Math.min(Math.max(failures, 1), BACKOFF.length) - 1] ?? LONGEST_PAUSE;
}
