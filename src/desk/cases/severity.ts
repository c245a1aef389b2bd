/** How bad, from risk (0–100) and urgency (0–1), as a table read from the top: the first row that fits decides. Pure. */
export const SEVERITIES = ['urgent', 'high', 'normal', 'low'] as const;
export type Severity = (typeof SEVERITIES)[number];

export const SEVERITY_TABLE: readonly { severity: Severity; risk: number; urgency: number }[] = [
  { severity: 'urgent', risk: 85, urgency: 0 },
  { severity: 'urgent', risk: 65, urgency: 0.75 },
  { severity: 'high', risk: 65, urgency: 0 },
  { severity: 'high', risk: 45, urgency: 0.6 },
  { severity: 'normal', risk: 35, urgency: 0 },
  { severity: 'normal', risk: 20, urgency: 0.5 },
  { severity: 'low', risk: 0, urgency: 0 },
];

export function severityOf(score: { risk: number; urgency: number }): Severity {
  const row = SEVERITY_TABLE.find((r) => score.risk >= r.risk && score.urgency >= r.urgency);
  return row?.severity ?? 'low';
}

/** The worse of two: a case never becomes milder because a milder mention joined it. */
export function worse(a: Severity, b: Severity): Severity {
  return SEVERITIES.indexOf(a) <= SEVERITIES.indexOf(b) ? a : b;
}
