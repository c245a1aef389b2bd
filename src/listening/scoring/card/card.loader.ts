/** Reads config/models/card.json. No card is no figures: everything is then shown as not measured. A wrong one stops the start. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { findConfigDir } from '../lexicons.loader.js';
import { cardRow, type CardRow } from './error-rates.js';

export const CARD = Symbol('ModelCard');

/** Throws an Error that names the file and what is wrong in it. */
export function loadCard(configDir: string = findConfigDir()): CardRow[] {
  const path = join(configDir, 'models', 'card.json');
  if (!existsSync(path)) return [];
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new Error(`${path} is not well-formed: ${(error as Error).message}`, { cause: error });
  }
  const checked = z.object({ rows: z.array(cardRow) }).safeParse(data);
  if (!checked.success) throw new Error(`${path} is not valid:\n${z.prettifyError(checked.error)}`);
  return checked.data.rows;
}
