/** Counts of the whole installation, by cheap queries: what is listened to, what was captured, what was posted. Reads only. */
import type { DataSource } from 'typeorm';

export interface InstallationCounts {
  sources: Record<string, number>;
  mentions: number;
  publications: Record<string, number>;
}

export async function readCounts(dataSource: DataSource): Promise<InstallationCounts> {
  const [sources, publications] = await Promise.all([
    dataSource.query<{ health: string; n: string; mentions: string }[]>(
      `SELECT CASE WHEN state <> 'active' THEN state WHEN failures > 0 THEN 'failing'
                   WHEN last_success_at IS NULL THEN 'waiting' ELSE 'ok' END AS health,
              count(*) AS n, coalesce(sum(mentions_count), 0) AS mentions
       FROM source GROUP BY 1`,
    ),
    dataSource.query<{ state: string; n: string }[]>(
      'SELECT state, count(*) AS n FROM publication GROUP BY state',
    ),
  ]);
  return {
    sources: Object.fromEntries(sources.map((row) => [row.health, Number(row.n)])),
    mentions: sources.reduce((sum, row) => sum + Number(row.mentions), 0),
    publications: Object.fromEntries(publications.map((row) => [row.state, Number(row.n)])),
  };
}
