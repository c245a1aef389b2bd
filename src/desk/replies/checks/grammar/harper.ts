/**
 * The grammar reader in a thread of its own: one text at a time, each with a deadline. A worker that hangs or dies is ended and
 * replaced; meanwhile texts are answered with "not read", never with an error, and nobody waits longer than the deadline.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { HarperAnswer, HarperJob, HarperSetting } from './harper-worker.js';
import type { Lint } from './lint.js';

export interface HarperOptions extends HarperSetting {
  /** From being asked to the answer, waiting for its turn included. */
  deadlineMs: number;
  /** The compiled harper-worker; by default the one beside this file. */
  workerUrl?: URL;
  /** Told when it cannot be started or had to be ended. */
  report?: (problem: string) => void;
}

export type HarperAnswered = { lints: Lint[] } | { lints: null; why: 'starting' | 'unavailable' };

interface Waiting {
  id: number;
  text: string;
  settle: (answer: HarperAnswered) => void;
  timer: NodeJS.Timeout | undefined;
}

/** Loading takes a second on an idle machine; it may take long on a busy one. */
const START_MS = 60_000;
/** After a start that failed: a broken installation must not load itself again with every key that is pressed. */
const PAUSE_MS = 30_000;
/** Submitting asks again what was asked while typing, and so does approving. */
const REMEMBERED = 200;

export class Harper {
  private worker: Worker | null = null;
  private ready = false;
  private closed = false;
  private failedAt = -Infinity;
  private nextId = 0;
  private current: Waiting | null = null;
  private readonly queue: Waiting[] = [];
  private readonly remembered = new Map<string, Lint[]>();
  private readonly onReady: (() => void)[] = [];
  private dying: Promise<void> = Promise.resolve();

  constructor(private readonly options: HarperOptions) {}

  /** Begins loading, if it is not loaded; resolves once it can answer, or has failed to. Never rejects. */
  start(): Promise<boolean> {
    if (this.ready) return Promise.resolve(true);
    if (this.closed || performance.now() - this.failedAt < PAUSE_MS) return Promise.resolve(false);
    const settled = new Promise<boolean>((done) => this.onReady.push(() => done(this.ready)));
    if (!this.worker) void this.dying.then(() => this.launch());
    return settled;
  }

  /** Never rejects. Begins loading when it is not loaded, and then does not wait for that. */
  read(text: string): Promise<HarperAnswered> {
    const held = this.remembered.get(text);
    if (held) return Promise.resolve({ lints: held });
    if (!this.ready) {
      const failed = this.closed || performance.now() - this.failedAt < PAUSE_MS;
      void this.start();
      return Promise.resolve({ lints: null, why: failed ? 'unavailable' : 'starting' });
    }
    return new Promise((settle) => {
      const waiting: Waiting = { id: (this.nextId += 1), text, settle, timer: undefined };
      waiting.timer = setTimeout(() => this.late(waiting), this.options.deadlineMs);
      this.queue.push(waiting);
      this.next();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    this.end();
    for (const waiting of this.queue.splice(0)) settle(waiting, { lints: null, why: 'unavailable' });
    this.told();
    await this.dying;
  }

  private launch(): void {
    // Two asked for it at once: the one that is loading tells both.
    if (this.worker) return;
    if (this.closed) return this.told();
    const url = this.options.workerUrl ?? new URL('./harper-worker.js', import.meta.url);
    if (!existsSync(fileURLToPath(url))) return this.failed('it is not built');
    const worker = new Worker(url, {
      workerData: { off: this.options.off } satisfies HarperSetting,
      // It needs nothing from outside, so it is given nothing.
      env: {},
      execArgv: [],
      stdin: false,
    });
    this.worker = worker;
    const startTimer = setTimeout(() => this.failed('it did not load in a minute'), START_MS);
    startTimer.unref();
    worker.on('message', (message: 'ready' | HarperAnswer) => {
      if (this.worker !== worker) return;
      if (message !== 'ready') return this.answered(message);
      clearTimeout(startTimer);
      this.ready = true;
      // Nobody is kept from ending by it; while a text is read its deadline keeps the process alive.
      worker.unref();
      this.told();
      this.next();
    });
    const gone = (why: string): void => {
      clearTimeout(startTimer);
      if (this.worker !== worker) return;
      if (this.ready) this.replace(why);
      else this.failed(why);
    };
    worker.on('error', (error) => gone(error.message));
    worker.on('exit', () => gone('it ended'));
  }

  private next(): void {
    if (this.current || !this.ready) return;
    const waiting = this.queue.shift();
    if (!waiting) return;
    this.current = waiting;
    this.worker?.postMessage({ id: waiting.id, text: waiting.text } satisfies HarperJob);
  }

  private answered({ id, lints }: HarperAnswer): void {
    const { current } = this;
    if (current?.id !== id) return;
    this.current = null;
    if (this.remembered.size >= REMEMBERED) this.remembered.delete(this.remembered.keys().next().value!);
    this.remembered.set(current.text, lints);
    settle(current, { lints });
    this.next();
  }

  /** One that waited for its turn is let go; one that is being read may hang, so the worker goes with it. */
  private late(waiting: Waiting): void {
    const place = this.queue.indexOf(waiting);
    if (place >= 0) {
      this.queue.splice(place, 1);
      waiting.settle({ lints: null, why: 'unavailable' });
    } else if (this.current === waiting) this.replace(`a text took over ${this.options.deadlineMs} ms`);
  }

  private replace(why: string): void {
    this.options.report?.(`The grammar reader is started anew: ${why}.`);
    this.end();
    void this.start();
  }

  private failed(why: string): void {
    this.failedAt = performance.now();
    this.options.report?.(`The grammar reader does not run: ${why}. Grammar is not checked meanwhile.`);
    this.end();
    this.told();
  }

  private end(): void {
    const { worker, current } = this;
    this.worker = null;
    this.ready = false;
    this.current = null;
    if (current) settle(current, { lints: null, why: 'unavailable' });
    // One after the other: two of them loaded would need a gigabyte.
    if (worker) this.dying = this.dying.then(() => worker.terminate()).then(() => undefined);
  }

  private told(): void {
    for (const tell of this.onReady.splice(0)) tell();
  }
}

function settle(waiting: Waiting, answer: HarperAnswered): void {
  clearTimeout(waiting.timer);
  waiting.settle(answer);
}
