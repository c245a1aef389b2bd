#!/usr/bin/env node
// `node test/bench/spikes.mjs [nab] [speed] [watch] [brief]`: how good and how fast the spike detector is, from the built program (npm run
// build). nab: the benchmark's score per series, on ../shared/data/mention-volume where it lies beside the project. speed: 5,000 brands × 20
// series, one tick. watch: the same with moods and grave posts, as the product judges a brand. Ends with one line of JSON.
// weeks.mjs, stress.mjs and held-back.mjs ask harder questions.
import { loadavg } from 'node:os';
import { escalation, plain } from './built.mjs';
import { DEFAULT_SPIKE_SETTINGS, judged, labelledSeries, nabTotal, WEEK_SLOTS } from './labelled.mjs';

const brief = process.argv.includes('brief');
const wanted = process.argv.slice(2).filter((part) => part !== 'brief');
const asked = (part) => wanted.length === 0 || wanted.includes(part);
const [{ poisson, randomOf }] = await plain('simulated');
const result = { load: Number(loadavg()[0].toFixed(1)) };
if (asked('nab')) nab();
if (asked('speed')) await speed();
if (asked('watch')) await watch();
console.log(`\n${JSON.stringify(result)}`);

function nab() {
  const results = labelledSeries().map((one) => judged(one));
  if (results.length === 0) return console.log('nab: skipped, there is no ../shared/data/mention-volume');
  console.log('\nnab      score  windows  false  a day  lateness of the first alert, share of the window');
  for (const one of results)
    console.log(
      `${one.name.padEnd(8)} ${one.score.toFixed(1).padStart(5)}  ${one.found}/${one.windows}      ${one.falseAlerts}      ${(one.falseAlerts / one.days).toFixed(3)}  ${one.lateness.map((x) => (x === null ? '–' : x.toFixed(2))).join(' ')}`,
    );
  result.nab = nabTotal(results);
  console.log(
    `all      ${result.nab.score.toFixed(1).padStart(5)}  ${result.nab.found}/${result.nab.windows}           ${result.nab.falseADay.toFixed(3)}`,
  );
}

async function speed() {
  const [{ SpikeDetector }, { planSpikes }, { newSpikeState, stateLength }] = await Promise.all(
    ['spike-detector', 'spike-plan', 'spike-state'].map(escalation),
  );
  const plan = planSpikes(DEFAULT_SPIKE_SETTINGS, 300);
  const detector = new SpikeDetector(plan);
  const series = 100_000;
  const length = stateLength(plan);
  const all = new Float32Array(series * length);
  const states = Array.from({ length: series }, (_, i) =>
    newSpikeState(plan, all.subarray(i * length, (i + 1) * length)),
  );
  const random = randomOf(1);
  const counts = Float32Array.from({ length: series }, () => poisson(0.05 + 3 * random() ** 6, random));
  const ticks = [];
  for (let tick = 0; tick < 8; tick++) {
    const before = process.cpuUsage();
    for (let i = 0; i < series; i++)
      detector.step(states[i], counts[(i + tick * 977) % series], WEEK_SLOTS[tick]);
    const used = process.cpuUsage(before);
    if (tick > 1) ticks.push((used.user + used.system) / 1000);
  }
  ticks.sort((a, b) => a - b);
  result.speed = {
    series,
    tickMs: Math.round(ticks[ticks.length >> 1]),
    worstMs: Math.round(ticks.at(-1)),
    bytesASeries: length * 4,
    megabytes: Math.round(all.byteLength / 1e6),
  };
  console.log(
    `\nspeed: ${series} series (5,000 brands of 20) in ${result.speed.tickMs} ms of a core's time (worst ${result.speed.worstMs}); ${length * 4} bytes a series, ${result.speed.megabytes} MB together`,
  );
}

async function watch() {
  const { BrandWatch, newBrandMemory } = await escalation('brand-watch');
  const brands = brief ? 1000 : 5000;
  const keys = ['*|*|*', '*|neg|*', '*|*|a', '*|neg|a'];
  for (const topic of ['delivery', 'refund', 'safety', 'app'])
    for (const tail of ['*|*', 'neg|*', '*|a', 'neg|a']) keys.push(`${topic}|${tail}`);
  const random = randomOf(3);
  const nothing = new Set();
  const watches = Array.from({ length: brands }, () => new BrandWatch(newBrandMemory()));
  const facts = (bin, some) => ({
    bin,
    counts: new Map(keys.slice(0, some).map((key) => [key, 1 + Math.floor(2 * random())])),
    grave: [],
    missing: nothing,
  });
  for (const one of watches) one.step(facts(5_900_000, keys.length));
  const ticks = [];
  for (let tick = 1; tick <= 5; tick++) {
    const bins = Array.from({ length: 64 }, () => facts(5_900_000 + tick, Math.floor(5 * random())));
    const before = process.cpuUsage();
    for (const [i, one] of watches.entries()) one.step(bins[i % 64]);
    const used = process.cpuUsage(before);
    ticks.push((used.user + used.system) / 1000);
  }
  ticks.sort((a, b) => a - b);
  result.watch = {
    brands,
    series: keys.length,
    tickMs: Math.round(ticks[2]),
    worstMs: Math.round(ticks.at(-1)),
  };
  console.log(
    `\nwatch: ${brands} brands × ${keys.length} series with moods in ${result.watch.tickMs} ms of a core's time (worst ${result.watch.worstMs})`,
  );
}
