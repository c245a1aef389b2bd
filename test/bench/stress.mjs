#!/usr/bin/env node
// `node test/bench/stress.mjs [brief]`: what five labelled series do not show. The same series with giant bursts planted (day 1, day 2, the
// middle of their life), thinned, made noisy, smeared, cut, and the detector with all its constants jittered at once; the benchmark's score
// of each, per series and in all. From the built program; half a minute, brief a third of that. Ends with one line of JSON.
import { plain, rounded } from './built.mjs';
import { DEFAULT_SPIKE_SETTINGS, judged, labelledSeries, nabTotal, probationRows } from './labelled.mjs';
import { jittered } from './settings-drawn.mjs';

const brief = process.argv.includes('brief');
const [{ normal, poisson, randomOf }] = await plain('simulated');
const DAY = 288;
const BURST_BINS = 24;
const all = labelledSeries();
const result = {};
if (all.length === 0) console.log('stress: skipped, there is no ../shared/data/mention-volume');
else for (const [name, trial] of Object.entries(trials())) report(name, trial);
console.log(`\n${JSON.stringify(result)}`);

// Each answers one or several lists of results, a result a series.
function trials() {
  const seeds = brief ? [1] : [1, 2, 3];
  const each = (change) => () => seeds.map((seed) => all.map((one) => judged(change(one, randomOf(seed)))));
  return {
    'as they are': () => [all.map((one) => judged(one))],
    'giant burst on day 1': () => [all.map((one) => withBurst(one, 150))],
    'giant burst on day 2': () => [all.map((one) => withBurst(one, DAY + 150))],
    'giant burst in mid-life': () => [all.map((one) => withBurst(one, quietMiddle(one)))],
    'thinned to 50 %': each(thinned(0.5)),
    'thinned to 20 %': each(thinned(0.2)),
    'thinned to 10 %': each(thinned(0.1)),
    'noisy by 20 %': each((one, random) =>
      counted(one, (count) => Math.round(count * Math.exp(0.2 * normal(random)))),
    ),
    'bins smeared': each((one, random) => smeared(one, random)),
    'first three days cut': () => [all.map((one) => judged(cut(one, 3 * DAY)))],
    'constants jittered by 30 %': () => {
      const random = randomOf(7);
      return Array.from({ length: brief ? 4 : 20 }, () => {
        const settings = jittered(DEFAULT_SPIKE_SETTINGS, 0.3, random);
        return all.map((one) => judged(one, settings));
      });
    },
  };
}

function report(name, trial) {
  const runs = trial();
  const mean = (of) => runs.reduce((sum, run) => sum + of(run), 0) / runs.length;
  const totals = runs.map((run) => nabTotal(run).score).sort((a, b) => a - b);
  result[name] = {
    score: rounded(mean((run) => nabTotal(run).score)),
    worst: rounded(totals[0]),
    found: rounded(mean((run) => nabTotal(run).found)),
    falseADay: rounded(
      mean((run) => nabTotal(run).falseADay),
      3,
    ),
    ...Object.fromEntries(
      all.map((one, i) => [
        one.name,
        rounded(
          mean((run) => run[i].score),
          1,
        ),
      ]),
    ),
  };
  if (Object.keys(result).length === 1)
    console.log(
      `${''.padEnd(27)} score  worst  found  a day  ${all.map((one) => one.name.padEnd(5)).join(' ')}`,
    );
  const { score, worst, found, falseADay, ...series } = result[name];
  console.log(
    `${name.padEnd(27)} ${score.toFixed(1).padStart(5)}  ${worst.toFixed(1).padStart(5)}  ${found.toFixed(1).padStart(5)}  ${falseADay.toFixed(3)}  ${Object.values(
      series,
    )
      .map((one) => one.toFixed(1).padStart(5))
      .join(' ')}`,
  );
}

function counted(one, change) {
  return { ...one, counts: one.counts.map(change) };
}

// Ten times the highest that was ever seen, for two hours. Its own alert is right, and no label knows of it.
function withBurst(one, at) {
  const height = 10 * Math.max(...one.counts);
  const burst = counted(one, (count, row) => (row >= at && row < at + BURST_BINS ? count + height : count));
  return judged(burst, undefined, (row) => row >= at && row < at + BURST_BINS + 12);
}

// The first row after the middle that is a day away from every window.
function quietMiddle({ times, windows }) {
  const day = 86_400_000;
  const near = (at) => windows.some(([from, to]) => at > from - day && at < to + day);
  const middle = times.length >> 1;
  const found = times.findIndex((at, row) => row >= middle && !near(at));
  return found < 0 ? middle : found;
}

// Each mention kept by chance: what a brand so much smaller would have had.
function thinned(share) {
  return (one, random) =>
    counted(one, (count) => {
      if (count > 200) return Math.min(count, poisson(count * share, random));
      let kept = 0;
      for (let i = 0; i < count; i++) if (random() < share) kept++;
      return kept;
    });
}

// Half of each bin arrives with the next one.
function smeared(one, random) {
  let late = 0;
  return counted(one, (count) => {
    const held = Math.floor(count / 2 + random() * 0.999);
    const here = count - held + late;
    late = held;
    return here;
  });
}

// A window that begins before the benchmark counts, or in the first day of what is left, can be found by nobody.
function cut({ times, counts, windows, ...one }, rows) {
  const heard = times[rows + Math.max(DAY, probationRows(times.length - rows))];
  return {
    ...one,
    times: times.slice(rows),
    counts: counts.slice(rows),
    windows: windows.filter(([from]) => from >= heard),
  };
}
