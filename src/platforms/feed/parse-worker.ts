/** The worker side of parse-pool.ts: one document in, one result out. Holds nothing between two documents. */
import { parentPort } from 'node:worker_threads';
import { parseFeed } from './parse-feed.js';

export interface ParseJob {
  bytes: Uint8Array;
  contentType: string | null;
  url: string | null;
}

parentPort?.on('message', (job: ParseJob) =>
  parentPort?.postMessage(parseFeed(job.bytes, job.contentType, job.url)),
);
parentPort?.postMessage('ready');
