/**
 * `lab spikes FILE.csv`: the alerts the product would have raised on a history of counts (`timestamp,value`, evenly spaced bins),
 * one JSON object a line, in the order they were raised. Runs the very detector and settings of the product, bin by bin: a line is
 * written before the next bin is read, so nothing can look ahead. Missing bins are missing time, not zeros.
 */
import { judgeAlarm } from '../listening/escalation/alarm-level.js';
import { spikeWords } from '../listening/escalation/alarm-words.js';
import { hourOfWeekUtc } from '../listening/escalation/hour-of-week.js';
import { slotAt } from '../listening/escalation/season.js';
import { MISSING, SpikeDetector, type SpikeAlarm } from '../listening/escalation/spike-detector.js';
import { planSpikes } from '../listening/escalation/spike-plan.js';
import { DEFAULT_SPIKE_SETTINGS } from '../listening/escalation/spike-settings.js';
import { newSpikeState } from '../listening/escalation/spike-state.js';
import { readBins, type Bin } from './counts-csv.js';
import { LabError, write, type LabIo } from './io.js';

export const usage =
  'lab spikes FILE.csv   the alerts the product would have raised on counts per bin (timestamp,value; - reads standard input)';

/** Bins looked at before the width is believed: files may begin with a gap. */
const LOOK = 50;

/** Answers the exit code: 0, or throws LabError (exit 2) for a file that cannot be used. */
export async function run(args: string[], io: LabIo): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  if (files.length !== 1 || files.length !== args.length)
    throw new LabError(`Give exactly one file: ${usage}`);
  const path = files[0] === '-' ? '/dev/stdin' : files[0]!;
  const skip = (line: number, why: string): Promise<void> =>
    write(io.stderr, `line ${line} skipped: ${why}\n`);
  const bins = readBins(path, skip);
  const first: Bin[] = [];
  for (let next = await bins.next(); !next.done; next = await bins.next()) {
    first.push(next.value);
    if (first.length > LOOK) break;
  }
  const detect = detector(binSeconds(first), io, skip);
  for (const bin of first) await detect(bin);
  for await (const bin of bins) await detect(bin);
  return 0;
}

/** The most frequent distance of neighbours. */
function binSeconds(bins: Bin[]): number {
  const votes = new Map<number, number>();
  for (let i = 1; i < bins.length; i++) {
    const seconds = (bins[i]!.at - bins[i - 1]!.at) / 1000;
    if (seconds > 0) votes.set(seconds, (votes.get(seconds) ?? 0) + 1);
  }
  const best = [...votes].sort((a, b) => b[1] - a[1] || a[0] - b[0])[0];
  return Math.min(7 * 86_400, best?.[0] ?? 300);
}

function detector(
  seconds: number,
  io: LabIo,
  skip: (line: number, why: string) => Promise<void>,
): (bin: Bin) => Promise<void> {
  const plan = planSpikes(DEFAULT_SPIKE_SETTINGS, seconds);
  const spikes = new SpikeDetector(plan);
  const state = newSpikeState(plan);
  const slot = (wallClock: number) => slotAt(hourOfWeekUtc(wallClock + seconds * 500));
  let last: number | null = null;
  return async ({ line, text, at, wallClock, value }) => {
    if (last !== null) {
      const steps = Math.round((at - last) / (seconds * 1000));
      if (steps < 1) {
        await skip(line, 'its time is within the bin of the line before');
        return;
      }
      // Beyond the longest window and the longest hold of a backlog, more silence changes nothing but the clock.
      const missing = Math.min(steps - 1, 100_000);
      for (let i = missing; i >= 1; i--) spikes.step(state, MISSING, slot(wallClock - i * seconds * 1000));
    }
    last = at;
    const alarm = spikes.step(state, value, slot(wallClock));
    if (alarm && !alarm.again) await write(io.stdout, `${JSON.stringify(published(text, alarm))}\n`);
  };
}

function published(at: string, alarm: SpikeAlarm): Record<string, unknown> {
  const { level, reasons } = judgeAlarm({ spike: alarm });
  return {
    at,
    level,
    expected: Math.round(alarm.expected * 100) / 100,
    seen: alarm.seen,
    reason: spikeWords(alarm),
    windowMinutes: alarm.windowMinutes,
    record: Math.round(alarm.record),
    reasons,
  };
}
