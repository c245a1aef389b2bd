/**
 * A history of counts through the very detector of the product, bin by bin: what it expected, and the alarms it would have raised.
 * Missing bins are missing time, not zeros. Never looks ahead. Pure.
 */
import type { Bin } from './counts-csv.js';
import { hourOfWeekUtc } from './hour-of-week.js';
import { expectedCount, type Slot, slotAt } from './season.js';
import { withSensitivity } from './sensitivity.js';
import { MISSING, type SpikeAlarm, SpikeDetector } from './spike-detector.js';
import { planSpikes } from './spike-plan.js';
import { newSpikeState } from './spike-state.js';

/** The most frequent distance of neighbours, seconds; 300 when there is only one. */
export function widthOf(bins: readonly Bin[]): number {
  const votes = new Map<number, number>();
  for (let i = 1; i < bins.length; i++) {
    const seconds = (bins[i]!.at - bins[i - 1]!.at) / 1000;
    if (seconds > 0) votes.set(seconds, (votes.get(seconds) ?? 0) + 1);
  }
  const best = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  return Math.min(7 * 86_400, best?.[0] ?? 300);
}

export class CountsReplay {
  private readonly spikes: SpikeDetector;
  private readonly state: Float32Array;
  private last: number | null = null;

  /** Throws RangeError for a width or a sensitivity that cannot be. */
  constructor(
    readonly seconds: number,
    sensitivity = 1,
  ) {
    const plan = planSpikes(withSensitivity(sensitivity), seconds);
    this.spikes = new SpikeDetector(plan);
    this.state = newSpikeState(plan);
  }

  /** Null for a line whose time lies within the bin of the one before. */
  step({
    at,
    wallClock,
    value,
  }: Pick<Bin, 'at' | 'wallClock' | 'value'>): { alarm: SpikeAlarm | null; expected: number } | null {
    const ms = this.seconds * 1000;
    if (this.last !== null) {
      const steps = Math.round((at - this.last) / ms);
      if (steps < 1) return null;
      // Beyond the longest window and the longest hold of a backlog, more silence changes nothing but the clock.
      const missing = Math.min(steps - 1, 100_000);
      for (let i = missing; i >= 1; i--) this.spikes.step(this.state, MISSING, this.slot(wallClock - i * ms));
    }
    this.last = at;
    const slot = this.slot(wallClock);
    const expected = expectedCount(this.spikes.plan, this.state, slot);
    return { expected, alarm: this.spikes.step(this.state, value, slot) };
  }

  private slot(wallClock: number): Slot {
    return slotAt(hourOfWeekUtc(wallClock + this.seconds * 500));
  }
}
