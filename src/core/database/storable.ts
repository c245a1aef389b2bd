/**
 * What PostgreSQL cannot keep is taken out before it is sent: NUL, and halves of surrogate pairs. Other people's servers send
 * both, and one such character must not cost the row, or the page, it stands in. Pure.
 */

/** Text that PostgreSQL can store and UTF-8 can say. */
export function storableText(text: string): string {
  return text.includes('\u0000') || !text.isWellFormed()
    ? text.replaceAll('\u0000', '').toWellFormed()
    : text;
}

/** For a json or jsonb parameter: values and names of fields. `undefined` becomes null. */
export function storableJson(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner: unknown) => {
    if (typeof inner === 'string') return storableText(inner);
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) return inner;
    const names = Object.keys(inner);
    if (names.every((name) => storableText(name) === name)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, one]) => [storableText(name), one]));
  });
}
