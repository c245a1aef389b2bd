/**
 * What people do about an alert: take it, put it off, hand it on, settle it, say whether it was right. Asked again under lock, so a
 * second click changes nothing and tells nobody twice. The technical ones are for administrators.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { Transactions, type Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import type { SignedIn } from '../../core/identity/signed-in.js';
import type { Alert } from './alert.entity.js';
import { mayAct } from './alert-can.js';
import { AlertLog, type AlertPatch } from './alert-log.service.js';
import { AroundQueries } from './around.queries.js';
import { TellingService } from './telling.service.js';
import { TitlesService } from './titles.service.js';

@Injectable()
export class ActingService {
  constructor(
    private readonly transactions: Transactions,
    private readonly log: AlertLog,
    private readonly telling: TellingService,
    private readonly titles: TitlesService,
    private readonly surroundings: AroundQueries,
    private readonly clock: Clock,
  ) {}

  acknowledge(by: SignedIn, alertId: string, words?: string): Promise<void> {
    return this.act(by, alertId, async (tx, alert) => {
      if (alert.state === 'acknowledged') return;
      this.demandGoing(alert);
      await this.take(tx, alert, by, {
        state: 'acknowledged',
        acknowledgedBy: by.id,
        acknowledgedAt: this.clock.now(),
        snoozedUntil: null,
        snoozedBy: null,
      });
      await this.log.note(tx, alert, 'acknowledged', words ? { words } : {});
    });
  }

  snooze(by: SignedIn, alertId: string, minutes: number, words?: string): Promise<void> {
    return this.act(by, alertId, async (tx, alert) => {
      this.demandGoing(alert);
      const until = new Date(this.clock.now().getTime() + minutes * 60_000);
      // The same person again within the minute: a second click.
      const near = alert.snoozedUntil && Math.abs(alert.snoozedUntil.getTime() - until.getTime()) < 60_000;
      if (near && alert.snoozedBy === by.id) return;
      await this.take(tx, alert, by, { state: 'snoozed', snoozedUntil: until, snoozedBy: by.id });
      await this.log.note(tx, alert, 'snoozed', {
        minutes,
        until: until.toISOString(),
        ...(words ? { words } : {}),
      });
    });
  }

  assign(by: SignedIn, alertId: string, personId: string | null): Promise<void> {
    return this.act(by, alertId, async (tx, alert) => {
      this.demandGoing(alert);
      if (alert.ownerId === personId) return;
      const person = personId === null ? null : await this.person(tx, alert, personId);
      await this.log.change(tx, alert, { ownerId: personId });
      await this.log.note(tx, alert, 'assigned', {
        to: person ? { id: person.id, name: person.name } : null,
      });
      if (!person || person.id === by.id) return;
      tx.notify({
        personIds: [person.id],
        kind: 'alert.assigned',
        params: {
          title: await this.titles.of(tx.manager, alert, person.locale),
          level: alert.level,
          by: by.name,
        },
        link: `/alerts/${alert.id}`,
        dedupeKey: `alert-assigned:${alert.id}:${this.clock.now().getTime()}`,
      });
    });
  }

  resolve(by: SignedIn, alertId: string, words?: string): Promise<void> {
    return this.act(by, alertId, async (tx, alert) => {
      if (alert.state === 'resolved') return;
      await this.log.change(tx, alert, {
        state: 'resolved',
        resolvedBy: by.id,
        resolvedAt: this.clock.now(),
        resolution: words ?? null,
        snoozedUntil: null,
        tellAt: null,
      });
      await this.telling.endChains(tx, alert);
      await this.log.note(tx, alert, 'resolved', words ? { words } : {});
    });
  }

  mark(by: SignedIn, alertId: string, mark: 'right' | 'wrong' | null, words?: string): Promise<void> {
    return this.act(by, alertId, async (tx, alert) => {
      if (alert.marked === mark && (mark === null || (alert.markedWords ?? undefined) === words)) return;
      await this.log.change(tx, alert, {
        marked: mark,
        markedBy: mark && by.id,
        markedAt: mark && this.clock.now(),
        markedWords: mark && (words ?? null),
      });
      await this.log.note(tx, alert, 'marked', { mark, ...(words ? { words } : {}) });
    });
  }

  private act(by: SignedIn, alertId: string, work: (tx: Tx, alert: Alert) => Promise<void>): Promise<void> {
    return this.transactions.run({ kind: 'person', id: by.id }, async (tx) => {
      const alert = await this.log.lock(tx, alertId);
      if (!mayAct(alert.kind, by.roles))
        throw new EarshotError(
          'forbidden',
          'Alerts of feeds, accounts and quotas are an administrator’s; the others a lead’s, an executive’s or an administrator’s.',
        );
      await work(tx, alert);
    });
  }

  /** Whoever takes one that nobody owns, owns it; and nobody else is called. */
  private async take(tx: Tx, alert: Alert, by: SignedIn, patch: AlertPatch): Promise<void> {
    const owner = alert.ownerId ?? by.id;
    // That it is over is still told; an update is not.
    await this.log.change(tx, alert, {
      ...patch,
      ownerId: owner,
      tellAt: alert.endedAt ? alert.tellAt : null,
    });
    await this.telling.endChains(tx, alert);
  }

  private demandGoing(alert: Alert): void {
    if (alert.state === 'resolved')
      throw new EarshotError('conflict', 'This alert is resolved.', { code: 'alert-resolved' });
  }

  private async person(
    tx: Tx,
    alert: Alert,
    personId: string,
  ): Promise<{ id: string; name: string; locale: string }> {
    const { people } = await this.surroundings.around(tx.manager);
    const person = people.find((one) => one.id === personId);
    if (!person) throw new EarshotError('invalid-input', 'There is nobody active with that id.');
    if (mayAct(alert.kind, person.roles)) return person;
    throw new EarshotError('conflict', `${person.name} could not act on it: the role is missing.`, {
      code: 'cannot-act',
    });
  }
}
