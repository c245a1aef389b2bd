/**
 * Whether people are spoken to when a matter begins, grows, ends or comes back. Pure. One thread a matter: updates are told at most
 * every so often, and only while nobody has taken it; that it grew graver is always told. What goes and comes back within the time in
 * which its end settles was never over: nobody hears of either.
 */
import { future } from '../../core/clock/credible.js';
import { type AlertKind, type AlertState, type Level, TECHNICAL_KINDS, type Telling } from './alert-kinds.js';

export interface Heard {
  level: Level;
  updates: number;
  /** How often something graver joined it. */
  graver: number;
  ended: boolean;
  /** It ended in a wider one, of which people hear by itself. */
  joined: boolean;
}

export interface Known {
  level: Level;
  state: AlertState;
  heardUpdates: number;
  heardGraver: number;
  toldAt: Date | null;
  ended: boolean;
  /** It is over, and people have not been told so yet. */
  endWaits: boolean;
  /** Whether a person has resolved it. */
  resolvedByPerson: boolean;
}

export interface Pace {
  updateMinutes: number;
  /** How long its end is watched before it is told. */
  settleMinutes: number;
}

export interface Decision {
  telling: Telling | null;
  /** When a change that is not told now will be. */
  later: Date | null;
}

const SILENT: Decision = { telling: null, later: null };
const tell = (telling: Telling): Decision => ({ telling, later: null });
const after = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * 60_000);

export function whatToTell(known: Known | null, heard: Heard, now: Date, pace: Pace): Decision {
  if (!known) return heard.joined ? SILENT : tell(heard.ended ? 'ended' : 'raised');
  const graver = heard.level > known.level || heard.graver > known.heardGraver;
  if (heard.ended) {
    if (known.ended || heard.joined || known.resolvedByPerson) return SILENT;
    return pace.settleMinutes > 0 ? { telling: null, later: after(now, pace.settleMinutes) } : tell('ended');
  }
  if (known.ended) return known.endWaits && !graver ? SILENT : tell('reopened');
  if (graver) return tell('risen');
  if (heard.updates <= known.heardUpdates || known.state !== 'open') return SILENT;
  // A telling dated later than now was dated by a clock that was wrong.
  const toldAt = known.toldAt && known.toldAt <= future(now) ? known.toldAt : null;
  const due = toldAt ? after(toldAt, pace.updateMinutes) : now;
  return due <= now ? tell('updated') : { telling: null, later: due };
}

const LONGEST_SETTLING = 12 * 60;

/** What only machines suffer comes and goes: its end settles for a while, the longer the oftener it came back within a day. */
export const settleMinutes = (kind: AlertKind, policyMinutes: number, cameBack: number): number =>
  TECHNICAL_KINDS.includes(kind)
    ? Math.min(LONGEST_SETTLING, policyMinutes * 2 ** Math.min(cameBack, 10))
    : 0;
