/** Runs a call with a signal that aborts at the deadline, and stops waiting shortly after even if the call ignores it. Pure of policy. */
const GRACE_MS = 2000;

export async function withDeadline<T>(call: (signal: AbortSignal) => Promise<T>, ms: number): Promise<T> {
  const abort = new AbortController();
  let soft: NodeJS.Timeout | undefined;
  let hard: NodeJS.Timeout | undefined;
  const gaveUp = new Promise<never>((_resolve, reject) => {
    soft = setTimeout(() => abort.abort(new Error('The platform did not answer in time.')), ms);
    hard = setTimeout(() => reject(new Error('The platform did not answer in time.')), ms + GRACE_MS);
  });
  try {
    return await Promise.race([call(abort.signal), gaveUp]);
  } finally {
    clearTimeout(soft);
    clearTimeout(hard);
  }
}
