// The five real series with hand-labelled windows, where ../shared/data/mention-volume lies beside the project, judged with any settings by
// the benchmark's own scoring. Nothing looks ahead: each bin is judged before the next one is read.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { escalation, plain, ROOT } from './built.mjs';

const DATA = join(ROOT, '..', 'shared', 'data', 'mention-volume');
const [{ SpikeDetector }, { planSpikes }, { DEFAULT_SPIKE_SETTINGS }, { newSpikeState }, { slotAt }] =
  await Promise.all(
    ['spike-detector', 'spike-plan', 'spike-settings', 'spike-state', 'season'].map(escalation),
  );
const [{ nabScore, nabTotal, probationRows }] = await plain('nab-score');
export { DEFAULT_SPIKE_SETTINGS, nabScore, nabTotal, probationRows };

export const WEEK_SLOTS = Array.from({ length: 2016 }, (_, i) => slotAt((i + 0.5) / 12));
const time = (text) => Date.parse(`${text.replace(' ', 'T')}Z`);

// Empty where there are none.
export function labelledSeries() {
  if (!existsSync(join(DATA, 'windows.json'))) return [];
  return Object.entries(JSON.parse(readFileSync(join(DATA, 'windows.json'), 'utf8'))).map(
    ([name, windows]) => {
      const rows = readFileSync(join(DATA, `${name}.csv`), 'utf8')
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => row.split(','));
      return {
        name,
        times: rows.map(([at]) => time(at)),
        counts: rows.map(([, count]) => Number(count)),
        windows: windows.map((one) => one.map(time)),
      };
    },
  );
}

// Row numbers of the alerts people would get: what breaks into the silence after one only updates it.
export function alertsOf({ times, counts }, settings = DEFAULT_SPIKE_SETTINGS) {
  const plan = planSpikes(settings, 300);
  const detector = new SpikeDetector(plan);
  const state = newSpikeState(plan);
  const alerts = [];
  for (let i = 0; i < counts.length; i++) {
    const slot = (((Math.floor(times[i] / 300_000) - 1152) % 2016) + 2016) % 2016;
    const alarm = detector.step(state, counts[i], WEEK_SLOTS[slot]);
    if (alarm && !alarm.again) alerts.push(i);
  }
  return alerts;
}

// `ignored`: rows in which something was planted that the labels do not know of.
export function judged(series, settings, ignored = () => false) {
  const alerts = alertsOf(series, settings).filter((row) => !ignored(row));
  return nabScore({ ...series, alerts });
}
