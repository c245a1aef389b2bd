/**
 * One incident for what belongs together: alarms of many series (brand, topics, moods, platforms; volume, mood, gravity) become one
 * matter that opens once, is updated as it grows, and closes when it has been calm. Tells what to say; says nothing itself. Pure.
 */
import { depth, related, type Scope, scopeKey } from './series-key.js';
import type { Level, Reason } from './alarm-level.js';

export interface RaisedAlarm {
  scope: Scope;
  kind: 'volume' | 'mood' | 'gravity';
  level: Level;
  reasons: Reason[];
  at: number;
}

export interface Incident {
  brandId: string;
  /** The coarsest scope that raised it: what its title names. */
  scope: Scope;
  scopes: string[];
  kinds: RaisedAlarm['kind'][];
  level: Level;
  reasons: Reason[];
  openedAt: number;
  lastAlarmAt: number;
  lastToldAt: number;
  alarms: number;
  state: 'open' | 'closed';
  closedAt: number | null;
}

export type IncidentEvent =
  | { kind: 'opened' | 'reopened'; incident: Incident }
  | { kind: 'updated'; incident: Incident; because: 'level' | 'wider' | 'again' }
  /** `into`: it turned out to be part of a wider one that is open. */
  | { kind: 'closed'; incident: Incident; into?: Incident };

export interface IncidentSettings {
  /** An alarm so long after the last one still belongs to the incident. */
  joinHours: number;
  /** Closed after so long without alarm or heat. */
  calmHours: number;
  /** What comes so soon after closing reopens instead of opening anew. */
  coolDownMinutes: number;
  /** Updates that raise no level are told at most so often. */
  updateMinutes: number;
}

export const DEFAULT_INCIDENT_SETTINGS: IncidentSettings = {
  joinHours: 11,
  calmHours: 3,
  coolDownMinutes: 60,
  updateMinutes: 60,
};

/**
 * Takes the alarms of one tick (any order) and answers what is new. Changes `incidents`, which holds those of all brands. Coarse
 * scopes are taken first, so that ten topics of one storm land under the brand.
 */
export function gather(
  incidents: Incident[],
  alarms: readonly RaisedAlarm[],
  settings: IncidentSettings = DEFAULT_INCIDENT_SETTINGS,
): IncidentEvent[] {
  const told = new Map<Incident, IncidentEvent>();
  for (const alarm of [...alarms].sort((a, b) => depth(a.scope) - depth(b.scope) || b.level - a.level)) {
    const known = incidents.find((incident) => belongs(incident, alarm, settings));
    if (!known) {
      const incident = open(alarm);
      incidents.push(incident);
      told.set(incident, { kind: 'opened', incident });
      continue;
    }
    const event = join(known, alarm, settings);
    const before = told.get(known);
    // Of several things to tell of one incident in one tick the first one wins, unless a level rose.
    if (event && (!before || (before.kind === 'updated' && before.because !== 'level')))
      told.set(known, event);
  }
  return [...told.values()];
}

/** Closes incidents that have been calm. `hot` answers whether a series of that key is still well above what is expected. */
export function closeCalm(
  incidents: Incident[],
  now: number,
  hot: (scopeKey: string) => boolean,
  settings: IncidentSettings = DEFAULT_INCIDENT_SETTINGS,
): IncidentEvent[] {
  const events: IncidentEvent[] = [];
  for (const incident of incidents) {
    if (incident.state !== 'open') continue;
    if (incident.scopes.some(hot)) incident.lastAlarmAt = Math.max(incident.lastAlarmAt, now);
    if (now - incident.lastAlarmAt < settings.calmHours * HOUR) continue;
    incident.state = 'closed';
    incident.closedAt = now;
    events.push({ kind: 'closed', incident });
  }
  return events;
}

