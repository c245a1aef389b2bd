/** Reads a person's bell and marks lines as read. Making them is part of the transaction that causes them (tx.notify). */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, In, IsNull } from 'typeorm';
import { Clock } from '../clock/clock.js';
import { Transactions } from '../database/transaction.js';
import type { MarkRead, NotificationList } from './notifications.api.js';
import { Notification } from './notification.entity.js';

/** The bell shows the newest; older ones are found in the case they are about. */
const SHOWN = 50;

@Injectable()
export class NotificationsService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async list(personId: string): Promise<NotificationList> {
    const notifications = this.dataSource.getRepository(Notification);
    const [items, unread] = await Promise.all([
      notifications.find({ where: { personId }, order: { createdAt: 'DESC', id: 'DESC' }, take: SHOWN }),
      notifications.countBy({ personId, readAt: IsNull() }),
    ]);
    return { items, unread };
  }

  /** Lines of others are left alone without a word: ids tell nothing. */
  async markRead(personId: string, which: MarkRead): Promise<void> {
    await this.transactions.run({ kind: 'person', id: personId }, async (tx) => {
      const where = { personId, readAt: IsNull(), ...('ids' in which ? { id: In(which.ids) } : {}) };
      const { affected } = await tx.manager.update(Notification, where, { readAt: this.clock.now() });
      // Other tabs of the same person put their bell right.
      if (affected) tx.publish({ kind: 'notification.new', personId, ids: {} });
    });
  }
}
