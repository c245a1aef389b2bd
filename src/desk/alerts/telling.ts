/**
 * Whether people are spoken to when a matter begins, grows, ends or comes back. Pure. One thread a matter: updates are told at most
 * every so often, and only while nobody has taken it; that it grew graver is always told.
 */
import { future } from '../../core/clock/credible.js';
import type { AlertState, Level, Telling } from './alert-kinds.js';

export interface Heard {
  level: Level;
  updates: number;
  ended: boolean;
}

export interface Known {
  level: Level;
  state: AlertState;
  heardUpdates: number;
  toldAt: Date | null;
  ended: boolean;
  /** Whether a person has resolved it. */
  resolvedByPerson: boolean;
}

export interface Decision {
  telling: Telling | null;
  /** When a change that is not told now will be. */
  later: Date | null;
}

const SILENT: Decision = { telling: null, later: null };
const tell = (telling: Telling): Decision => ({ telling, later: null });

export function whatToTell(known: Known | null, heard: Heard, now: Date, updateMinutes: number): Decision {
  if (!known) return tell(heard.ended ? 'ended' : 'raised');
  if (heard.ended) {
    if (known.ended) return SILENT;
    return known.resolvedByPerson ? SILENT : tell('ended');
  }
  if (known.ended) return tell('reopened');
  if (heard.level > known.level) return tell('risen');
  if (heard.updates <= known.heardUpdates || known.state !== 'open') return SILENT;
  // A telling dated later than now was dated by a clock that was wrong.
  const toldAt = known.toldAt && known.toldAt <= future(now) ? known.toldAt : null;
  const due = toldAt ? new Date(toldAt.getTime() + updateMinutes * 60_000) : now;
  return due <= now ? tell('updated') : { telling: null, later: due };
}
