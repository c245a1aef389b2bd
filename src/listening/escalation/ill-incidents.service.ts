/**
 * Keeps one incident for each feed, account or quota that is ill: opens it, says it again when it becomes another illness or a worse
 * one, ends it when it is well. Runs inside the caller's transaction.
 */
import { Injectable } from '@nestjs/common';
import type { Tx } from '../../core/database/transaction.js';
import type { Level, Reason } from './alarm-level.js';
import type { IncidentGroup, IncidentStakes, IncidentSubject } from './incident-shape.js';
import { IncidentsService } from './incidents.service.js';

export interface Illness {
  brandId: string | null;
  subjectKey: string;
  subject: IncidentSubject;
  level: Level;
  facts: Reason[];
  stakes?: IncidentStakes;
}

@Injectable()
export class IllIncidents {
  constructor(private readonly incidents: IncidentsService) {}

  /** `ill`: all that are ill now. `stillIll` answers for those that are no longer, whether it is too early to call them well. */
  async settle(
    tx: Tx,
    kind: Exclude<IncidentGroup, 'talk' | 'spread'>,
    ill: readonly Illness[],
    now: Date,
    stillIll: (subjectKey: string) => boolean = () => false,
  ): Promise<void> {
    const open = new Map((await this.incidents.open(tx.manager, kind)).map((row) => [row.subjectKey, row]));
    for (const one of ill) {
      const row = open.get(one.subjectKey);
      open.delete(one.subjectKey);
      const another = row && !row.facts.some((fact) => fact.code === one.facts[0]?.code);
      const worse = row !== undefined && (one.level > row.level || another === true);
      await this.incidents.save(
        tx,
        row?.id ?? null,
        {
          ...one,
          kind,
          level: row ? (Math.max(row.level, one.level) as Level) : one.level,
          openedAt: row?.openedAt ?? now,
          lastSeenAt: now,
          endedAt: null,
          endReason: null,
          stakes: one.stakes ?? {},
          tracking: {},
        },
        worse ? 1 : 0,
      );
    }
    for (const row of open.values()) {
      if (stillIll(row.subjectKey)) continue;
      await this.incidents.save(tx, row.id, { ...row, endedAt: now, endReason: 'well' }, 1);
    }
  }
}
