/**
 * Lists page by key, never by offset: a cursor names the last row seen, so that new rows neither repeat nor hide others.
 * A cursor is base64url of a JSON array of the sort key; clients must treat it as opaque.
 */
import { z } from 'zod';
import { EarshotError } from '../errors/errors.js';

/** `?after=<cursor>&limit=`: spread it into the query schema: `z.object({ ...paged(50).shape, q: … })`. */
export const paged = (fallback = 50, max = 200) =>
  z.object({
    after: z.string().max(500).optional(),
    limit: z.coerce
      .number({ error: `a whole number from 1 to ${max}` })
      .int(`a whole number from 1 to ${max}`)
      .min(1, `a whole number from 1 to ${max}`)
      .max(max, `a whole number from 1 to ${max}`)
      .default(fallback),
  });

/** The answer of every list. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export interface Page<T> {
  items: T[];
  next: string | null;
}

/** Dates become ISO strings. */
export function encodeCursor(key: readonly (string | number | Date)[]): string {
  return Buffer.from(JSON.stringify(key), 'utf8').toString('base64url');
}

/** Throws invalid-input unless the cursor holds what `key` describes, e.g. `z.tuple([z.iso.datetime(), z.uuid()])`. */
export function decodeCursor<T>(cursor: string, key: z.ZodType<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    value = undefined;
  }
  const parsed = key.safeParse(value);
  if (!parsed.success)
    throw new EarshotError(
      'invalid-input',
      'The cursor in "after" is not one this list gave. Begin again without it.',
      {
        errors: [{ field: 'after', problem: 'not a cursor of this list' }],
      },
    );
  return parsed.data;
}

/** Cuts `limit + 1` rows read down to a page; `keyOf` names the last row kept. */
export function pageOf<R, T>(
  rows: readonly R[],
  limit: number,
  keyOf: (row: R) => readonly (string | number | Date)[],
  map: (row: R) => T,
): Page<T> {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  return {
    items: kept.map(map),
    next: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null,
  };
}
