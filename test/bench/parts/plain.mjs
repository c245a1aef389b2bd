// The yardstick: the rows that ingest stored, put in once more by a process that does nothing else. One connection, one transaction a
// batch, one multi-row INSERT a table, author before mention before version before score; same columns, sizes and database.
// Told { sources, brand, mark, batch }, it answers { rows, ms, cpuMs, databaseMs }; reading and cutting are not timed.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { timed } from './clock.mjs';

// jsonb is handed on as the text it is; arrays become arrays both ways.
pg.types.setTypeParser(pg.types.builtins.JSONB, (text) => text);

const TABLES = ['author', 'mention', 'mention_version', 'score'];
const UNSET = {
  author: ['first_seen_at', 'updated_at'],
  mention: ['rechecked_at', 'deleted_at', 'spam_by'],
  score: ['id'],
};

// Every column that ingest fills, as the schema stands.
async function columnsOf(db) {
  const rows = await rowsFrom(
    db,
    `SELECT table_name AS "table", column_name AS name FROM information_schema.columns WHERE table_schema = 'public' ORDER BY ordinal_position`,
  );
  const used = ({ table, name }) => TABLES.includes(table) && !UNSET[table]?.includes(name);
  return Object.fromEntries(
    TABLES.map((table) => [
      table,
      rows.filter((row) => row.table === table && used(row)).map(({ name }) => name),
    ]),
  );
}

// What ingest stored for these sources, ready to be inserted again under other keys.
async function rowsOf(db, sourceIds, brandId, mark) {
  const columns = await columnsOf(db);
  const ids = new Map();
  const other = (id) => {
    if (id === null) return null;
    if (!ids.has(id)) ids.set(id, randomUUID());
    return ids.get(id);
  };
  const read = (table, where) =>
    rowsFrom(db, `SELECT ${columns[table].map((c) => `t.${c}`).join(', ')} FROM ${table} t ${where}`, [
      sourceIds,
    ]);
  const ofMention =
    'JOIN mention m ON m.id = t.mention_id WHERE m.source_id = ANY($1::uuid[]) ORDER BY m.source_id, m.external_id';
  const mention = await read(
    'mention',
    'WHERE t.source_id = ANY($1::uuid[]) ORDER BY t.source_id, t.external_id',
  );
  const known = new Set(mention.map((row) => row.id));
  const author = await read(
    'author',
    'WHERE t.id IN (SELECT author_id FROM mention WHERE source_id = ANY($1::uuid[]))',
  );
  const version = await read('mention_version', ofMention);
  const score = await read('score', ofMention);
  return {
    columns,
    author: author.map((row) => ({ ...row, id: other(row.id), external_id: `${mark}-${row.external_id}` })),
    mention: mention.map((row) => ({
      ...row,
      id: other(row.id),
      brand_id: brandId,
      author_id: other(row.author_id),
      external_id: `${mark}-${row.external_id}`,
      duplicate_of: known.has(row.duplicate_of) ? null : row.duplicate_of,
    })),
    mention_version: version.map((row) => ({ ...row, mention_id: other(row.mention_id) })),
    score: score.map((row) => ({ ...row, mention_id: other(row.mention_id) })),
  };
}

function batchesOf(rows, size) {
  const authors = new Map(rows.author.map((row) => [row.id, row]));
  const batches = [];
  for (let at = 0; at < rows.mention.length; at += size) {
    const mention = rows.mention.slice(at, at + size);
    const author = mention.flatMap((row) => {
      const found = authors.get(row.author_id);
      authors.delete(row.author_id);
      return found ? [found] : [];
    });
    batches.push({
      author,
      mention,
      mention_version: rows.mention_version.slice(at, at + size),
      score: rows.score.slice(at, at + size),
    });
  }
  return batches;
}

async function insert(client, table, columns, rows) {
  if (rows.length === 0) return;
  const values = [];
  const lines = rows.map((row) => `(${columns.map((column) => `$${values.push(row[column])}`).join(',')})`);
  await client.query(`INSERT INTO ${table} (${columns.join(',')}) VALUES ${lines.join(',')}`, values);
}

async function rowsFrom(db, sql, values) {
  return (await db.query(sql, values)).rows;
}

const db = new pg.Client({ connectionString: process.env.DATABASE_URL });
await db.connect();
process.on('message', async ({ sources, brand, mark, batch }) => {
  const rows = await rowsOf(db, sources, brand, mark);
  const batches = batchesOf(rows, batch);
  const took = await timed(async () => {
    for (const one of batches) {
      await db.query('BEGIN');
      for (const table of TABLES) await insert(db, table, rows.columns[table], one[table]);
      await db.query('COMMIT');
    }
  });
  process.send({ rows: rows.mention.length, ...took });
});
process.on('disconnect', () => void db.end());
process.send('ready');
