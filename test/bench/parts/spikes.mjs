// The spike detector: its score on real series (where ../shared/data/mention-volume lies beside the project), and one tick of 5,000 brands ×
// 20 series, alone and with moods and grave posts. `node test/bench/spikes.mjs` says more.
import { figuresOf, report } from './script.mjs';

const { nab, speed, watch } = figuresOf('spikes.mjs', 'brief');
report({
  ...(nab
    ? {
        score: Number(nab.score.toFixed(2)),
        windows: `${nab.found}/${nab.windows}`,
        falseADay: Number(nab.falseADay.toFixed(3)),
      }
    : { score: 'skipped: no ../shared/data/mention-volume' }),
  tickMs: speed.tickMs,
  series: speed.series,
  bytesASeries: speed.bytesASeries,
  megabytes: speed.megabytes,
  watchMs: watch.tickMs,
  watchBrands: watch.brands,
});
