/** Reads config/cases/promises.yaml: how soon a case is answered, by severity. A wrong file stops the start and says what is wrong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { FirstResponseMinutes } from './deadline.js';

export const PROMISES = Symbol('Promises');

const minutes = z
  .int()
  .min(1, 'at least a minute')
  .max(365 * 1440);
const schema = z
  .strictObject({
    firstResponseMinutes: z.strictObject({ urgent: minutes, high: minutes, normal: minutes, low: minutes }),
  })
  .refine(
    ({ firstResponseMinutes: m }) => m.urgent <= m.high && m.high <= m.normal && m.normal <= m.low,
    'what is more severe is answered no later: urgent, high, normal, low in rising order',
  );

/** `configDir` holds `cases/`. */
export function loadPromises(configDir: string): FirstResponseMinutes {
  const path = join(configDir, 'cases', 'promises.yaml');
  const checked = schema.safeParse(parse(readFileSync(path, 'utf8')));
  if (!checked.success) throw new Error(`${path} is not valid:\n${z.prettifyError(checked.error)}`);
  return checked.data.firstResponseMinutes;
}
