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
  /** From the moment the worker takes the document. By default 1.5 s, so that no document takes 2 s in all. */
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
  private dying: Promise<void> = Promise.resolve();

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
    this.replace('The reader is shutting down.', 'internal');
    for (const waiting of this.queue.splice(0))
      waiting.settle(refusal('internal', 'The reader is shutting down.'));
    await this.dying;
  }

  private async next(): Promise<void> {
    if (this.current || this.closed) return;
    const waiting = this.queue.shift();
    if (!waiting) return;
    this.current = waiting;
    const taken = performance.now();
    try {
      await this.dying;
      await this.start();
    } catch (error) {
      this.replace(
        `The reader did not start: ${error instanceof Error ? error.message : String(error)}`,
        'internal',
      );
      return;
    }
    const worker = this.worker;
    if (!worker || this.current !== waiting) return;
    worker.ref();
    // Starting a worker counts too, but must not leave an innocent document without time.
    const deadline =
      this.options.deadlineMs ??
      Math.max(600, Math.min(1_500, Math.round(1_800 - (performance.now() - taken))));
    this.timer = setTimeout(
      () => this.replace(`The document could not be read in time (${deadline / 1000} s).`, 'too-slow'),
      deadline,
    );
    worker.postMessage(waiting.job, [waiting.job.bytes.buffer as ArrayBuffer]);
  }

  private start(): Promise<void> {
    this.ready ??= new Promise<void>((ready, failed) => {
      const maxHeapMb = this.options.maxHeapMb ?? 80;
      const worker = new Worker(this.options.workerUrl ?? parseWorkerUrl, {
        resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 },
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
      worker.on('exit', () => {
        clearTimeout(startTimer);
        failed(new Error('it ended before it was ready'));
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(startTimer);
        failed(error);
        if (this.worker !== worker) return;
        const memory = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        this.replace(
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

  /** Answers what the worker had, ends it, and goes on with a new one once it is gone. */
  private replace(message: string, code: FeedErrorCode): void {
    const { worker } = this;
    this.worker = null;
    this.ready = null;
    // One after the other, so that two hostile documents never hold memory at the same time.
    if (worker) this.dying = this.dying.then(() => worker.terminate()).then(() => undefined);
    if (this.current) this.finish(refusal(code, message));
  }
}

function refusal(code: FeedErrorCode, message: string): ParseResult {
  return { ok: false, code, message, title: null, alternates: [] };
}
