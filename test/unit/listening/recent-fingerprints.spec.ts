import type { EntityManager } from 'typeorm';
import { RecentFingerprintsService } from '../../../src/listening/ingest/recent-fingerprints.service';

class Small extends RecentFingerprintsService {
  protected override readonly most = 250;
}

describe('recent fingerprints', () => {
  const manager = {
    query: (_sql: string, [brandId]: [string]) =>
      Promise.resolve(
        Array.from({ length: 100 }, (_, n) => ({
          id: `${brandId}-${n}`,
          fingerprint: String(n * 1_000_003),
        })),
      ),
  } as unknown as EntityManager;

  it('are bounded over all brands together; a brand that was forgotten is read anew', async () => {
    const recent = new Small();
    const now = new Date('2026-03-01T12:00:00Z');
    for (const brand of ['a', 'b', 'c', 'd', 'e']) {
      expect((await recent.of(manager, brand, now)).find(0n)).toBe(`${brand}-0`);
      expect(recent.known).toBeLessThanOrEqual(250);
    }
    expect((await recent.of(manager, 'a', now)).find(0n)).toBe('a-0');
    expect(recent.known).toBe(200);
  });
});
