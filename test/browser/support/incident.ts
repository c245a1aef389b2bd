/**
 * Something that escalation has found, put where it puts it: the stories are about what people are told and do, and wait for no
 * month of traffic. The program itself raises the alert from it.
 */
import { randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { loadSamplePack } from '../../../src/platforms/sample/load-pack.js';
import { eventually } from '../../support/earshot.js';
import type { Desk } from './desk.js';

interface Found {
  brandId: string | null;
  kind?: 'spike' | 'grave' | 'feed';
  level: 1 | 2 | 3 | 4 | 5;
  mentionIds?: string[];
  /** What people call it, of a feed. */
  title?: string;
}

/** Written down with the job that tells people, in one statement. */
export async function incidentFound(db: DataSource, found: Found): Promise<void> {
  const kind = found.kind ?? 'spike';
  const facts =
    kind === 'feed'
      ? [{ code: 'feed.silent', params: { hours: 9, expected: 34, oneIn: 1_000_000 }, points: 2 }]
      : [
          { code: 'spike.seen', params: { seen: 64, expected: 5.2, minutes: 60 }, points: 1 },
          { code: 'spike.above-record', params: { record: 15, times: 4.3 }, points: 2 },
          {
            code: 'mood.share',
            params: { percent: 86, usualPercent: 31, voices: 64, minutes: 60, oneIn: 9000 },
            points: 1,
          },
          { code: 'reach.forecast', params: { people: 128_000 }, points: 1 },
        ];
  const stakes =
    kind === 'feed'
      ? {}
      : {
          voices: 64,
          expected: 5.2,
          negative: 55,
          reach: 48_200,
          topics: ['safety', 'quality'],
          mentionIds: found.mentionIds ?? [],
          compare: { windowMinutes: 60, seen: 64, record: 15, times: 12.3, usualNegativeShare: 0.31 },
        };
  // Whoever looks at feeds and talk would find none of this there and call it over: their next ten minutes are taken.
  await db.query(
    `INSERT INTO schedule_run (name, slot, holder)
     SELECT name, now() + interval '9 minutes', 'story' FROM unnest('{feeds.watch,escalation.tick}'::text[]) AS name
     ON CONFLICT (name) DO UPDATE SET slot = excluded.slot, holder = excluded.holder`,
  );
  await db.query(
    `WITH made AS (
       INSERT INTO incident (brand_id, kind, kind_group, subject, subject_key, level, state, opened_at, last_seen_at, updates, facts, stakes)
       VALUES ($1, $2, $3, $4, $5, $6, 'open', now() - interval '40 minutes', now(), 0, $7, $8) RETURNING id)
     INSERT INTO outbox (job, payload) SELECT 'alert.raise', jsonb_build_object('incidentId', id) FROM made`,
    [
      found.brandId,
      kind,
      kind === 'feed' ? 'feed' : 'talk',
      JSON.stringify(kind === 'feed' ? { title: found.title ?? 'Store reviews', feed: 'silent' } : {}),
      `${kind}-${randomBytes(6).toString('hex')}`,
      found.level,
      JSON.stringify(facts),
      JSON.stringify(stakes),
    ],
  );
}

/** The alert that the program raises from it. */
export async function alerted(desk: Desk, found: Omit<Found, 'brandId'>): Promise<string> {
  const ids = async () =>
    (await desk.api.admin.get<{ items: { id: string }[] }>('/api/alerts?view=all')).items.map(
      (one) => one.id,
    );
  const before = await ids();
  await incidentFound(desk.database.dataSource, { brandId: desk.brandId, ...found });
  const now = await eventually(ids, (all) => all.length > before.length);
  return now.find((id) => !before.includes(id))!;
}

/** Four weeks as they were counted: now and then a voice, and three days ago three hours of storm. */
export async function monthOfVoices({ database, brandId }: Desk): Promise<void> {
  const db = database.dataSource;
  await db.query(
    `INSERT INTO voice_bin (brand_id, bin, counts)
     SELECT $1, bin, jsonb_build_object('*|*|*', n, '*|neg|*', greatest(1, n * 2 / 3))
     FROM (SELECT bin, CASE WHEN last - bin BETWEEN 3 * 288 AND 3 * 288 + 36 THEN 14 WHEN bin % 10007 * 7919 % 11 = 0 THEN 1 ELSE 0 END AS n
           FROM (SELECT floor(extract(epoch FROM now()) / 300)::int - 2 AS last) t, generate_series(last - 28 * 288, last) AS bin) m
     WHERE n > 0 ON CONFLICT DO NOTHING`,
    [brandId],
  );
  await db.query(
    `INSERT INTO escalation_brand (brand_id, bin, seeded_at, ticked_at)
     VALUES ($1, floor(extract(epoch FROM now()) / 300)::int - 1, now(), now()) ON CONFLICT DO NOTHING`,
    [brandId],
  );
}

const WEEK_MINUTES = 7 * 1440;
/** The storm of the sample's stream, in minutes from its start. */
const STORM = { from: -130, to: 120 };

/**
 * The sample brand as a month would have counted it: its own stream, its calm week four times over and its storm once, three days ago.
 * The incident of that storm is there too, and its alert, for somebody to say whether it was right.
 */
export async function monthOfTheSample(
  desk: Desk,
): Promise<{ brandId: string; name: string; alertId: string }> {
  const { dataSource: db } = desk.database;
  const name = 'Nila Home Appliances';
  const [brand] = await db.query<{ id: string }[]>(
    `INSERT INTO brand (name, slug, sample, created_at) VALUES ($1, 'sample', true, now() - interval '40 days') RETURNING id`,
    [name],
  );
  const start = Date.now() - 3 * 86_400_000;
  const counts = new Map<number, { all: number; neg: number }>();
  let said = 0;
  const pack = loadSamplePack('config/sample');
  for (const { kind, minute, post } of pack.events) {
    if (kind !== 'post' || pack.authors.get(post.by)?.own) continue;
    const storm = minute >= STORM.from && minute <= STORM.to;
    for (const weeksAgo of storm ? [0] : [0, 1, 2, 3]) {
      const bin = Math.floor((start + (minute - weeksAgo * WEEK_MINUTES) * 60_000) / 300_000);
      const known = counts.get(bin) ?? { all: 0, neg: 0 };
      // Of what is usually said a third complains.
      const negative = storm || said++ % 3 === 0;
      counts.set(bin, { all: known.all + 1, neg: known.neg + Number(negative) });
    }
  }
  const last = Math.floor(Date.now() / 300_000) - 2;
  await db.query(
    `INSERT INTO voice_bin (brand_id, bin, counts)
     SELECT $1, b.bin, jsonb_strip_nulls(jsonb_build_object('*|*|*', b.seen, '*|neg|*', nullif(b.neg, 0)))
     FROM jsonb_to_recordset($2::jsonb) AS b(bin int, seen int, neg int)`,
    [
      brand!.id,
      JSON.stringify(
        [...counts].filter(([bin]) => bin <= last).map(([bin, { all, neg }]) => ({ bin, seen: all, neg })),
      ),
    ],
  );
  await db.query(
    `INSERT INTO escalation_brand (brand_id, bin, seeded_at, ticked_at) VALUES ($1, $2, now(), now()) ON CONFLICT DO NOTHING`,
    [brand!.id, last + 1],
  );
  await db.query(
    `WITH made AS (
       INSERT INTO incident (brand_id, kind, kind_group, subject, subject_key, level, state, end_reason, opened_at, last_seen_at, ended_at, facts)
       VALUES ($1, 'spike', 'talk', '{"topic":null,"sentiment":null,"platform":null}', 'storm', 4, 'ended', 'calm', $2, $3, $3,
         '[{"code":"spike.seen","params":{"seen":20,"expected":1,"minutes":60},"points":1}]') RETURNING id)
     INSERT INTO outbox (job, payload) SELECT 'alert.raise', jsonb_build_object('incidentId', id) FROM made`,
    [brand!.id, new Date(start + STORM.from * 60_000), new Date(start + (STORM.to + 180) * 60_000)],
  );
  const [alert] = await eventually(
    async () =>
      (
        await desk.api.admin.get<{ items: { id: string; brandId: string }[] }>('/api/alerts?view=all')
      ).items.filter((one) => one.brandId === brand!.id),
    (found) => found.length > 0,
  );
  return { brandId: brand!.id, name, alertId: alert!.id };
}
