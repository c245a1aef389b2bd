/** Reads config/escalation/spread.yaml. A wrong file stops the start and says which line is wrong. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import type { SpreadLimits } from './spread-judge.js';

export const SPREAD_LIMITS = Symbol('SpreadLimits');

const schema = z.strictObject({
  people: z.int().min(100, 'at least 100 people').max(1_000_000_000),
  minActivity: z.int().min(1).max(1_000_000),
});

/** `configDir` holds `escalation/`. */
export function loadSpreadLimits(configDir: string): SpreadLimits {
  const path = join(configDir, 'escalation', 'spread.yaml');
  const checked = schema.safeParse(parse(readFileSync(path, 'utf8')));
  if (!checked.success) throw new Error(`${path} is not valid:\n${z.prettifyError(checked.error)}`);
  return checked.data;
}
