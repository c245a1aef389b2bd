/** Deletes outbox rows whose jobs went to the queue days ago. Never touches a row that was not relayed. */
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { type ScheduleContext, ScheduleHandler } from '../schedules/schedule.types.js';
import { pruneRelayed } from './outbox.queries.js';

export const OUTBOX_KEPT = Symbol('earshot.outbox-kept-seconds');
const BATCH = 5000;

@Injectable()
export class OutboxPrune {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(OUTBOX_KEPT) private readonly keepSeconds: number,
  ) {}

  /** In batches, so that no lock lasts; what is left when the process stops goes next time. */
  @ScheduleHandler('outbox.prune')
  async prune({ signal }: ScheduleContext): Promise<void> {
    let gone = BATCH;
    while (gone === BATCH && !signal.aborted)
      gone = await pruneRelayed(this.dataSource, this.keepSeconds, BATCH);
  }
}
