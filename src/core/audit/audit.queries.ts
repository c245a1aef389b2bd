/** Reads the audit log, newest first, by key, and proves it whole part by part. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { decodeCursor, pageOf, type Page } from '../http-api/paging.js';
import { type AuditMark, verifyAuditPart } from './audit-verifier.js';
import type { AuditEntryView, AuditPartView, AuditQuery } from './audit.api.js';

const CURSOR = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/** So many are read and hashed in one call: well under a second on a small machine. */
const PART = 20_000;

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
         AND ($5::text IS NULL OR e.action = $5) AND ($6::timestamptz IS NULL OR e.at >= $6)
         AND ($7::timestamptz IS NULL OR e.at < $7)
       ORDER BY e.seq DESC LIMIT $8`,
      [
        before,
        query.subjectKind ?? null,
        query.subjectId ?? null,
        query.actorId ?? null,
        query.action ?? null,
        query.from ?? null,
        query.to ?? null,
        query.limit + 1,
      ],
    );
    return pageOf(rows, query.limit, (row) => [row.seq], toView);
  }

  async verify(after: AuditMark | null): Promise<AuditPartView> {
    const part = await verifyAuditPart(this.dataSource, after, PART);
    const [newest] = await this.dataSource.query<{ seq: string }[]>(
      `SELECT seq FROM audit_entry ORDER BY seq DESC LIMIT 1`,
    );
    return { ...part, newest: newest?.seq ?? null };
  }
}

function toView({ actorKind, actorId, actorName, ...rest }: Row): AuditEntryView {
  return { ...rest, actor: { kind: actorKind, id: actorId, name: actorName } };
}
