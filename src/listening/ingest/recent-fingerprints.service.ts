/**
 * Keeps each brand's recent fingerprints at hand for the search for copies. Filled and refreshed from the database, so that
 * any number of processes find the same originals; a lost cache costs one query, never a mention.
 */
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RecentFingerprints } from './duplicates.js';

const WINDOW_MS = 72 * 3600_000;
/**
 * Rows commit later than their captured_at says, and clocks of two machines differ: read a little back each time, and far back now
 * and then. Far back each time would read thousands of rows for a page of forty when much comes in.
 */
const OVERLAP_MS = 3_000;
const FAR_OVERLAP_MS = 2 * 60_000;
const FAR_EVERY_MS = 30_000;
/** Of all brands together, about a kilobyte each: more busy brands than that are read anew when their turn comes. */
const MOST_KNOWN = 200_000;

@Injectable()
export class RecentFingerprintsService {
  /** Tests ask for less. */
  protected readonly most: number = MOST_KNOWN;
  private readonly brands = new Map<
    string,
    { recent: RecentFingerprints; readUpTo: number; farAt: number; began: number }
  >();

  async of(manager: EntityManager, brandId: string, now: Date): Promise<RecentFingerprints> {
    let entry = this.brands.get(brandId);
    if (!entry || now.getTime() - entry.began > WINDOW_MS) {
      entry = {
        recent: new RecentFingerprints(),
        readUpTo: now.getTime() - WINDOW_MS,
        farAt: now.getTime(),
        began: now.getTime(),
      };
    }
    this.brands.delete(brandId);
    this.brands.set(brandId, entry); // the least recently used brand is first
    const far = now.getTime() - entry.farAt > FAR_EVERY_MS;
    const rows = await manager.query<{ id: string; fingerprint: string }[]>(
      `SELECT id, fingerprint FROM mention WHERE brand_id = $1 AND duplicate_of IS NULL AND captured_at >= $2
       ORDER BY captured_at DESC LIMIT 50000`,
      [brandId, new Date(entry.readUpTo - (far ? FAR_OVERLAP_MS : OVERLAP_MS))],
    );
    for (const row of rows.reverse()) entry.recent.add(row.id, BigInt(row.fingerprint));
    entry.readUpTo = now.getTime();
    this.forget();
    return entry.recent;
  }

  /** How many texts are at hand. */
  get known(): number {
    return [...this.brands.values()].reduce((sum, { recent }) => sum + recent.size, 0);
  }

  private forget(): void {
    for (let known = this.known; known > this.most && this.brands.size > 1; known = this.known)
      this.brands.delete(this.brands.keys().next().value ?? '');
  }
}
