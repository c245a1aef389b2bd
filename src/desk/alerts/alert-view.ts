/** Turns a stored alert into a line people read. Pure. */
import type { IncidentStakes } from '../../listening/escalation/incident-shape.js';
import type { Fact } from './alert.entity.js';
import type { AlertKind, AlertState, Level } from './alert-kinds.js';
import type { AlertRowView } from './alerts.api.js';
import type { Sentences } from './sentences.js';

interface Named {
  id: string;
  name: string;
}

export interface AlertSqlRow {
  id: string;
  brandId: string | null;
  kind: AlertKind;
  level: Level;
  state: AlertState;
  subject: Record<string, unknown>;
  facts: Fact[];
  stakes: IncidentStakes;
  openedAt: Date;
  updatedAt: Date;
  endedAt: Date | null;
  acknowledgedAt: Date | null;
  snoozedUntil: Date | null;
  resolvedAt: Date | null;
  resolution: string | null;
  marked: 'right' | 'wrong' | null;
  markedAt: Date | null;
  markedWords: string | null;
  updates: number;
  brand: string;
  topics: Record<string, string> | null;
  openedKey: string;
  owner: Named | null;
  acknowledgedBy: Named | null;
  resolvedBy: Named | null;
  markedBy: Named | null;
}

export function toAlertRow(row: AlertSqlRow, words: Sentences): AlertRowView {
  const [first] = row.facts;
  return {
    id: row.id,
    brandId: row.brandId,
    kind: row.kind,
    level: row.level,
    state: row.state,
    title: words.title(row.kind, row.subject, { brand: row.brand, topics: row.topics ?? {} }),
    summary: first ? words.reason(first) : '',
    openedAt: row.openedAt,
    updatedAt: row.updatedAt,
    endedAt: row.endedAt,
    owner: row.owner,
    acknowledgedBy: row.acknowledgedBy,
    acknowledgedAt: row.acknowledgedAt,
    snoozedUntil: row.snoozedUntil,
    marked: row.marked,
    updates: row.updates,
    voices: row.stakes.voices ?? null,
    expected: row.stakes.expected ?? null,
    reach: row.stakes.reach ?? null,
  };
}
