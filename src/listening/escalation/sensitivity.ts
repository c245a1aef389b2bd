/**
 * One number that makes the detector bolder or more careful: 1 is exactly what is shipped, 2 asks half as much of a spike, 0.5 twice
 * as much. Memory and seasons stay as they are, so that a series may change its sensitivity at any time. Pure.
 */
import { DEFAULT_SPIKE_SETTINGS, type SpikeSettings } from './spike-settings.js';

export const LEAST_SENSITIVITY = 0.25;
export const MOST_SENSITIVITY = 4;

/** Throws RangeError outside 0.25 … 4. */
export function withSensitivity(
  sensitivity: number,
  settings: SpikeSettings = DEFAULT_SPIKE_SETTINGS,
): SpikeSettings {
  if (!(sensitivity >= LEAST_SENSITIVITY && sensitivity <= MOST_SENSITIVITY))
    throw new RangeError(
      `Sensitivity is ${LEAST_SENSITIVITY} to ${MOST_SENSITIVITY}, not ${sensitivity}; 1 is as shipped`,
    );
  if (sensitivity === 1) return settings;
  const asked = 1 / sensitivity;
  return {
    ...settings,
    margin: settings.margin * asked,
    marginSlope: settings.marginSlope * asked,
    marginSmall: settings.marginSmall * asked,
    minExcess: settings.minExcess * asked,
    surprise: settings.surprise * asked,
    broadSurprise: settings.broadSurprise * asked,
    broadExcess: settings.broadExcess * asked,
    broadTimes: 1 + (settings.broadTimes - 1) * asked,
  };
}
