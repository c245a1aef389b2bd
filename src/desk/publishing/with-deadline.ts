/**
 * Runs a call with a signal that aborts at the deadline, and stops waiting shortly after even if the call ignores it. What such a
 * call answers later still goes to `onLate`. Pure of policy.
 */
const GRACE_MS = 2000;

export async function withDeadline<T>(
  call: (signal: AbortSignal) => Promise<T>,
  ms: number,
  onLate: (answer: T) => void = () => undefined,
): Promise<T> {
  const abort = new AbortController();
  let soft: NodeJS.Timeout | undefined;
  let hard: NodeJS.Timeout | undefined;
  let work: Promise<T> | undefined;
  const gaveUp = new Promise<never>((_resolve, reject) => {
    soft = setTimeout(() => abort.abort(new Error('The platform did not answer in time.')), ms);
    hard = setTimeout(() => {
      void work?.then(onLate, () => undefined);
      reject(new Error('The platform did not answer in time.'));
    }, ms + GRACE_MS);
  });
  try {
    work = call(abort.signal);
    return await Promise.race([work, gaveUp]);
  } finally {
    clearTimeout(soft);
    clearTimeout(hard);
  }
}
