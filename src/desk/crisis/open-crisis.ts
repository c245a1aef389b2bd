/** Whether a brand is in crisis, for whoever is about to publish. The trigger publication_crisis() has the last word. */
import { EarshotError } from '../../core/errors/errors.js';
import type { Reader } from '../sql.js';
import { selectOne } from '../sql.js';

export async function inCrisis(db: Reader, brandId: string): Promise<boolean> {
  return (
    (await selectOne(db, `SELECT 1 FROM crisis WHERE brand_id = $1 AND lifted_at IS NULL`, [brandId])) !==
    null
  );
}

/** Throws conflict in words. */
export async function refuseInCrisis(db: Reader, brandId: string): Promise<void> {
  if (!(await inCrisis(db, brandId))) return;
  throw new EarshotError(
    'conflict',
    'Crisis mode is on for this brand: nothing is posted until a lead or an executive lifts it.',
    { code: 'crisis' },
  );
}

/** SQLSTATE of the trigger's refusal. */
export const CRISIS_REFUSAL = 'EA008';
