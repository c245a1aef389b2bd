/**
 * One incident for what belongs together: alarms of many series (brand, topics, moods, platforms; volume, mood, gravity) become one
 * matter that opens once, is updated as it grows, and closes when it has been calm. Tells what to say; says nothing itself. Pure.
 */
import { type Level, levelOf, type Reason, together } from './alarm-level.js';
import { depth, related, type Scope, scopeKey } from './series-key.js';

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
  /** Milliseconds since the last alarm in which nobody listened: they say nothing of calm. */
  unheardMs: number;
  /** How often something graver joined it than what it was told for. */
  graver: number;
  alarms: number;
  state: 'open' | 'closed';
  closedAt: number | null;
}

export type IncidentEvent =
  | { kind: 'opened' | 'reopened'; incident: Incident }
  | { kind: 'updated'; incident: Incident; because: 'level' | 'graver' | 'wider' | 'again' }
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
    // Of several things to tell of one incident in one tick the first one wins, unless it grew worse.
    if (event && (!before || (before.kind === 'updated' && !isWorse(before)))) told.set(known, event);
  }
  return [...told.values()];
}

const isWorse = (event: IncidentEvent): boolean =>
  event.kind === 'updated' && (event.because === 'level' || event.because === 'graver');

/**
 * Closes incidents that have been calm. `hot` answers whether a series of that key is still well above what is expected; `unheard`, how
 * many milliseconds of the bin that ends now nobody listened to what the incident is about: silence is calm only where somebody listens.
 */
export function closeCalm(
  incidents: Incident[],
  now: number,
  hot: (scopeKey: string) => boolean,
  unheard: (scope: Scope) => number = () => 0,
  settings: IncidentSettings = DEFAULT_INCIDENT_SETTINGS,
): IncidentEvent[] {
  const events: IncidentEvent[] = [];
  for (const incident of incidents) {
    if (incident.state !== 'open') continue;
    if (incident.scopes.some(hot)) alarmedAt(incident, now);
    else if (now > incident.lastAlarmAt) incident.unheardMs += unheard(incident.scope);
    if (sinceAlarm(incident, now) < settings.calmHours * HOUR) continue;
    incident.state = 'closed';
    incident.closedAt = now;
    events.push({ kind: 'closed', incident });
  }
  return events;
}

/**
 * What was taken for several matters and has become one: open incidents within the scope of another open one end in it. Those who were
 * told of the inner one hear of the outer one only if that has become graver by it.
 */
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
    alarmedAt(outer, inner.lastAlarmAt);
    outer.openedAt = Math.min(outer.openedAt, inner.openedAt);
    outer.alarms += inner.alarms;
    if (gravest(inner.reasons) > gravest(outer.reasons)) outer.graver++;
    const worse = weigh(outer, inner);
    inner.state = 'closed';
    inner.closedAt = now;
    events.push({ kind: 'closed', incident: inner, into: outer });
    if (worse) {
      outer.lastToldAt = now;
      events.push({ kind: 'updated', incident: outer, because: 'level' });
    }
  }
  return events;
}

const HOUR = 3_600_000;

/** Time that somebody listened since the last alarm. */
const sinceAlarm = (incident: Incident, now: number): number =>
  now - incident.lastAlarmAt - incident.unheardMs;

function alarmedAt(incident: Incident, at: number): void {
  if (at <= incident.lastAlarmAt) return;
  incident.lastAlarmAt = at;
  incident.unheardMs = 0;
}

/** Adds what another alarm weighs. True when the matter is graver for it than it was. */
function weigh(incident: Incident, more: Pick<Incident, 'reasons' | 'level'>): boolean {
  const was = incident.level;
  incident.reasons = together(incident.reasons, more.reasons);
  incident.level = Math.max(was, more.level, levelOf(incident.reasons)) as Level;
  return incident.level > was;
}

/** The gravest degree that its reasons tell of; 0: none. */
const gravest = (reasons: readonly Reason[]): number =>
  Math.max(0, ...reasons.map(({ code }) => Number(/^grave\.(\d)$/.exec(code)?.[1] ?? 0)));

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
  return sinceAlarm(incident, alarm.at) < settings.joinHours * HOUR && related(incident.scope, alarm.scope);
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
    unheardMs: 0,
    graver: 0,
    alarms: 1,
    state: 'open',
    closedAt: null,
  };
}

function join(incident: Incident, alarm: RaisedAlarm, settings: IncidentSettings): IncidentEvent | null {
  const reopened = incident.state === 'closed';
  const wider = !incident.kinds.includes(alarm.kind) || depth(alarm.scope) < depth(incident.scope);
  const graver = gravest(alarm.reasons) > gravest(incident.reasons);
  const key = scopeKey(alarm.scope);
  if (!incident.scopes.includes(key)) incident.scopes.push(key);
  if (!incident.kinds.includes(alarm.kind)) incident.kinds.push(alarm.kind);
  if (depth(alarm.scope) < depth(incident.scope)) incident.scope = alarm.scope;
  const higher = weigh(incident, alarm);
  if (graver) incident.graver++;
  alarmedAt(incident, alarm.at);
  incident.alarms++;
  incident.state = 'open';
  incident.closedAt = null;
  const due = alarm.at - incident.lastToldAt >= settings.updateMinutes * 60_000;
  // Another matter than the one people know of is news at once, however loud the first one was.
  if (!reopened && !higher && !graver && !due) return null;
  incident.lastToldAt = alarm.at;
  if (reopened) return { kind: 'reopened', incident };
  return {
    kind: 'updated',
    incident,
    because: higher ? 'level' : graver ? 'graver' : wider ? 'wider' : 'again',
  };
}
