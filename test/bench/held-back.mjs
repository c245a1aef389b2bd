#!/usr/bin/env node
// `node test/bench/held-back.mjs [brief]`: the score of each labelled series with settings that were chosen without it. Hundreds of settings
// are drawn from wide ranges (`drawn`), and as many around those that are shipped (`jittered`, which know all five and are the milder test);
// the four other series choose among them: the best one, and the middle of the ten best; three times over. From the built program; about
// two minutes. Ends with one line of JSON.
import { plain, rounded } from './built.mjs';
import { DEFAULT_SPIKE_SETTINGS, judged, labelledSeries, nabTotal } from './labelled.mjs';
import { drawn, jittered, middle } from './settings-drawn.mjs';

const [{ randomOf }] = await plain('simulated');
const brief = process.argv.includes('brief');
const many = brief ? 20 : 200;
const seeds = brief ? [11] : [11, 12, 13];
const all = labelledSeries();
const result = {};
if (all.length === 0) console.log('held back: skipped, there is no ../shared/data/mention-volume');
else {
  const names = all.map((one) => one.name.padEnd(5)).join(' ');
  console.log(`${''.padEnd(34)} score  worst  found  a day  ${names}`);
  report('as shipped, which knows all five', [all.map((one) => judged(one))]);
  heldBack('drawn', (random) => drawn(DEFAULT_SPIKE_SETTINGS, random));
  heldBack('jittered', (random) => jittered(DEFAULT_SPIKE_SETTINGS, 0.3, random));
}
console.log(`\n${JSON.stringify(result)}`);

function heldBack(name, draw) {
  const lists = seeds.map((seed) => {
    const random = randomOf(seed);
    const settings = Array.from({ length: many }, () => draw(random));
    return settings.map((one) => ({ settings: one, results: all.map((series) => judged(series, one)) }));
  });
  const every = lists.flatMap((candidates) => candidates.map((each) => each.results));
  report(`${name}: mean of all`, every);
  const best = chosen(lists, ([first]) => first);
  report(`${name}: the best of the other four`, best);
  const ten = chosen(lists, (ranked) => middle(ranked.slice(0, 10)));
  report(`${name}: middle of their ten best`, ten);
}

function chosen(lists, pick) {
  return lists.map((candidates) =>
    all.map((one, held) => {
      const ranked = [...candidates].sort((a, b) => without(b.results, held) - without(a.results, held));
      return judged(one, pick(ranked.map((each) => each.settings)));
    }),
  );
}

// Of what others say: the score, and no more false alerts than may be.
function without(results, held) {
  const { score, falseADay } = nabTotal(results.filter((_, i) => i !== held));
  return score - 200 * Math.max(0, falseADay - 0.06);
}

function report(name, runs) {
  const totals = runs.map(nabTotal);
  const mean = (of) => runs.reduce((sum, _, i) => sum + of(i), 0) / runs.length;
  const series = all.map((_, i) =>
    rounded(
      mean((run) => runs[run][i].score),
      1,
    ),
  );
  const row = {
    score: rounded(mean((run) => totals[run].score)),
    worst: rounded(Math.min(...totals.map((one) => one.score))),
    found: rounded(
      mean((run) => totals[run].found),
      1,
    ),
    falseADay: rounded(
      mean((run) => totals[run].falseADay),
      3,
    ),
  };
  result[name] = { ...row, ...Object.fromEntries(all.map((one, i) => [one.name, series[i]])) };
  const figures = [row.score, row.worst, row.found].map((one) => one.toFixed(1).padStart(5)).join('  ');
  const each = series.map((one) => one.toFixed(1).padStart(5)).join(' ');
  console.log(`${name.padEnd(34)} ${figures}  ${row.falseADay.toFixed(3)}  ${each}`);
}
