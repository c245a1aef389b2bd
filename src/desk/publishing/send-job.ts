/** The job that takes a posting's next step at its time. Far ones are brought by the sweep: no queue holds a job for days. Pure. */
import { LONGEST_AHEAD_MS } from '../../core/clock/credible.js';
import type { Tx } from '../../core/database/transaction.js';

const SOON_MS = LONGEST_AHEAD_MS - 2 * 3_600_000;

export function enqueueStep(
  tx: Pick<Tx, 'enqueue'>,
  job: 'publishing.send' | 'publishing.reconcile',
  publicationId: string,
  at: Date,
  now: Date,
): void {
  if (at.getTime() - now.getTime() > SOON_MS) return;
  tx.enqueue(job, { publicationId }, { runAt: at, dedupeKey: `${publicationId}:${at.getTime()}` });
}
