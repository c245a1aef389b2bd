/**
 * One attempt of one job: hands the handler a signal, ends the attempt when its time is over, and tells apart "failed",
 * "took too long" and "was interrupted because the process stops". Knows no queue.
 */
import { PermanentJobError } from '../errors/errors.js';

/** The process stops: the attempt does not count, the job goes back to the queue. */
export class JobInterrupted extends Error {
  override readonly name = 'JobInterrupted';
}

export interface AttemptLimits {
  timeoutMs: number;
  /** How long the handler may go on after its signal was aborted. */
  graceMs: number;
  /** Aborted when the process no longer waits for its jobs. */
  stop: AbortSignal;
}

/** Resolves when the handler does. Rejects with the handler's error, a plain Error when out of time, or JobInterrupted. */
export async function runAttempt(
  handler: (signal: AbortSignal) => Promise<unknown>,
  { timeoutMs, graceMs, stop }: AttemptLimits,
): Promise<void> {
  const control = new AbortController();
  let verdict: Error | null = null;
  let giveUp: NodeJS.Timeout | undefined;
  let abandon: (error: Error) => void = () => undefined;
  const abandoned = new Promise<never>((_, reject) => (abandon = reject));
  const end = (reason: Error): void => {
    if (verdict) return;
    verdict = reason;
    control.abort(reason);
    giveUp = setTimeout(() => abandon(reason), graceMs);
  };
  const onStop = (): void => end(new JobInterrupted('The process is stopping'));
  const timer = setTimeout(() => end(new Error(`Not done within ${timeoutMs / 1000} s`)), timeoutMs);
  stop.addEventListener('abort', onStop, { once: true });
  if (stop.aborted) onStop();
  try {
    const work = Promise.resolve(verdict ? Promise.reject(verdict as Error) : handler(control.signal));
    await Promise.race([work, abandoned]);
  } catch (error) {
    // What a handler throws once its signal is aborted is mostly the echo of the abort; only "never again" is news.
    throw verdict && !(error instanceof PermanentJobError) ? verdict : error;
  } finally {
    clearTimeout(timer);
    clearTimeout(giveUp);
    stop.removeEventListener('abort', onStop);
  }
}
