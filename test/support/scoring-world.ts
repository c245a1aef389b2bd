/** A brand with one source on a real database, and what stores, judges, overrules and reads its mentions; for tests of scoring. */
import { type Actor, Transactions } from '../../src/core/database/transaction';
import { CorrectionsService } from '../../src/listening/corrections/corrections.service';
import { FollowedAuthors } from '../../src/listening/ingest/followed-authors.service';
import { IngestService } from '../../src/listening/ingest/ingest.service';
import { IngestStore } from '../../src/listening/ingest/ingest.store.service';
import { MentionsQueries } from '../../src/listening/ingest/mentions.queries';
import { RecentFingerprintsService } from '../../src/listening/ingest/recent-fingerprints.service';
import { loadLexicons } from '../../src/listening/scoring/lexicons.loader';
import { createScorer, type Scorer } from '../../src/listening/scoring/scorer';
import type { CapturedPost } from '../../src/platforms/ports';
import type { PlatformRegistry } from '../../src/platforms/registry';
import { testDatabase, type TestDatabase } from './database';
import { FixedClock } from './fixed-clock';

export const lexicons = loadLexicons('config');
export const theScorer = createScorer(lexicons);
/** What queries ask of the registry: a label. */
const platforms = { capabilities: () => ({ label: 'Sample' }) } as unknown as PlatformRegistry;

export interface ScoringWorld {
  database: TestDatabase;
  clock: FixedClock;
  transactions: Transactions;
  corrections: CorrectionsService;
  mentions: MentionsQueries;
  brandId: string;
  source: { id: string; brandId: string; platform: string };
  person: { id: string; name: string };
  system: Actor;
  ingest(scorer?: Scorer): IngestService;
  store(posts: CapturedPost[], scorer?: Scorer): Promise<void>;
  idOf(externalId: string): Promise<string>;
  rows<T = Record<string, unknown>>(sql: string, args?: unknown[]): Promise<T[]>;
  jobs(): Promise<string[]>;
}

export async function scoringWorld(): Promise<ScoringWorld> {
  const database = await testDatabase();
  const clock = new FixedClock();
  const transactions = new Transactions(database.dataSource);
  const rows = <T>(sql: string, args: unknown[] = []): Promise<T[]> => database.dataSource.query(sql, args);
  const one = async (sql: string, args: unknown[] = []): Promise<string> =>
    (await rows<{ id: string }>(sql, args))[0]?.id ?? '';
  const brandId = await one(`INSERT INTO brand (name, slug) VALUES ('Nila', 'nila') RETURNING id`);
  const source = {
    id: await one(
      `INSERT INTO source (brand_id, platform, kind, address, key, title) VALUES ($1, 'sample', 'sample', '{}', 'k', 'A feed') RETURNING id`,
      [brandId],
    ),
    brandId,
    platform: 'sample',
  };
  const person = { id: await aPerson(rows, 'Anbu'), name: 'Anbu' };
  const system: Actor = { kind: 'system' };
  const ingest = (scorer = theScorer): IngestService =>
    new IngestService(
      new IngestStore(),
      new RecentFingerprintsService(),
      new FollowedAuthors(),
      clock,
      scorer,
    );
  return {
    database,
    clock,
    transactions,
    corrections: new CorrectionsService(transactions, clock, lexicons),
    mentions: new MentionsQueries(database.dataSource, platforms),
    brandId,
    source,
    person,
    system,
    ingest,
    store: async (posts, scorer = theScorer) => {
      await transactions.run(system, (tx) => ingest(scorer).page(tx, source, { posts, deleted: [] }));
    },
    idOf: (externalId) => one(`SELECT id FROM mention WHERE external_id = $1`, [externalId]),
    rows,
    jobs: async () => (await rows<{ job: string }>(`SELECT job FROM outbox ORDER BY job`)).map((r) => r.job),
  };
}

export async function aPerson(
  rows: <T>(sql: string, args?: unknown[]) => Promise<T[]>,
  name: string,
): Promise<string> {
  const [person] = await rows<{ id: string }>(
    `INSERT INTO person (email, name, password_hash, roles) VALUES ($1, $2, 'x', '{agent}') RETURNING id`,
    [`${name.toLowerCase()}@desk.example`, name],
  );
  return person!.id;
}
