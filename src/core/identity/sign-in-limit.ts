/** How many wrong passwords are borne before one must wait. Pure: given the failures counted, says for how long. */
export interface SignInLimit {
  /** Failures borne within the window; the next try waits. */
  failures: number;
  windowSeconds: number;
}

/** One e-mail from one address: few, since its owner knows the password. Failures before the last success do not count. */
export const PER_PAIR: SignInLimit = { failures: 10, windowSeconds: 15 * 60 };
/**
 * One e-mail from everywhere: against guesses from many addresses. Does not hold where its owner signed in lately: otherwise whoever
 * knows an e-mail could keep its owner out by guessing wrong.
 */
export const PER_EMAIL: SignInLimit = { failures: 100, windowSeconds: 15 * 60 };
/** How long an address from which the owner signed in stays known as theirs. */
export const KNOWN_DAYS = 30;
/** One address: more, since an office shares one. A success does not wash them away: an attacker may own an account. */
export const PER_ADDRESS: SignInLimit = { failures: 50, windowSeconds: 15 * 60 };

/** Seconds to wait before the next try, 0 for none. `failures` are the times within the window, in any order. */
export function waitSeconds(failures: readonly Date[], now: Date, limit: SignInLimit): number {
  if (failures.length < limit.failures) return 0;
  const sorted = failures.map((at) => at.getTime()).sort((a, b) => b - a);
  // The next try is free once the limit-th newest failure has left the window.
  const free = sorted[limit.failures - 1]! + limit.windowSeconds * 1000;
  return Math.max(0, Math.ceil((free - now.getTime()) / 1000));
}
