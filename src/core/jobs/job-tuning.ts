/** How the machinery of jobs behaves in time. Values for production; tests shorten them. Not settings: nobody needs to turn these. */
export interface JobTuning {
  /** Rows moved to the queue at a time; bounds memory whatever the backlog. */
  relayBatch: number;
  /** How often the outbox is looked at when no notification comes. */
  relayPollMs: number;
  /** After this a queue that does not answer counts as down; the rows stay in the outbox. */
  queueTimeoutMs: number;
  /** Longest pause between two tries to reach a queue that is down. */
  relayMaxBackoffMs: number;
  /** How long a worker that was killed keeps its jobs; then another takes them. Renewed while the process lives. */
  lockMs: number;
  /** How often abandoned jobs are looked for. */
  stalledCheckMs: number;
  /** How often a job may be found abandoned before it counts as the one that kills its process. */
  maxStalled: number;
  /** How long a handler may go on after its signal was aborted. */
  graceMs: number;
  /** How long a stopping process lets its jobs finish before it aborts them and hands them back. */
  shutdownMs: number;
  /** Pause before a lost connection is tried again. */
  reconnectMs: number;
  /** Completed jobs kept in each queue, against doubles of the relay. Each end of a job reads them all: keep it small. */
  keepCompleted: number;
}

export const JOB_TUNING: JobTuning = {
  relayBatch: 500,
  relayPollMs: 1000,
  queueTimeoutMs: 10_000,
  relayMaxBackoffMs: 30_000,
  lockMs: 20_000,
  stalledCheckMs: 5_000,
  maxStalled: 10,
  graceMs: 3_000,
  shutdownMs: 20_000,
  reconnectMs: 2_000,
  keepCompleted: 100,
};

/** Token of the tuning in force. */
export const TUNING = Symbol('earshot.job-tuning');
