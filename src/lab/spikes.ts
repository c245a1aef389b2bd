/**
 * `lab spikes FILE.csv`: the alerts the product would have raised on a history of counts (`timestamp,value`, evenly spaced bins),
 * one JSON object a line, in the order they were raised. Runs the very detector and settings of the product, bin by bin: a line is
 * written before the next bin is read, so nothing can look ahead. Missing bins are missing time, not zeros.
 */
import { judgeAlarm } from '../listening/escalation/alarm-level.js';
import { spikeWords } from '../listening/escalation/alarm-words.js';
import type { Bin } from '../listening/escalation/counts-csv.js';
import { CountsReplay, widthOf } from '../listening/escalation/counts-replay.js';
import type { SpikeAlarm } from '../listening/escalation/spike-detector.js';
import { readBins } from './counts-csv.js';
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
  const replay = new CountsReplay(widthOf(first));
  const detect = async (bin: Bin): Promise<void> => {
    const step = replay.step(bin);
    if (step === null) await skip(bin.line, 'its time is within the bin of the line before');
    else if (step.alarm && !step.alarm.again)
      await write(io.stdout, `${JSON.stringify(published(bin.text, step.alarm))}\n`);
  };
  for (const bin of first) await detect(bin);
  for await (const bin of bins) await detect(bin);
  return 0;
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
