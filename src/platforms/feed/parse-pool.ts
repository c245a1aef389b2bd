/**
 * Parses feed documents off the main thread: one worker with a memory limit and a deadline for each document. A document
 * that hangs or exhausts it is answered with a refusal, the worker is replaced, and the next document starts clean.
 */
import { Worker } from 'node:worker_threads';
import type { FeedErrorCode, ParseResult } from './feed-document.js';
import { MAX_FEED_BYTES } from './parse-feed.js';
import type { ParseJob } from './parse-worker.js';
import { parseWorkerUrl } from './parse-worker-url.js';

export interface ParsePoolOptions {
  /** From the moment the worker takes the document. */
  deadlineMs?: number;
  maxHeapMb?: number;
  /** Tests only: another worker. */
  workerUrl?: URL;
}

interface Waiting {
  job: ParseJob;
  settle: (result: ParseResult) => void;
}

const START_MS = 10_000;

export class ParsePool {
  private worker: Worker | null = null;
  private ready: Promise<void> | null = null;
  private current: Waiting | null = null;
  private readonly queue: Waiting[] = [];
  private timer: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(private readonly options: ParsePoolOptions = {}) {}

  /** Never rejects. The bytes are copied; the caller keeps its own. */
  parse(bytes: Uint8Array, contentType: string | null, url: string | null): Promise<ParseResult> {
    if (bytes.length > MAX_FEED_BYTES)
      return Promise.resolve(
        refusal(
          'too-large',
          `The document has ${(bytes.length / 1e6).toFixed(1)} MB; feeds of up to ${MAX_FEED_BYTES / 1e6} MB are read.`,
        ),
      );
    return new Promise((settle) => {
      this.queue.push({ job: { bytes: Uint8Array.from(bytes), contentType, url }, settle });
      void this.next();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.replace('The reader is shutting down.', 'internal');
    for (const waiting of this.queue.splice(0))
      waiting.settle(refusal('internal', 'The reader is shutting down.'));
  }

  private async next(): Promise<void> {
    if (this.current || this.closed) return;
    const waiting = this.queue.shift();
    if (!waiting) return;
    this.current = waiting;
    try {
      await this.start();
    } catch (error) {
      await this.replace(
        `The reader did not start: ${error instanceof Error ? error.message : String(error)}`,
        'internal',
      );
      return;
    }
    const worker = this.worker;
    if (!worker || this.current !== waiting) return;
    worker.ref();
    const deadline = this.options.deadlineMs ?? 1_700;
    this.timer = setTimeout(
      () => void this.replace(`The document could not be read within ${deadline / 1000} s.`, 'too-slow'),
      deadline,
    );
    worker.postMessage(waiting.job, [waiting.job.bytes.buffer as ArrayBuffer]);
  }

  private start(): Promise<void> {
    this.ready ??= new Promise<void>((ready, failed) => {
      const maxHeapMb = this.options.maxHeapMb ?? 96;
      const worker = new Worker(this.options.workerUrl ?? parseWorkerUrl, {
        resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 48, stackSizeMb: 4 },
        // The worker needs nothing from outside, so it is given nothing.
        env: {},
        execArgv: [],
        stdin: false,
      });
      this.worker = worker;
      const startTimer = setTimeout(() => failed(new Error('no sign of life')), START_MS);
      worker.on('message', (message: 'ready' | ParseResult) => {
        if (this.worker !== worker) return;
        if (message === 'ready') {
          clearTimeout(startTimer);
          worker.unref();
          ready();
        } else this.finish(message);
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(startTimer);
        failed(error);
        if (this.worker !== worker) return;
        const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        void this.replace(
          memory
            ? 'The document needs more memory than a feed may.'
            : `The document could not be read: ${error.message}`,
          memory ? 'too-much-memory' : 'internal',
        );
      });
    });
    return this.ready;
  }

  private finish(result: ParseResult): void {
    clearTimeout(this.timer);
    const { current } = this;
    this.current = null;
    this.worker?.unref();
    current?.settle(result);
    void this.next();
  }

  /** Ends the worker, answers what it had, and goes on with a new one. */
  private async replace(message: string, code: FeedErrorCode): Promise<void> {
    const { worker } = this;
    this.worker = null;
    this.ready = null;
    await worker?.terminate();
    if (this.current) this.finish(refusal(code, message));
  }
}

function refusal(code: FeedErrorCode, message: string): ParseResult {
  return { ok: false, code, message, title: null, alternates: [] };
}
