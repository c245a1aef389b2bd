/**
 * Notices that the work was handed to another queue than the present one (PostgreSQL before, Redis now, or a Redis that lost what it
 * was told) and hands over again what nothing else would repeat. Handlers return early where nothing is left to do, so a job that
 * was done already is harmless, and one that was not is not lost.
 */
import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { JobCatalog } from './job-catalog.js';
import { JobQueues } from './job-queues.service.js';
import { handOverAgain } from './outbox.queries.js';

interface Use {
  engine: string;
  mark: string;
}

@Injectable()
export class QueueSwitch {
  private readonly logger = new Logger(QueueSwitch.name);

  constructor(
    private readonly catalog: JobCatalog,
    private readonly queues: JobQueues,
    @InjectDataSource() private readonly dataSource: DataSource,
  ) {}

  /** Before anything is moved to the queue. Throws while queue or database do not answer; call again then. */
  async settle(): Promise<void> {
    const engine = this.queues.engine.kind;
    const mark = await this.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended('earshot.queue-use', 0))`);
      const [use] = await tx.query<Use[]>(`SELECT engine, mark FROM queue_use`);
      if (use && use.engine === engine && (await this.queues.knows(use.mark))) return use.mark;
      const fresh = use?.mark ?? randomUUID();
      await tx.query(
        `INSERT INTO queue_use (engine, mark) VALUES ($1, $2)
         ON CONFLICT (one) DO UPDATE SET engine = excluded.engine, since = now()`,
        [engine, fresh],
      );
      if (use) this.tell(use.engine, engine, await handOverAgain(tx, this.unrepeated()));
      return fresh;
    });
    // Only once it is committed: a mark without the work would hide the loss for good.
    await this.queues.remember(mark);
  }

  /** Everything else is found by a schedule. */
  private unrepeated(): string[] {
    const { jobs } = this.catalog.definitions;
    return this.catalog.jobNames.filter((name) => jobs[name]?.keepFailed === 'all');
  }

  private tell(from: string, to: string, jobs: number): void {
    const what =
      from === to
        ? `The queue (${to}) does not remember what it was handed`
        : `The queue moved from ${from} to ${to}, and may have left undone jobs behind`;
    this.logger.warn(
      { from, to, jobs },
      `${what}: ${jobs} jobs of the last days are handed over again, and those that are done already do nothing. ` +
        'Jobs that failed in the old queue are tried again and are not listed any more.',
    );
  }
}
