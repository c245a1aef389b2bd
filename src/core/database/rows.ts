/** TypeORM answers a raw UPDATE or DELETE with [rows, count] but a SELECT or INSERT with rows; this gives the rows. */
export function returned<T>(result: unknown): T[] {
  const [rows] = result as [T[], number];
  return rows;
}
