/**
 * Writes incidents of every kind: opens, updates and ends them, with the audit entry, the live event and the job that tells people, all
 * in the caller's transaction. Decides nothing: what an incident is and how grave comes from the pure files.
 */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { returned } from '../../core/database/rows.js';
import { storableJson, storableText } from '../../core/database/storable.js';
import type { Tx } from '../../core/database/transaction.js';
import type { Level, Reason } from './alarm-level.js';
import {
  groupOf,
  type IncidentGroup,
  type IncidentKind,
  type IncidentStakes,
  type IncidentSubject,
} from './incident-shape.js';

export interface IncidentFacts {
  brandId: string | null;
  kind: IncidentKind;
  subject: IncidentSubject;
  subjectKey: string;
  level: Level;
  openedAt: Date;
  lastSeenAt: Date;
  endedAt: Date | null;
  endReason: string | null;
  facts: Reason[];
  stakes: IncidentStakes;
  tracking: Record<string, unknown>;
}

export interface IncidentRow extends IncidentFacts {
  id: string;
  state: 'open' | 'ended';
  updates: number;
}

const COLUMNS = `id, brand_id AS "brandId", kind, subject, subject_key AS "subjectKey", level, state, opened_at AS "openedAt",
  last_seen_at AS "lastSeenAt", ended_at AS "endedAt", end_reason AS "endReason", updates, facts, stakes, tracking`;

@Injectable()
export class IncidentsService {
  /** Open ones, and those that ended after `since`; locked, oldest first. */
  async of(
    manager: EntityManager,
    brandId: string,
    group: IncidentGroup,
    since: Date,
  ): Promise<IncidentRow[]> {
    return manager.query<IncidentRow[]>(
      `SELECT ${COLUMNS} FROM incident WHERE brand_id = $1 AND kind_group = $2 AND (state = 'open' OR ended_at > $3)
       ORDER BY opened_at, id FOR NO KEY UPDATE`,
      [brandId, group, since],
    );
  }

  /** All open ones of a group, or the one of a subject. Locked. */
  async open(manager: EntityManager, group: IncidentGroup, subjectKey?: string): Promise<IncidentRow[]> {
    return manager.query<IncidentRow[]>(
      `SELECT ${COLUMNS} FROM incident WHERE state = 'open' AND kind_group = $1 AND ($2::text IS NULL OR subject_key = $2)
       ORDER BY id FOR NO KEY UPDATE`,
      [group, subjectKey ?? null],
    );
  }

  /** `news`: how many times people should have heard of it since it was written last; 0 writes without telling anybody. */
  async save(tx: Tx, id: string | null, facts: IncidentFacts, news: number): Promise<string> {
    const weighed = [...facts.facts].sort((a, b) => b.points - a.points);
    const values = [
      facts.brandId,
      facts.kind,
      groupOf(facts.kind),
      storableJson(facts.subject),
      storableText(facts.subjectKey),
      facts.level,
      facts.endedAt ? 'ended' : 'open',
      facts.openedAt,
      facts.lastSeenAt,
      facts.endedAt,
      facts.endReason,
      storableJson(weighed),
      storableJson(facts.stakes),
      storableJson(facts.tracking),
    ];
    const written = id
      ? await this.update(tx, id, values, news)
      : (
          await tx.manager.query<{ id: string }[]>(
            `INSERT INTO incident (brand_id, kind, kind_group, subject, subject_key, level, state, opened_at, last_seen_at, ended_at,
               end_reason, facts, stakes, tracking)
             VALUES ($1, $2, $3, $4::jsonb, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13::jsonb, $14::jsonb) RETURNING id`,
            values,
          )
        )[0]!.id;
    if (id !== null && news === 0) return written;
    tx.audit({
      action: id === null ? 'incident.open' : facts.endedAt ? 'incident.end' : 'incident.update',
      subjectKind: 'incident',
      subjectId: written,
      brandId: facts.brandId,
      details: { kind: facts.kind, level: facts.level, reasons: weighed.map((reason) => reason.code) },
    });
    tx.publish({ kind: 'incident.changed', brandId: facts.brandId, ids: { incidentId: written } });
    tx.enqueue('alert.raise', { incidentId: written }, { dedupeKey: written });
    return written;
  }

  private async update(tx: Tx, id: string, values: unknown[], news: number): Promise<string> {
    const [row] = returned<{ id: string }>(
      await tx.manager.query(
        `UPDATE incident SET brand_id = $1, kind = $2, kind_group = $3, subject = $4::jsonb, subject_key = $5, level = $6, state = $7,
           opened_at = $8, last_seen_at = $9, ended_at = $10, end_reason = $11, facts = $12::jsonb, stakes = $13::jsonb,
           tracking = $14::jsonb, updates = updates + $15 WHERE id = $16 RETURNING id`,
        [...values, news, id],
      ),
    );
    return row?.id ?? id;
  }
}
