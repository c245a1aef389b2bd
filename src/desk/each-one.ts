/** Runs a piece of work for every row: a row that fails must not keep the others waiting, and no failure may go unheard. */
export async function eachOne<T>(rows: readonly T[], work: (row: T) => Promise<unknown>): Promise<void> {
  const failures: unknown[] = [];
  for (const row of rows)
    try {
      await work(row);
    } catch (error) {
      failures.push(error);
    }
  if (failures.length === 1) throw failures[0];
  if (failures.length > 1) throw new AggregateError(failures, `${failures.length} of ${rows.length} failed`);
}
