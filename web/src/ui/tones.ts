/** Which colour seconds which word. Pure. */
import type {
  AlertState,
  CaseState,
  DeliveryState,
  PublicationState,
  Severity,
  SourceHealth,
} from '../api/types.js';

export type Tone = 'red' | 'amber' | 'green' | 'blue' | 'grey';

export const severityTone: Record<Severity, Tone> = {
  urgent: 'red',
  high: 'amber',
  normal: 'blue',
  low: 'grey',
};
export const stateTone: Record<CaseState, Tone> = {
  new: 'blue',
  open: 'blue',
  pending: 'amber',
  resolved: 'green',
  closed: 'grey',
};
export const healthTone: Record<SourceHealth, Tone> = {
  ok: 'green',
  waiting: 'blue',
  failing: 'red',
  silent: 'amber',
  paused: 'grey',
  gone: 'red',
};
export const publicationTone: Record<PublicationState, Tone> = {
  queued: 'blue',
  sending: 'blue',
  published: 'green',
  rejected: 'red',
  unconfirmed: 'amber',
  cancelled: 'grey',
};
export const alertTone: Record<AlertState, Tone> = {
  open: 'red',
  acknowledged: 'blue',
  snoozed: 'grey',
  resolved: 'green',
};
export const deliveryTone: Record<DeliveryState, Tone> = {
  held: 'grey',
  queued: 'blue',
  sending: 'blue',
  sent: 'green',
  failed: 'red',
  merged: 'grey',
  cancelled: 'grey',
};
export const sentimentTone: Record<'neg' | 'neu' | 'pos', Tone> = { neg: 'red', neu: 'grey', pos: 'green' };

/** Bands of the 0–100 risk, for the bar's colour only. */
export function riskTone(risk: number): Tone {
  if (risk >= 75) return 'red';
  if (risk >= 55) return 'amber';
  return risk >= 30 ? 'blue' : 'grey';
}
