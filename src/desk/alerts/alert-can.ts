/** What a person may do with an alert in the state it is in. Pure; the server asks before it acts, screens before they show a button. */
import type { Role } from '../../core/identity/role.js';
import { type AlertKind, type AlertState, TECHNICAL_KINDS } from './alert-kinds.js';

export const ALERT_ACTIONS = ['acknowledge', 'snooze', 'assign', 'resolve', 'mark'] as const;
export type AlertAction = (typeof ALERT_ACTIONS)[number];

const ACTORS: readonly Role[] = ['lead', 'executive', 'admin'];

export function mayAct(kind: AlertKind, roles: readonly Role[]): boolean {
  return roles.some((role) => (TECHNICAL_KINDS.includes(kind) ? role === 'admin' : ACTORS.includes(role)));
}

/** Whether it would change anything; asked again under lock, so that a second click does nothing. */
export function whatCanBeDone(
  alert: { kind: AlertKind; state: AlertState },
  roles: readonly Role[],
): Record<AlertAction, boolean> {
  const may = mayAct(alert.kind, roles);
  const going = may && alert.state !== 'resolved';
  return {
    acknowledge: going && alert.state !== 'acknowledged',
    snooze: going,
    assign: going,
    resolve: going,
    mark: may,
  };
}
