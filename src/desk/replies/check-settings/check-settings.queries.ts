/** What brands change of the checks, as it is stored, and the checks made of it, kept for each brand while its version is in force. */
import type { CheckKit } from '../checks/check-kit.js';
import { AS_DELIVERED, type CheckSettings } from '../checks/settings/check-settings.js';
import { known } from '../checks/settings/settings-tidy.js';
import { type Reader, select, selectOne } from '../../sql.js';

/** Of a brand `b`: the version in force, null where nothing was set. For queries that read the brand anyway. */
export const SETTINGS_VERSION = `(SELECT max(k.version) FROM check_settings k WHERE k.brand_id = b.id)`;

export interface StoredSettings {
  version: number;
  settings: CheckSettings;
  madeAt: Date | null;
  madeBy: { id: string; name: string } | null;
}

const COLUMNS = `k.version, k.settings, k.made_at AS "madeAt", jsonb_build_object('id', p.id, 'name', p.name) AS "madeBy"
  FROM check_settings k JOIN person p ON p.id = k.made_by WHERE k.brand_id = $1`;

/** Version 0 and as delivered where nothing was set. */
export async function settingsOf(db: Reader, brandId: string): Promise<StoredSettings> {
  const row = await selectOne<StoredSettings>(db, `SELECT ${COLUMNS} ORDER BY k.version DESC LIMIT 1`, [
    brandId,
  ]);
  if (!row) return { version: 0, settings: AS_DELIVERED, madeAt: null, madeBy: null };
  return { ...row, settings: known(row.settings) };
}

/** Newest first, at most so many. */
export async function versionsOf(db: Reader, brandId: string, most: number): Promise<StoredSettings[]> {
  const rows = await select<StoredSettings>(db, `SELECT ${COLUMNS} ORDER BY k.version DESC LIMIT ${most}`, [
    brandId,
  ]);
  return rows.map((row) => ({ ...row, settings: known(row.settings) }));
}

export interface BrandInForce {
  brandId: string;
  brandSlug: string;
  /** From SETTINGS_VERSION, read together with the brand: so whatever another process saved holds with the next text. */
  settings: number | null;
}

/** The checks of each brand. Nothing has to be told of a change: a version that is asked for and not kept is read. */
export class BrandKits {
  private readonly kept = new Map<string, { version: number; kit: CheckKit }>();

  constructor(private readonly delivered: CheckKit) {}

  async of(db: Reader, { brandId, brandSlug, settings }: BrandInForce): Promise<CheckKit> {
    if (settings === null) return this.delivered;
    const kept = this.kept.get(brandId);
    if (kept?.version === settings) return kept.kit;
    const row = await selectOne<{ settings: CheckSettings }>(
      db,
      `SELECT settings FROM check_settings WHERE brand_id = $1 AND version = $2`,
      [brandId, settings],
    );
    if (!row) return this.delivered; // The brand was removed meanwhile.
    const kit = this.delivered.forBrand(brandSlug, known(row.settings));
    // Of two that read at once the one who was late must not put the older version back.
    if ((this.kept.get(brandId)?.version ?? 0) < settings) this.kept.set(brandId, { version: settings, kit });
    return kit;
  }
}
