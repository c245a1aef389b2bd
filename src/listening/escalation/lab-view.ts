/** What a replay found, in the shape the lab shows: points to draw, alerts with their reasons, figures, what else can be looked at. Pure. */
import type { AlertLabView, LabAlertView } from './alert-lab.api.js';
import { judgeAlarm } from './alarm-level.js';
import type { SeriesAlarm } from './brand-watch.js';
import {
  leadMinutes,
  type Marked,
  markOf,
  median,
  pointsOf,
  type ReplayedBin,
  standing,
} from './lab-figures.js';

const MOST_POINTS = 1_500;

type Shown = Omit<AlertLabView, 'series' | 'sensitivity' | 'inUse' | 'choices' | 'skipped'>;

export function labView(
  bins: ReplayedBin[],
  seconds: number,
  alerts: LabAlertView[],
  marks: readonly Marked[],
): Shown {
  const { stepSeconds, points } = pointsOf(bins, seconds, MOST_POINTS);
  const raised = alerts.filter((one) => !one.again);
  // Days before anything was counted, or without collection, dilute nothing.
  const days = (bins.filter((bin) => !bin.missing).length * seconds) / 86_400;
  return {
    from: new Date(bins[0]!.at),
    to: new Date(bins.at(-1)!.at + seconds * 1000),
    binSeconds: seconds,
    stepSeconds,
    points: points.map((point) => ({ ...point, at: new Date(point.at) })),
    alerts,
    figures: {
      days: Math.round(10 * days) / 10,
      voices: bins.reduce((sum, bin) => sum + (bin.seen ?? 0), 0),
      alerts: raised.length,
      alertsAWeek: Math.round((100 * raised.length * 7) / Math.max(days, 1 / 24)) / 100,
      medianLeadMinutes: median(raised.map((one) => one.leadMinutes)),
      ...standing(
        raised.map((one) => new Date(one.at).getTime()),
        marks,
      ),
    },
  };
}

/** A spike and a mood that turned in the same bin are one alert, told by the louder. */
export function labAlerts(
  alarm: SeriesAlarm,
  index: number,
  bins: readonly ReplayedBin[],
  marks: readonly Marked[],
  seconds: number,
): LabAlertView[] {
  if (!alarm.spike && !alarm.mood) return [];
  const { level, reasons } = judgeAlarm(alarm);
  const { spike, mood } = alarm;
  return [
    {
      at: new Date(alarm.at),
      kind: spike ? 'spike' : 'mood',
      level,
      seen: spike ? spike.seen : mood!.negative,
      expected: Math.round(100 * (spike ? spike.expected : mood!.voices * mood!.usualShare)) / 100,
      windowMinutes: spike ? spike.windowMinutes : mood!.windowMinutes,
      record: spike ? Math.round(spike.record) : null,
      reasons,
      again: spike?.again ?? false,
      leadMinutes: leadMinutes(bins, index, seconds),
      marked: markOf(alarm.at, marks)?.marked ?? null,
    },
  ];
}

/** Time that the file leaves out is shown as missing, as it was judged. */
export function fillGap(bins: ReplayedBin[], at: number, seconds: number): void {
  const last = bins.at(-1);
  if (!last) return;
  const gap = Math.min(20_000, Math.round((at - last.at) / (seconds * 1000)) - 1);
  for (let i = gap; i >= 1; i--)
    bins.push({ at: at - i * seconds * 1000, seen: null, expected: null, missing: true });
}
