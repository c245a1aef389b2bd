/** What of the audit log is looked for, as the address says it and as the API asks for it. Pure. */
import type { AuditSearch } from '../../api/types.js';
import { dayStart } from '../../i18n/days.js';

export interface AuditAddress {
  person?: string;
  kind?: string;
  subject?: string;
  action?: string;
  /** Days in the reader's time zone, both included: 2026-03-29. */
  from?: string;
  to?: string;
}

const KEYS = ['person', 'kind', 'subject', 'action', 'from', 'to'] as const;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

export const isId = (value: unknown): value is string => typeof value === 'string' && UUID.test(value);

/** Of any address only what makes sense; the rest is as if it were not there. */
export function readAddress(search: Record<string, unknown>): AuditAddress {
  const read: AuditAddress = {};
  for (const key of KEYS) {
    // A number alone arrives as a number.
    const value = typeof search[key] === 'number' ? String(search[key]) : search[key];
    if (typeof value !== 'string' || value === '' || value.length > 200) continue;
    if (key === 'person' && !isId(value)) continue;
    if ((key === 'from' || key === 'to') && dayStart(value, 'UTC') === null) continue;
    read[key] = value;
  }
  return read;
}

export function toQuery(address: AuditAddress, timeZone: string): AuditSearch {
  const from = address.from ? dayStart(address.from, timeZone) : null;
  const to = address.to ? dayStart(address.to, timeZone, 1) : null;
  return {
    ...(address.person ? { actorId: address.person } : {}),
    ...(address.kind ? { subjectKind: address.kind } : {}),
    ...(address.subject ? { subjectId: address.subject } : {}),
    ...(address.action ? { action: address.action } : {}),
    ...(from ? { from: from.toISOString() } : {}),
    ...(to ? { to: to.toISOString() } : {}),
  };
}

export interface Fact {
  key: string;
  /** Absent where nothing was before. */
  was?: unknown;
  now: unknown;
}

/** The details of an entry, one fact a line; `{ was, now }` of a change side by side. What did not change is left out. */
export function factsOf(details: Record<string, unknown>): Fact[] {
  const { was, now, ...rest } = details;
  const facts: Fact[] = Object.entries(rest).map(([key, value]) => ({ key, now: value }));
  if (isRecord(was) && isRecord(now)) {
    for (const key of new Set([...Object.keys(was), ...Object.keys(now)]))
      if (JSON.stringify(was[key]) !== JSON.stringify(now[key]))
        facts.push({ key, was: was[key], now: now[key] });
  } else if (was !== undefined || now !== undefined) facts.push({ key: 'value', was, now });
  return facts;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