/** What was taken for several matters and has become one: open incidents within the scope of another open one end in it. */
export function absorb(incidents: Incident[], now: number): IncidentEvent[] {
  const events: IncidentEvent[] = [];
  const open = incidents
    .filter((incident) => incident.state === 'open')
    .sort((a, b) => depth(a.scope) - depth(b.scope) || a.openedAt - b.openedAt);
  for (const [index, inner] of open.entries()) {
    const outer = open.slice(0, index).find((one) => one.state === 'open' && within(inner.scope, one.scope));
    if (!outer) continue;
    outer.scopes = [...new Set([...outer.scopes, ...inner.scopes])];
    outer.kinds = [...new Set([...outer.kinds, ...inner.kinds])];
    outer.lastAlarmAt = Math.max(outer.lastAlarmAt, inner.lastAlarmAt);
    outer.openedAt = Math.min(outer.openedAt, inner.openedAt);
    outer.alarms += inner.alarms;
    if (inner.level > outer.level) outer.level = inner.level;
    outer.reasons = merged(outer.reasons, inner.reasons, false);
    inner.state = 'closed';
    inner.closedAt = now;
    events.push({ kind: 'closed', incident: inner, into: outer });
  }
  return events;
}

const HOUR = 3_600_000;

/** The same or narrower in every dimension. */
const within = (inner: Scope, outer: Scope): boolean =>
  inner.brandId === outer.brandId &&
  (outer.topic === null || outer.topic === inner.topic) &&
  (outer.sentiment === null || outer.sentiment === inner.sentiment) &&
  (outer.platform === null || outer.platform === inner.platform);

function belongs(incident: Incident, alarm: RaisedAlarm, settings: IncidentSettings): boolean {
  if (incident.brandId !== alarm.scope.brandId) return false;
  if (incident.state === 'closed')
    return (
      alarm.at - (incident.closedAt ?? 0) < settings.coolDownMinutes * 60_000 &&
      related(incident.scope, alarm.scope)
    );
  return alarm.at - incident.lastAlarmAt < settings.joinHours * HOUR && related(incident.scope, alarm.scope);
}

function open(alarm: RaisedAlarm): Incident {
  return {
    brandId: alarm.scope.brandId,
    scope: alarm.scope,
    scopes: [scopeKey(alarm.scope)],
    kinds: [alarm.kind],
    level: alarm.level,
    reasons: alarm.reasons,
    openedAt: alarm.at,
    lastAlarmAt: alarm.at,
    lastToldAt: alarm.at,
    alarms: 1,
    state: 'open',
    closedAt: null,
  };
}

function join(incident: Incident, alarm: RaisedAlarm, settings: IncidentSettings): IncidentEvent | null {
  const reopened = incident.state === 'closed';
  const wider = !incident.kinds.includes(alarm.kind) || depth(alarm.scope) < depth(incident.scope);
  const higher = alarm.level > incident.level;
  const key = scopeKey(alarm.scope);
  if (!incident.scopes.includes(key)) incident.scopes.push(key);
  if (!incident.kinds.includes(alarm.kind)) incident.kinds.push(alarm.kind);
  if (depth(alarm.scope) < depth(incident.scope)) incident.scope = alarm.scope;
  if (higher) incident.level = alarm.level;
  incident.reasons = merged(incident.reasons, alarm.reasons, higher);
  incident.lastAlarmAt = Math.max(incident.lastAlarmAt, alarm.at);
  incident.alarms++;
  incident.state = 'open';
  incident.closedAt = null;
  const due = alarm.at - incident.lastToldAt >= settings.updateMinutes * 60_000;
  if (!reopened && !higher && !due) return null;
  incident.lastToldAt = alarm.at;
  if (reopened) return { kind: 'reopened', incident };
  return { kind: 'updated', incident, because: higher ? 'level' : wider ? 'wider' : 'again' };
}

/** One reason a code: the newer one when it raised the level, else the one there was. */
function merged(old: Reason[], fresh: Reason[], replace: boolean): Reason[] {
  const [first, second] = replace ? [fresh, old] : [old, fresh];
  return [...first, ...second.filter((reason) => !first.some((known) => known.code === reason.code))];
}
