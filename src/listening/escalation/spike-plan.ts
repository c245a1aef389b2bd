/**
 * Spike settings translated once into bins of one width: window lengths, decay factors, thresholds. Shared by all series of that
 * width, never changed afterwards.
 */
import type { SpikeSettings } from './spike-settings.js';

export interface SpikeWindow {
  /** Length in bins. */
  bins: number;
  minutes: number;
  /** Whether single bins are clipped in this window's sum. */
  breadth: boolean;
  /** soften·√(length in units of five minutes) */
  soft: number;
  /** margin − slope·ln(length in units of five minutes) */
  margin: number;
}

export interface SpikePlan {
  settings: SpikeSettings;
  binSeconds: number;
  windows: SpikeWindow[];
  /** Bins the state must remember. */
  ring: number;
  levelBins: number;
  levelKeep: number;
  hourKeep: number;
  weekKeep: number;
  dispersionBins: number;
  warmBins: number;
  learnBins: number;
  episodeBins: number;
  episodeCreep: number;
  holdBins: number;
  halvePerBin: number;
  fadePerBin: number;
  coolDownBins: number;
  backlogBins: number;
}

const FIVE_MINUTES = 5;

/** Throws RangeError for a width that is not 1 second to 7 days. */
export function planSpikes(settings: SpikeSettings, binSeconds: number): SpikePlan {
  if (!Number.isFinite(binSeconds) || binSeconds < 1 || binSeconds > 7 * 86_400)
    throw new RangeError(`A bin lasts 1 second to 7 days, not ${binSeconds} seconds`);
  const perHour = 3600 / binSeconds;
  const bins = (hours: number): number => Math.max(1, Math.round(hours * perHour));
  const windows: SpikeWindow[] = [];
  for (const wanted of settings.windowMinutes) {
    const length = Math.max(1, Math.round((wanted * 60) / binSeconds));
    if (windows.some((known) => known.bins === length)) continue;
    const minutes = (length * binSeconds) / 60;
    const units = Math.max(1, minutes / FIVE_MINUTES);
    windows.push({
      bins: length,
      minutes,
      breadth: wanted >= settings.breadthFromMinutes && length > 1,
      soft: settings.soften * Math.sqrt(units),
      margin: settings.margin - settings.marginSlope * Math.log(units),
    });
  }
  const levelBins = bins(settings.levelDays * 24);
  return {
    settings,
    binSeconds,
    windows,
    ring: Math.max(...windows.map((window) => window.bins)),
    levelBins,
    levelKeep: Math.exp(-1 / levelBins),
    hourKeep: Math.exp(-1 / bins(settings.hourDays)),
    dispersionBins: bins(settings.dispersionDays * 24),
    weekKeep: Math.exp(-1 / bins(settings.weekWeeks)),
    // A day of daily counts is one number: so many bins are seen first, whatever their width.
    warmBins: Math.max(6, bins(settings.warmHours)),
    learnBins: Math.max(12, bins(settings.learnHours)),
    episodeBins: bins(settings.episodeHours),
    episodeCreep: settings.episodeCreep / bins(24),
    holdBins: bins(settings.holdDays * 24),
    halvePerBin: Math.LN2 / bins(settings.halveDays * 24),
    fadePerBin: settings.fadePerDay / bins(24),
    coolDownBins: bins(settings.coolDownHours),
    backlogBins: bins(settings.backlogHours),
  };
}
