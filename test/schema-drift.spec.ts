import type { DataSource } from 'typeorm';
import { newDataSource } from '../src/core/database/data-source';
import { entities } from '../src/entities';
import { emptyDatabase, testDatabase, type TestDatabase } from './support/database';

/** Tables that no code maps: TypeORM's own ledger. */
const WITHOUT_ENTITY = ['migration'];
/** Indices that TypeORM's decorators cannot say (descending, covering): only the migrations make them. */
const ONLY_IN_MIGRATIONS = [
  'ix_mention_stream',
  'ix_mention_flagged',
  'ix_mention_author',
  'ix_mention_recheck',
  'ix_mention_fingerprint',
  'ix_notification_person',
  'ix_care_case_inbox',
  'ix_care_case_customer',
  'ix_case_event_mention',
  'ix_care_case_opened',
  'ix_publication_published',
  'ix_answered_reply_terms',
];

const CATALOGUE = {
  columns: `SELECT c.relname || '.' || a.attname AS name,
      format_type(a.atttypid, a.atttypmod) || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END ||
      coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') || CASE a.attidentity WHEN 'a' THEN ' identity' ELSE '' END AS definition
    FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r','p') AND a.attnum > 0 AND NOT a.attisdropped`,
  constraints: `SELECT c.relname || '.' || t.conname AS name, pg_get_constraintdef(t.oid) AS definition
    FROM pg_constraint t JOIN pg_class c ON c.oid = t.conrelid WHERE t.connamespace = 'public'::regnamespace AND t.contype <> 'n'`,
  indices: `SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE schemaname = 'public'`,
};

async function catalogue(source: DataSource, kind: keyof typeof CATALOGUE): Promise<Record<string, string>> {
  const rows = await source.query<{ name: string; definition: string }[]>(CATALOGUE[kind]);
  const kept = rows.filter(
    (row) =>
      !WITHOUT_ENTITY.some(
        (table) =>
          row.name.startsWith(table + '.') ||
          row.name.startsWith(table + '_pkey') ||
          row.name === 'PK_' + table,
      ),
  );
  return Object.fromEntries(
    kept
      .filter((row) => !ONLY_IN_MIGRATIONS.includes(row.name))
      .map((row): [string, string] => [row.name, row.definition.replaceAll('public.', '')])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

describe('the schema', () => {
  let migrated: TestDatabase;
  let synchronised: DataSource;
  let drop: () => Promise<void>;
  beforeAll(async () => {
    migrated = await testDatabase();
    const empty = await emptyDatabase();
    drop = empty.drop;
    synchronised = await newDataSource(empty.url, entities, 1).initialize();
    await synchronised.synchronize();
  });
  afterAll(async () => {
    await synchronised.destroy();
    await drop();
    await migrated.drop();
  });

  it('has an entity for every table', async () => {
    const rows = await migrated.dataSource.query<{ name: string }[]>(
      `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r','p') ORDER BY 1`,
    );
    const mapped = new Set(synchronised.entityMetadatas.map((meta) => meta.tableName));
    expect(rows.map((row) => row.name).filter((name) => !mapped.has(name))).toEqual(WITHOUT_ENTITY);
  });

  it.each(['columns', 'constraints', 'indices'] as const)(
    'has the same %s in the entities as in the migrations',
    async (kind) => {
      expect(await catalogue(synchronised, kind)).toEqual(await catalogue(migrated.dataSource, kind));
    },
  );
});
