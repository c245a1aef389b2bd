/** Which findings stop a reply, which of them this reviewer may overrule, and whether enough was said of each. Pure. */
import type { Finding } from '../../api/types.js';

export type Stopping = Finding & {
  overrulableBy?: 'reviewer' | 'lead' | undefined;
  overruled?: { reason: string } | null | undefined;
};
export interface Overrule {
  code: string;
  start: number;
  end: number;
  reason: string;
}

export const keyOf = ({ code, start, end }: Pick<Finding, 'code' | 'start' | 'end'>): string =>
  `${code}.${start}.${end}`;

/** Those nobody has overruled so far: stored with the version, and told by the server just now. */
export function stillStopping<F extends Stopping>(stored: readonly F[], told: readonly F[]): F[] {
  const all = [...stored, ...told.filter((one) => !stored.some((had) => keyOf(had) === keyOf(one)))];
  return all.filter((one) => one.level === 'block' && !one.overruled);
}

export function mayOverrule(finding: Stopping, roles: readonly string[]): boolean {
  return finding.overrulableBy === 'reviewer' || (finding.overrulableBy === 'lead' && roles.includes('lead'));
}

/** What is sent with the approval; null while a finding has no reason, or is not this reviewer's to overrule. */
export function overrules(
  stopping: readonly Stopping[],
  reasons: Readonly<Record<string, string>>,
  roles: readonly string[],
): Overrule[] | null {
  const given = stopping.map((one) => ({
    code: one.code,
    start: one.start,
    end: one.end,
    reason: mayOverrule(one, roles) ? (reasons[keyOf(one)] ?? '').trim() : '',
  }));
  return given.some(({ reason }) => reason === '') ? null : given;
}
