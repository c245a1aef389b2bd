/** Quiet hours: whether they hold now for somebody, and until when. Pure; local times of day, which may run over midnight. */
import { instantOf, localOf } from '../../core/clock/zoned.js';
import type { QuietHours } from './alert-rules.api.js';

/** The end of the quiet hours that `now` lies in, or null. */
export function quietUntil(now: Date, zone: string, quiet: QuietHours | null): Date | null {
  if (!quiet) return null;
  const local = localOf(now, zone);
  const at = local.hour * 60 + local.minute;
  const from = minutes(quiet.from);
  const to = minutes(quiet.to);
  const inside = from < to ? at >= from && at < to : at >= from || at < to;
  if (!inside) return null;
  const day = local.day + (at < to ? 0 : 1);
  const end = instantOf({ ...local, day, hour: Math.floor(to / 60), minute: to % 60 }, zone);
  // In the hour that comes twice the first coming of the end has passed.
  return end > now ? end : new Date(now.getTime() + (to - at) * 60_000);
}

function minutes(time: string): number {
  const [hours = 0, rest = 0] = time.split(':').map(Number);
  return hours * 60 + rest;
}
