/** What must hold in the database whenever somebody looks, however the program died; each check answers what is wrong, [] when nothing is. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './earshot.js';

export type Ask = <T>(sql: string, params?: unknown[]) => Promise<T[]>;

/** Texts of every stored mention, oldest version first; feed entries under their own id, posts under their uri. */
export async function storedTexts(ask: Ask): Promise<Map<string, string[]>> {
  const rows = await ask<{ key: string; texts: string[] }>(
    `SELECT coalesce(m.native->>'uri', m.native->>'id') AS key, array_agg(v.text ORDER BY v.version) AS texts
     FROM mention m JOIN mention_version v ON v.mention_id = m.id GROUP BY m.id`,
  );
  const stored = new Map(rows.map((row) => [row.key, row.texts]));
  if (stored.size !== rows.length) throw new Error(`${rows.length - stored.size} posts are stored twice`);
  return stored;
}

/** Half-stored mentions: a version, score or sighting missing, out of step or doubled. */
export async function halfStored(ask: Ask): Promise<unknown[]> {
  return ask(
    `SELECT m.external_id, m.version, v.n AS versions, v.last, v.repeats, s.n AS scores, g.n AS sightings
     FROM mention m
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS n, max(version) AS last, (array_agg(text ORDER BY version DESC))[1] AS text,
         (count(*) FILTER (WHERE same))::int AS repeats
       FROM (SELECT version, text, revision = lag(revision) OVER (ORDER BY version) AS same FROM mention_version WHERE mention_id = m.id) x) v
     CROSS JOIN LATERAL (SELECT count(DISTINCT version)::int AS n FROM score WHERE mention_id = m.id) s
     CROSS JOIN LATERAL (SELECT count(*)::int AS n FROM mention_sighting WHERE mention_id = m.id) g
     WHERE v.n <> m.version OR v.last <> m.version OR v.text <> m.text OR v.repeats > 0 OR s.n <> m.version OR g.n = 0 LIMIT 5`,
  );
}

/** Flagged posts that no case took up. */
export async function withoutCase(ask: Ask): Promise<unknown[]> {
  return ask(
    `SELECT m.external_id FROM mention m LEFT JOIN case_mention cm ON cm.mention_id = m.id
     WHERE m.flagged AND cm.mention_id IS NULL AND m.deleted_at IS NULL LIMIT 5`,
  );
}

/** Runs `npm run audit:verify`'s program; its words when the chain does not hold. */
export function auditTrouble(env: Record<string, string>): string | null {
  const done = spawnSync(
    process.execPath,
    [join(ROOT, 'dist', 'src', 'core', 'audit', 'verify.command.js')],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, ...env },
    },
  );
  return done.status === 0 ? null : `${done.stdout}${done.stderr}`;
}

/** The first few keys whose values differ, for an error that can be read. */
export function differences(expected: Map<string, string[]>, stored: Map<string, string[]>): string[] {
  const wrong: string[] = [];
  for (const [key, texts] of expected) {
    const found = stored.get(key);
    if (JSON.stringify(found) !== JSON.stringify(texts))
      wrong.push(`${key}: expected ${JSON.stringify(texts)}, stored ${JSON.stringify(found ?? null)}`);
  }
  for (const key of stored.keys()) if (!expected.has(key)) wrong.push(`${key}: nobody posted that`);
  return wrong.length > 5 ? [...wrong.slice(0, 5), `… ${wrong.length} in all`] : wrong;
}
