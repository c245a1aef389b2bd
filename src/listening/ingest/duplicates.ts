/**
 * Finds the first mention that said nearly the same, among a brand's recent ones: 64-bit simhashes within three bits.
 * Pure and in memory, bounded; the service feeds it from the database, which stays the truth.
 */
const MASKS = [0n, 16n, 32n, 48n];
const MAX_DISTANCE = 3;

/** Texts shorter than this say too little to be called copies: "worst service ever" is not one voice. */
export const SHORTEST_COPY = 40;

interface Known {
  id: string;
  fingerprint: bigint;
}

/** Four 16-bit bands: two hashes within three bits share at least one band exactly. */
export class RecentFingerprints {
  private readonly bands: Map<number, Known[]>[] = MASKS.map(() => new Map<number, Known[]>());
  private readonly order: Known[] = [];
  private readonly ids = new Set<string>();

  constructor(private readonly capacity = 50_000) {}

  get size(): number {
    return this.ids.size;
  }

  add(id: string, fingerprint: bigint): void {
    if (this.ids.has(id)) return;
    const known = { id, fingerprint: BigInt.asUintN(64, fingerprint) };
    this.ids.add(id);
    this.order.push(known);
    this.bands.forEach((band, i) => {
      const key = bandOf(known.fingerprint, i);
      const bucket = band.get(key);
      if (bucket) bucket.push(known);
      else band.set(key, [known]);
    });
    if (this.order.length > this.capacity) this.dropOldest(Math.ceil(this.capacity / 10));
  }

  /** Id of the earliest known text within three bits, or null. `except`: the mention that asks, known from before its edit. */
  find(fingerprint: bigint, except?: string): string | null {
    const wanted = BigInt.asUintN(64, fingerprint);
    for (let i = 0; i < this.bands.length; i++)
      for (const known of this.bands[i]?.get(bandOf(wanted, i)) ?? [])
        if (known.id !== except && withinDistance(known.fingerprint ^ wanted)) return known.id;
    return null;
  }

  private dropOldest(count: number): void {
    for (const old of this.order.splice(0, count)) {
      this.ids.delete(old.id);
      this.bands.forEach((band, i) => {
        const key = bandOf(old.fingerprint, i);
        const rest = (band.get(key) ?? []).filter((known) => known !== old);
        if (rest.length > 0) band.set(key, rest);
        else band.delete(key);
      });
    }
  }
}

function bandOf(fingerprint: bigint, band: number): number {
  return Number((fingerprint >> (MASKS[band] ?? 0n)) & 0xffffn);
}

function withinDistance(difference: bigint): boolean {
  let bits = 0;
  for (let rest = difference; rest !== 0n; rest &= rest - 1n) if (++bits > MAX_DISTANCE) return false;
  return true;
}
