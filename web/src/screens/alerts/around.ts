/** Which counts and which stretch of time belong to an alert. Pure. */
const HOUR = 3_600_000;

/** Key of the counted series, topic|sentiment|platform with * for all. */
export function seriesOf(subject: Record<string, unknown>): string {
  const part = (name: string) => {
    const value = subject[name];
    return typeof value === 'string' && value !== '' ? value : '*';
  };
  return `${part('topic')}|${part('sentiment')}|${part('platform')}`;
}

/** A day and a half before it began until some hours after it ended, in full hours; without an end, until now. */
export function around(openedAt: string, endedAt: string | null): { from: string; to: string | undefined } {
  const hour = (at: number) => new Date(Math.floor(at / HOUR) * HOUR).toISOString();
  return {
    from: hour(Date.parse(openedAt) - 36 * HOUR),
    to: endedAt ? hour(Date.parse(endedAt) + 4 * HOUR) : undefined,
  };
}
