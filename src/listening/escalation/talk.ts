/**
 * What one bin of a brand means for people: the alarms of its series become alarms of incidents, which open, join, grow together and
 * end. The product and the bench run this very code. Pure.
 */
import { judgeAlarm } from './alarm-level.js';
import { type BinFacts, type BrandWatch, heardShare, type SeriesAlarm } from './brand-watch.js';
import {
  absorb,
  closeCalm,
  gather,
  type Incident,
  type IncidentEvent,
  type RaisedAlarm,
} from './incidents.js';
import { type Scope, scopeOf } from './series-key.js';
import { BIN_MS, binEnd } from './time-grid.js';

/** Each test that spoke is an alarm of its own kind; the level is that of all of them together. `reach`: people, at the most. */
export function raisedOf(brandId: string, alarm: SeriesAlarm, reach: number | null): RaisedAlarm[] {
  const scope = scopeOf(brandId, alarm.key);
  const { level, reasons } = judgeAlarm({ ...alarm, reach });
  const kinds: RaisedAlarm['kind'][] = [];
  if (alarm.gravity) kinds.push('gravity');
  if (alarm.spike) kinds.push('volume');
  if (alarm.mood) kinds.push('mood');
  return kinds.map((kind) => ({ scope, kind, level, reasons, at: alarm.at }));
}

/** What alarmed in the bin joins or opens incidents; what has been calm, as far as anybody listened, ends. Changes `incidents`. */
export function judgeTalk(
  incidents: Incident[],
  facts: Pick<BinFacts, 'bin' | 'missing' | 'partly'>,
  raised: readonly RaisedAlarm[],
  watch: Pick<BrandWatch, 'hot'>,
): IncidentEvent[] {
  const at = binEnd(facts.bin);
  const events = raised.length > 0 ? [...gather(incidents, raised), ...absorb(incidents, at)] : [];
  const hot = (key: string): boolean => watch.hot(key.slice(key.indexOf('|') + 1));
  const unheard = ({ platform }: Scope): number => BIN_MS * (1 - heardShare(facts, platform));
  return [...events, ...closeCalm(incidents, at, hot, unheard)];
}
