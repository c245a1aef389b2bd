/**
 * The spike detector: one bin of one series in, an alarm or nothing out. Compares trailing windows with what the hour of the week
 * leads to expect and with the highest that was seen lately. Knows no clock and never looks ahead; all memory is in the state it
 * is handed, so the same counts give the same alarms on any machine, stopped and resumed anywhere.
 */
import { expectedCount, learnSeason, type Slot } from './season.js';
import type { SpikePlan } from './spike-plan.js';
import { AT, countsAt, expectedAt, WINDOW, windowAt } from './spike-state.js';
import { surpriseOf } from './tails.js';

/** Once: looking a global up in every bin costs more than the arithmetic where code is sandboxed. */
const { exp, log, max, min, sqrt } = Math;

export interface SpikeAlarm {
  /** Which window spoke loudest: its length and its place in the plan. */
  windowMinutes: number;
  window: number;
  /** Voices in that window, and what was expected of it. */
  seen: number;
  expected: number;
  /** The highest a window of this length had held before (bounded, slowly forgotten). */
  record: number;
  /** Nats: e^−surprise bounds the chance of so many by chance alone. */
  surprise: number;
  /** How far above the record, natural log. */
  above: number;
  /** True when it broke into the silence after another alarm. */
  again: boolean;
}

/** Missing collection time is this, never zero. */
export const MISSING = NaN;

export class SpikeDetector {
  private readonly counts: number;
  private readonly expected: number;

  constructor(readonly plan: SpikePlan) {
    this.counts = countsAt(plan);
    this.expected = expectedAt(plan);
  }

  /**
   * `count`: voices in the bin, or MISSING; `heard`: which share of what is usually said could be heard in it. Where that is not all, what
   * was heard is held against its part of what was expected and the whole of the record, and teaches nothing. Changes `state`.
   */
  step(state: Float32Array, count: number, slot: Slot, heard = 1): SpikeAlarm | null {
    const m = expectedCount(this.plan, state, slot);
    state[AT.age]!++;
    state[AT.sinceAlert]!++;
    if (!(count >= 0)) {
      this.passOver(state, m);
      return null;
    }
    const due = m * heard;
    if (count > 0) {
      const quiet = state[AT.quietExpected]!;
      if (quiet > this.plan.settings.quietExpected && state[AT.outageBins] === 0) {
        // Too short to be called silence; yet what a hidden fault held back would land in this one bin.
        state[AT.backlogLeft] = this.plan.settings.quietFactor * quiet;
        state[AT.backlogBins] = 1;
      }
      state[AT.quietExpected] = 0;
    } else {
      state[AT.quietExpected]! += due;
      if (state[AT.quietExpected]! > this.plan.settings.silenceExpected) {
        // The run of zeros counts as a whole; what it taught until now was little.
        this.passOver(state, state[AT.outageBins] === 0 ? state[AT.quietExpected]! : m);
        return null;
      }
    }
    const partly = heard < 1;
    const x = this.withoutBacklog(state, count, due, partly);
    this.remember(state, x, due);
    if (partly) state[AT.outageExpected]! += m - due;
    const alarm = this.judge(state, partly);
    if (!partly) learnSeason(this.plan, state, x, m, slot);
    return alarm;
  }

  /** Time in which nothing was collected teaches nothing, and no record fades in it. */
  private passOver(state: Float32Array, m: number): void {
    state[AT.outageBins]!++;
    state[AT.outageExpected]! += m;
    this.remember(state, 0, 0);
  }

  private withoutBacklog(state: Float32Array, count: number, m: number, partly: boolean): number {
    const { settings, backlogBins } = this.plan;
    let x = count;
    if (state[AT.outageBins]! > 0 || (!partly && state[AT.outageExpected]! > 0)) {
      x = count / (state[AT.outageBins]! + 1);
      state[AT.backlogLeft] = settings.backlogFactor * state[AT.outageExpected]!;
      state[AT.backlogBins] = backlogBins;
      state[AT.outageBins] = 0;
      state[AT.outageExpected] = 0;
    }
    if (state[AT.backlogBins]! > 0) {
      state[AT.backlogBins]!--;
      const absorbed = min(max(0, x - m), state[AT.backlogLeft]!);
      state[AT.backlogLeft]! -= absorbed;
      x -= absorbed;
    }
    return x;
  }

  private remember(state: Float32Array, x: number, m: number): void {
    const cursor = (state[AT.cursor]! + 1) % this.plan.ring;
    state[AT.cursor] = cursor;
    state[this.counts + cursor] = x;
    state[this.expected + cursor] = m;
  }

