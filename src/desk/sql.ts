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

type Reading = () => Promise<unknown>;
type Answers<T extends readonly Reading[]> = { [K in keyof T]: Awaited<ReturnType<T[K]>> };

/** Readings that need nothing of one another, at the same time: only outside a transaction, which has one connection. */
export async function atOnce<T extends readonly Reading[]>(...readings: T): Promise<Answers<T>> {
  return (await Promise.all(readings.map((read) => read()))) as Answers<T>;
}

export type Together = typeof atOnce;

/** The same, one after the other. */
export const inTurn: Together = async <T extends readonly Reading[]>(...readings: T) => {
  const answers: unknown[] = [];
  for (const read of readings) answers.push(await read());
  return answers as Answers<T>;
};
