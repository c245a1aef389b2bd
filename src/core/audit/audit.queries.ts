/** Reads the audit log, newest first, by key. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { decodeCursor, pageOf, type Page } from '../http-api/paging.js';
import type { AuditEntryView, AuditQuery } from './audit.api.js';

const CURSOR = z.tuple([z.string().regex(/^\d{1,18}$/)]);

interface Row extends Omit<AuditEntryView, 'actor'> {
  actorKind: 'person' | 'system' | 'platform';
  actorId: string | null;
  actorName: string | null;
}

@Injectable()
export class AuditQueries {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async list(query: AuditQuery): Promise<Page<AuditEntryView>> {
    const before = query.after === undefined ? null : decodeCursor(query.after, CURSOR)[0];
    const rows = await this.dataSource.query<Row[]>(
      `SELECT e.seq, e.at, e.actor_kind AS "actorKind", e.actor_id AS "actorId", p.name AS "actorName", e.action,
              e.subject_kind AS "subjectKind", e.subject_id AS "subjectId", e.brand_id AS "brandId", e.details,
              encode(e.hash, 'hex') AS hash
       FROM audit_entry e LEFT JOIN person p ON p.id = e.actor_id
       WHERE ($1::bigint IS NULL OR e.seq < $1) AND ($2::text IS NULL OR e.subject_kind = $2)
         AND ($3::text IS NULL OR e.subject_id = $3) AND ($4::uuid IS NULL OR e.actor_id = $4)
       ORDER BY e.seq DESC LIMIT $5`,
      [before, query.subjectKind ?? null, query.subjectId ?? null, query.actorId ?? null, query.limit + 1],
    );
    return pageOf(rows, query.limit, (row) => [row.seq], toView);
  }
}

function toView({ actorKind, actorId, actorName, ...rest }: Row): AuditEntryView {
  return { ...rest, actor: { kind: actorKind, id: actorId, name: actorName } };
}
