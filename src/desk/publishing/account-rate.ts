/**
 * Until when an account is left alone after an answer of its platform: told to wait, or its allowance is used up. Pure. A time that
 * cannot be meant (past, or further than a day) is bounded: a wild header must not hold a queue for a week.
 */
import type { RateState, SendOutcome } from '../../platforms/ports.js';
import { LONGEST_WISH } from './next-step.js';

export interface AccountPause {
  until: Date;
  /** In words, for people. */
  words: string;
}

/** null: it may go on at once. `until` of a retry is when the posting itself is tried again. */
export function pauseAfter(outcome: SendOutcome, retryAt: Date | null, now: Date): AccountPause | null {
  const rate = outcome.rate ?? null;
  if (outcome.kind === 'retry-later' && outcome.code === 'rate-limited')
    return { until: later(retryAt, rate?.remaining === 0 ? rate.resetAt : null, now), words: outcome.words };
  if (rate?.remaining !== 0 || !rate.resetAt || rate.resetAt <= now) return null;
  return { until: bounded(rate.resetAt, now), words: usedUp(rate) };
}

function usedUp(rate: RateState): string {
  return rate.limit === null
    ? 'The platform allows this account no more for now.'
    : `The platform allows this account no more for now: its limit of ${rate.limit} is used up.`;
}

function later(a: Date | null, b: Date | null, now: Date): Date {
  const times = [a, b].flatMap((one) => (one ? [one.getTime()] : []));
  return bounded(new Date(Math.max(now.getTime() + 1000, ...times)), now);
}

const bounded = (at: Date, now: Date): Date =>
  new Date(Math.min(at.getTime(), now.getTime() + LONGEST_WISH * 1000));
