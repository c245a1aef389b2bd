// The spike detector: its score on real series (where ../shared/data/mention-volume lies beside the project), false alerts and lateness in
// simulated weeks of three sizes of brand, one tick of 5,000 brands × 20 series. `node test/bench/spikes.mjs` says more and takes longer.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { report } from './program.mjs';

const bench = join(dirname(dirname(fileURLToPath(import.meta.url))), 'spikes.mjs');
const { stdout, status, stderr } = spawnSync(
  process.execPath,
  [bench, 'brief', 'nab', 'simulated', 'speed', 'watch'],
  {
    encoding: 'utf8',
  },
);
if (status !== 0) throw new Error(stderr);
const { nab, simulated, speed, watch } = JSON.parse(stdout.trim().split('\n').at(-1));
report({
  ...(nab
    ? {
        score: Number(nab.score.toFixed(2)),
        windows: `${nab.found}/${nab.windows}`,
        falseADay: Number(nab.falseADay.toFixed(3)),
      }
    : { score: 'skipped: no ../shared/data/mention-volume' }),
  ...Object.fromEntries(simulated.map(({ 'per hour': perHour, ...row }) => [`perHour${perHour}`, row])),
  tickMs: speed.tickMs,
  bytesASeries: speed.bytesASeries,
  megabytes: speed.megabytes,
  watchMs: watch.tickMs,
  watchBrands: watch.brands,
});
