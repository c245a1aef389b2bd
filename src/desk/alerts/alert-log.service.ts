/**
 * Locks an alert and writes what happens to it: row, history, audit, live event, in the caller's transaction. Decides nothing.
 */
import { Injectable } from '@nestjs/common';
import { Clock } from '../../core/clock/clock.js';
import { storableJson } from '../../core/database/storable.js';
import type { Tx } from '../../core/database/transaction.js';
import { EarshotError } from '../../core/errors/errors.js';
import { change, selectOne } from '../sql.js';
import type { Alert } from './alert.entity.js';

/** The columns that change after an alert was begun. */
export type AlertPatch = Partial<Omit<Alert, 'id' | 'brandId' | 'incidentId' | 'crisisId' | 'openedAt'>>;

/** What becomes of one whose matter is over by itself. */
export const resolvedAt = (at: Date): AlertPatch => ({
  state: 'resolved',
  resolvedAt: at,
  snoozedUntil: null,
  tellAt: null,
});

const COLUMNS: Record<string, string> = {
  kind: 'kind',
  subject: 'subject',
  level: 'level',
  state: 'state',
  facts: 'facts',
  stakes: 'stakes',
  updatedAt: 'updated_at',
  endedAt: 'ended_at',
  heardUpdates: 'heard_updates',
  heardGraver: 'heard_graver',
  tellings: 'tellings',
  toldAt: 'told_at',
  tellAt: 'tell_at',
  ownerId: 'owner_id',
  acknowledgedBy: 'acknowledged_by',
  acknowledgedAt: 'acknowledged_at',
  snoozedBy: 'snoozed_by',
  snoozedUntil: 'snoozed_until',
  resolvedBy: 'resolved_by',
  resolvedAt: 'resolved_at',
  resolution: 'resolution',
  marked: 'marked',
  markedBy: 'marked_by',
  markedAt: 'marked_at',
  markedWords: 'marked_words',
};
const JSON_FIELDS = ['subject', 'facts', 'stakes'];
const SELECT = `SELECT id, brand_id AS "brandId", incident_id AS "incidentId", crisis_id AS "crisisId", opened_at AS "openedAt", ${Object.entries(
  COLUMNS,
)
  .map(([name, column]) => `${column} AS "${name}"`)
  .join(', ')} FROM alert`;

@Injectable()
export class AlertLog {
  constructor(private readonly clock: Clock) {}

  /** Locked; null when there is none. */
  find(tx: Tx, by: 'id' | 'incident_id' | 'crisis_id', id: string): Promise<Alert | null> {
    return selectOne<Alert>(tx.manager, `${SELECT} WHERE ${by} = $1 FOR NO KEY UPDATE`, [id]);
  }

  /** Throws not-found. */
  async lock(tx: Tx, alertId: string): Promise<Alert> {
    const alert = await this.find(tx, 'id', alertId);
    if (!alert) throw new EarshotError('not-found', 'There is no such alert.');
    return alert;
  }

  /** Begins the alert of an incident or crisis, or answers null when another process was first. */
  async begin(
    tx: Tx,
    given: Pick<
      Alert,
      'brandId' | 'incidentId' | 'crisisId' | 'kind' | 'subject' | 'level' | 'facts' | 'stakes' | 'openedAt'
    >,
  ): Promise<Alert | null> {
    const row = await selectOne<{ id: string }>(
      tx.manager,
      `INSERT INTO alert (brand_id, incident_id, crisis_id, kind, subject, level, facts, stakes, opened_at, updated_at)
       VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7::jsonb, $8::jsonb, $9, $10) ON CONFLICT DO NOTHING RETURNING id`,
      [
        given.brandId,
        given.incidentId,
        given.crisisId,
        given.kind,
        storableJson(given.subject),
        given.level,
        storableJson(given.facts),
        storableJson(given.stakes),
        given.openedAt,
        this.clock.now(),
      ],
    );
    return row ? this.lock(tx, row.id) : null;
  }

  /** Applies the patch to the locked row, in memory too, and tells open desks. */
  async change(tx: Tx, alert: Alert, patch: AlertPatch): Promise<void> {
    const next = { updatedAt: this.clock.now(), ...patch };
    const names = Object.keys(next).filter((name) => name in COLUMNS);
    await change(
      tx.manager,
      `UPDATE alert SET ${names
        .map((name, i) => `${COLUMNS[name]} = $${i + 2}${JSON_FIELDS.includes(name) ? '::jsonb' : ''}`)
        .join(', ')} WHERE id = $1 RETURNING id`,
      [
        alert.id,
        ...names.map((name) => {
          const value: unknown = next[name as keyof typeof next];
          return JSON_FIELDS.includes(name) ? storableJson(value) : value;
        }),
      ],
    );
    Object.assign(alert, next);
    tx.publish({ kind: 'alert.changed', brandId: alert.brandId, ids: { alertId: alert.id } });
  }

  /** A line of the history, and the same in the audit log. `actorId`: who did it before this transaction. */
  async note(
    tx: Tx,
    alert: Alert,
    kind: string,
    details: Record<string, unknown> = {},
    actorId: string | null = tx.actor.kind === 'person' ? tx.actor.id : null,
  ): Promise<void> {
    await selectOne(
      tx.manager,
      `INSERT INTO alert_event (alert_id, at, actor_id, kind, details)
       SELECT $1, greatest($2, max(e.at) + interval '1 microsecond'), $3, $4, $5::jsonb FROM alert_event e WHERE e.alert_id = $1
       RETURNING id`,
      [alert.id, this.clock.now(), actorId, kind, storableJson(details)],
    );
    tx.audit({
      action: `alert.${kind}`,
      subjectKind: 'alert',
      subjectId: alert.id,
      brandId: alert.brandId,
      // Words of people stay in the history; the audit log holds facts.
      details: { level: alert.level, state: alert.state, ...withoutWords(details) },
    });
  }
}

const withoutWords = ({ words: _, ...rest }: Record<string, unknown>): Record<string, unknown> => rest;
