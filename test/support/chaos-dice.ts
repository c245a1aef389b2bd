/**
 * Seeded chance for the chaos stories: the same seed gives the same plan of posts, faults and kills. What the machine makes of
 * the plan still differs from run to run; that is the point. `CHAOS_SEED=… npm run test:chaos` repeats a plan.
 */
export class Dice {
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** 0 ≤ x < 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** A whole number, both ends included. */
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(list: readonly T[]): T {
    return list[this.whole(0, list.length - 1)]!;
  }

  some<T>(list: readonly T[], count: number): T[] {
    const rest = [...list];
    return Array.from(
      { length: Math.min(count, rest.length) },
      () => rest.splice(this.whole(0, rest.length - 1), 1)[0]!,
    );
  }

  /** A stream of its own, so that draws which depend on timing do not shift the others. */
  fork(): Dice {
    return new Dice(this.whole(0, 0xffffffff));
  }
}

export function newDice(story: string): Dice {
  const dice = new Dice(Number(process.env.CHAOS_SEED ?? Math.floor(Math.random() * 1e9)));
  say(`${story}: CHAOS_SEED=${dice.seed} repeats this plan`);
  return dice;
}

/** A share of the full story, for people who work on it: CHAOS_SCALE=0.1. */
export const scaled = (count: number): number =>
  Math.max(1, Math.round(count * Number(process.env.CHAOS_SCALE ?? 1)));

/** Stories are long: what happens is told as it happens, with the seconds since the beginning. */
export const say = (line: string): void =>
  void process.stderr.write(`  chaos ${(performance.now() / 1000).toFixed(0).padStart(4)} s · ${line}\n`);
export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));
