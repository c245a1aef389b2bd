/** Three thin readers of raw SQL. The driver answers an UPDATE with [rows, count] and a SELECT with rows: nobody should have to remember. */
import type { EntityManager } from 'typeorm';

export type Reader = Pick<EntityManager, 'query'>;

/** Rows of a SELECT or an INSERT … RETURNING. */
export async function select<T>(db: Reader, sql: string, params: readonly unknown[] = []): Promise<T[]> {
  return db.query<T[]>(sql, [...params]);
}

export async function selectOne<T>(
  db: Reader,
  sql: string,
  params: readonly unknown[] = [],
): Promise<T | null> {
  return (await select<T>(db, sql, params))[0] ?? null;
}

/** Rows of an UPDATE … RETURNING; empty when it matched nothing. */
export async function change<T = Record<string, unknown>>(
  db: Reader,
  sql: string,
  params: readonly unknown[] = [],
): Promise<T[]> {
  const [rows] = await db.query<[T[], number]>(sql, [...params]);
  return rows;
}
