/**
 * Keeps each brand's recent fingerprints at hand for the search for copies. Filled and refreshed from the database, so that
 * any number of processes find the same originals; a lost cache costs one query, never a mention.
 */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RecentFingerprints } from './duplicates.js';

const WINDOW_MS = 72 * 3600_000;
/** Rows commit later than their captured_at says: read a little back each time. */
const OVERLAP_MS = 2 * 60_000;
const BRANDS_KEPT = 50;

@Injectable()
export class RecentFingerprintsService {
  private readonly brands = new Map<
    string,
    { recent: RecentFingerprints; readUpTo: number; began: number }
  >();

  async of(manager: EntityManager, brandId: string, now: Date): Promise<RecentFingerprints> {
    let entry = this.brands.get(brandId);
    if (!entry || now.getTime() - entry.began > WINDOW_MS) {
      entry = { recent: new RecentFingerprints(), readUpTo: now.getTime() - WINDOW_MS, began: now.getTime() };
    }
    this.brands.delete(brandId);
    this.brands.set(brandId, entry); // the least recently used brand is first
    if (this.brands.size > BRANDS_KEPT) this.brands.delete(this.brands.keys().next().value ?? '');
    const rows = await manager.query<{ id: string; fingerprint: string }[]>(
      `SELECT id, fingerprint FROM mention WHERE brand_id = $1 AND duplicate_of IS NULL AND captured_at >= $2
       ORDER BY captured_at DESC LIMIT 50000`,
      [brandId, new Date(entry.readUpTo - OVERLAP_MS)],
    );
    for (const row of rows.reverse()) entry.recent.add(row.id, BigInt(row.fingerprint));
    entry.readUpTo = now.getTime();
    return entry.recent;
  }
}
