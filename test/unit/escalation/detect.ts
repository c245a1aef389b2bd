/** Runs the detector over simulated counts, as the product does it bin by bin. For tests only. */
import { slotAt, type Slot } from '../../../src/listening/escalation/season.js';
import { SpikeDetector, type SpikeAlarm } from '../../../src/listening/escalation/spike-detector.js';
import { planSpikes } from '../../../src/listening/escalation/spike-plan.js';
import { DEFAULT_SPIKE_SETTINGS } from '../../../src/listening/escalation/spike-settings.js';
import { newSpikeState } from '../../../src/listening/escalation/spike-state.js';
import type { Simulated } from '../../bench/simulated.js';

export const PLAN = planSpikes(DEFAULT_SPIKE_SETTINGS, 300);

const slots = new Map<number, Slot>();
export function slotOf(hourOfWeek: number): Slot {
  const key = Math.round(hourOfWeek * 24);
  let slot = slots.get(key);
  if (!slot) slots.set(key, (slot = slotAt(hourOfWeek)));
  return slot;
}

export interface Raised extends SpikeAlarm {
  bin: number;
}

export function detect({ counts, hours }: Simulated, state = newSpikeState(PLAN), from = 0): Raised[] {
  const detector = new SpikeDetector(PLAN);
  const raised: Raised[] = [];
  for (let bin = from; bin < counts.length; bin++) {
    const alarm = detector.step(state, counts[bin]!, slotOf(hours[bin]!));
    if (alarm) raised.push({ bin, ...alarm });
  }
  return raised;
}

/** Alerts people would get: what breaks into the silence only updates the one that is open. */
export const alerts = (simulated: Simulated): Raised[] => detect(simulated).filter((alarm) => !alarm.again);
