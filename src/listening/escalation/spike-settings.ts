/**
 * What the spike detector is made of, in hours, days and natural logs, and its translation into bins of a given width.
 * One setting serves every brand: nothing here may be tuned for one series. docs/decisions/0013 says where the numbers come from.
 */
export interface SpikeSettings {
  /** Trailing windows, minutes, shortest first. Those below one bin or equal to another after rounding are dropped. */
  windowMinutes: number[];
  /** Windows from this length on see breadth: no bin counts for more than `breadthClip` times expected plus 3. */
  breadthFromMinutes: number;
  breadthClip: number;
  /** Memory of the level, and what a single bin may teach it: `levelClip` times expected plus 3. */
  levelDays: number;
  levelClip: number;
  /** Memory of the hours of the day and of the week, in days and weeks of being seen, and how many bins of plain hours each must outweigh. */
  hourDays: number;
  hourWeight: number;
  weekWeeks: number;
  weekWeight: number;
  /** Overdispersion believed before there is evidence, and its least value. */
  dispersionPrior: number;
  dispersionFloor: number;
  /** How many variances one window may teach it at the most: at first, and after so many days. */
  dispersionClipFirst: number;
  dispersionClip: number;
  dispersionDays: number;
  /** Softens logs of small counts: y = ln(S + soften·√(window / 5 min)). */
  soften: number;
  /** Record of the first hours: at most this far above expected. */
  warmHours: number;
  warmRise: number;
  /**
   * One episode raises a record by at most `episodeRise`, and by `episodeCreep` more for each day that it lasts; exceedances less than
   * `episodeHours` apart are one episode.
   */
  episodeRise: number;
  episodeCreep: number;
  episodeHours: number;
  /** A record holds `holdDays`, anew whenever counts come within `holdWithin` of it; then it halves in `halveDays`, faster when far above expected. */
  holdDays: number;
  holdWithin: number;
  halveDays: number;
  fadePerDay: number;
  /** Alert: y above record + margin − marginSlope·ln(window / 5 min) + marginSmall/√S … */
  margin: number;
  marginSlope: number;
  marginSmall: number;
  /** … and so many voices above expected, and a surprise (nats) of at least `surprise`. */
  minExcess: number;
  surprise: number;
  /** A breadth window needs but `broadSurprise` (hours are noisier than chance), if it is `broadExcess` voices and `broadTimes` above expected. */
  broadSurprise: number;
  broadExcess: number;
  broadTimes: number;
  /** No alert before so much was seen. */
  learnHours: number;
  /** Silence after an alert; a spike `againFactor` times the alerted one breaks it. */
  coolDownHours: number;
  againFactor: number;
  /** Zeros that were expected to hold this many voices are silence (no teaching), as are missing bins. */
  silenceExpected: number;
  /** Zeros that were expected to hold this many may have held back a backlog, too: the bin that ends them may bring `quietFactor` times that. */
  quietExpected: number;
  quietFactor: number;
  /** After silence, for this long, excess up to `backlogFactor` times what the silence should have held is a backlog. */
  backlogHours: number;
  backlogFactor: number;
}

export const DEFAULT_SPIKE_SETTINGS: SpikeSettings = {
  windowMinutes: [5, 15, 30, 60, 180, 360],
  breadthFromMinutes: 180,
  breadthClip: 4,
  levelDays: 8,
  levelClip: 2.3,
  hourDays: 21,
  hourWeight: 36,
  weekWeeks: 8,
  weekWeight: 72,
  dispersionPrior: 0.5,
  dispersionFloor: 0.05,
  dispersionClipFirst: 4,
  dispersionClip: 16,
  dispersionDays: 14,
  soften: 1,
  warmHours: 6,
  warmRise: 1.5,
  episodeRise: 1.3,
  episodeCreep: 0.5,
  episodeHours: 6,
  holdDays: 5,
  holdWithin: 0.15,
  halveDays: 60,
  fadePerDay: 0.005,
  margin: 0.07,
  marginSlope: 0.035,
  marginSmall: 0.5,
  minExcess: 5,
  surprise: 7,
  broadSurprise: 2.6,
  broadExcess: 50,
  broadTimes: 2,
  learnHours: 24,
  coolDownHours: 11,
  againFactor: 3,
  silenceExpected: 12,
  quietExpected: 2,
  quietFactor: 3,
  backlogHours: 1,
  backlogFactor: 1.5,
};

/**
 * The same for a series that is one of many watched for one brand: with twenty chances to be surprised by chance, each needs to be
 * more surprising. The states of both are interchangeable.
 */
export function amongMany(settings: SpikeSettings, series: number): SpikeSettings {
  const nats = Math.log(Math.max(1, series));
  return { ...settings, surprise: settings.surprise + nats, broadSurprise: settings.broadSurprise + nats };
}