  private judge(state: Float32Array, partly: boolean): SpikeAlarm | null {
    const { plan, counts, expected } = this;
    const { settings, ring, windows } = plan;
    const quiet = state[AT.age]! <= plan.learnBins;
    const cooling = state[AT.sinceAlert]! < plan.coolDownBins;
    let best: SpikeAlarm | null = null;
    let bestOver = 0;
    let seenAll = 0;
    let broad = 0;
    let due = 0;
    let at = state[AT.cursor]!;
    let taken = 0;
    for (let w = 0; w < windows.length; w++) {
      const window = windows[w]!;
      for (; taken < window.bins; taken++) {
        const count = state[counts + at]!;
        const wanted = state[expected + at]!;
        seenAll += count;
        broad += min(count, settings.breadthClip * wanted + 3);
        due += wanted;
        at = at === 0 ? ring - 1 : at - 1;
      }
      const s = window.breadth ? broad : seenAll;
      const e = max(1e-3, due);
      const dispersion = this.disperse(state, w, s, e, partly);
      const y = log(s + window.soft);
      const place = windowAt(w);
      const record = state[place + WINDOW.record]!;
      if (!quiet && s - e >= settings.minExcess) {
        const over = y - record - window.margin - settings.marginSmall / sqrt(s);
        if (over > 0) {
          const surprise = surpriseOf(s, e, dispersion);
          const enough =
            surprise >= settings.surprise ||
            (window.breadth &&
              surprise >= settings.broadSurprise &&
              s - e >= settings.broadExcess &&
              s >= settings.broadTimes * e);
          if (enough && (best === null || over > bestOver)) {
            bestOver = over;
            best = {
              windowMinutes: window.minutes,
              window: w,
              seen: seenAll,
              expected: e,
              record: max(0, exp(record) - window.soft),
              surprise,
              above: y - record,
              again: cooling,
            };
          }
        }
      }
      if (!partly || y >= record) this.raiseRecord(state, place, y, log(e + window.soft));
    }
    if (best === null) return null;
    const pace = best.seen / best.windowMinutes;
    if (cooling && pace < settings.againFactor * state[AT.alertedPace]!) return null;
    // An alarm that breaks into the silence renews its level, not its length.
    if (!cooling) state[AT.sinceAlert] = 0;
    state[AT.alertedPace] = pace;
    return best;
  }

  /** Answers the window's overdispersion, variance = E + φE², and learns from it unless only part was heard. */
  private disperse(state: Float32Array, w: number, s: number, e: number, partly: boolean): number {
    const { plan } = this;
    const { settings, levelKeep } = plan;
    const place = windowAt(w);
    const excess = state[place + WINDOW.excess]!;
    const scale = state[place + WINDOW.scale]!;
    const prior = 0.02 * e * e;
    const phi = max(settings.dispersionFloor, (excess + settings.dispersionPrior * prior) / (scale + prior));
    if (partly) return phi;
    // In the first days one burst would be half of what is known of clumping.
    const { dispersionClipFirst: first, dispersionClip } = settings;
    const clip = min(
      dispersionClip,
      first + ((dispersionClip - first) * state[AT.learned]!) / plan.dispersionBins,
    );
    const square = min((s - e) * (s - e), clip * (e + phi * e * e));
    const share = max(1 - levelKeep, 1 / (state[AT.learned]! + 1));
    state[place + WINDOW.excess] = excess + (square - e - excess) * share;
    state[place + WINDOW.scale] = scale + (e * e - scale) * share;
    return phi;
  }

  private raiseRecord(state: Float32Array, place: number, y: number, due: number): void {
    const { plan } = this;
    const { settings } = plan;
    const at = place + WINDOW.record;
    const record = state[at]!;
    state[place + WINDOW.sinceExceeded]!++;
    if (state[AT.age]! <= plan.warmBins) {
      state[at] = max(record, min(y, due + settings.warmRise));
      return;
    }
    if (y >= record) {
      if (state[place + WINDOW.sinceExceeded]! >= plan.episodeBins)
        state[place + WINDOW.episodeBase] = record;
      state[place + WINDOW.sinceExceeded] = 0;
      const highest = state[place + WINDOW.episodeBase]! + settings.episodeRise;
      state[at] = max(record, min(y, highest));
      // What lasts for days is no burst any more: a record that could never follow would have every breath above it.
      if (y > highest) state[place + WINDOW.episodeBase]! += plan.episodeCreep;
    }
    if (y >= state[at]! - settings.holdWithin) state[place + WINDOW.unreached] = 0;
    else if (++state[place + WINDOW.unreached]! > plan.holdBins)
      state[at]! -= plan.halvePerBin + plan.fadePerBin * max(0, state[at]! - due);
  }
}
