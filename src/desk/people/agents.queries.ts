/** Who works at the desk and how much each has in hand. Reads only. */
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { type Reader, select } from '../sql.js';

export interface AgentRow {
  id: string;
  name: string;
  roles: string[];
  active: boolean;
  available: boolean;
  sample: boolean;
  languages: string[];
  capacity: number;
  openCases: number;
  lastAssignedAt: Date | null;
}

/** Everyone who may hold a case, plus `alsoId` whoever that is. Within a transaction pass its manager. */
export function agentsWithLoad(db: Reader, alsoId: string | null = null): Promise<AgentRow[]> {
  return select<AgentRow>(
    db,
    `SELECT p.id, p.name, p.roles, p.active, p.available, p.sample, p.languages, p.capacity,
            p.last_assigned_at AS "lastAssignedAt", coalesce(held.n, 0)::int AS "openCases"
     FROM person p
     LEFT JOIN LATERAL (
       SELECT count(*) AS n FROM care_case c WHERE c.assignee_id = p.id AND c.state IN ('new','open','pending')
     ) held ON true
     WHERE (p.active AND p.roles && ARRAY['agent','lead']) OR p.id = $1
     ORDER BY p.name, p.id`,
    [alsoId],
  );
}

@Injectable()
export class AgentsQueries {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  list(): Promise<AgentRow[]> {
    return agentsWithLoad(this.db.manager);
  }
}
