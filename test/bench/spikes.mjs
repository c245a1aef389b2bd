#!/usr/bin/env node
// `node test/bench/spikes.mjs [nab] [simulated] [speed] [watch] [brief]`: how good and how fast the spike detector is, from the built program (npm run build).
// nab: the benchmark's score per series, on ../shared/data/mention-volume where it lies beside the project. simulated: false alerts a
// brand-week and minutes to a storm by size of brand (brief: three sizes only). speed: 5,000 brands × 20 series, one tick. watch: the
// same with moods and grave posts, as the product judges a brand. Ends with one line of JSON.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = dirname(dirname(HERE));
const DATA = join(ROOT, '..', 'shared', 'data', 'mention-volume');
const dist = (name) => import(pathToFileURL(join(ROOT, 'dist/src/listening/escalation', name)).href);
const brief = process.argv.includes('brief');
const wanted = process.argv.slice(2).filter((part) => part !== 'brief');
const asked = (part) => wanted.length === 0 || wanted.includes(part);

const [
  { SpikeDetector },
  { planSpikes },
  { DEFAULT_SPIKE_SETTINGS },
  { newSpikeState, stateLength },
  { slotAt },
] = await Promise.all(
  ['spike-detector.js', 'spike-plan.js', 'spike-settings.js', 'spike-state.js', 'season.js'].map(dist),
);
const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
const plain = async (name) => {
  const code = ts.transpile(readFileSync(join(HERE, `${name}.ts`), 'utf8'), {
    target: 'ES2022',
    module: 'ESNext',
  });
  writeFileSync(join(folder, `${name}.mjs`), code);
  return import(pathToFileURL(join(folder, `${name}.mjs`)).href);
};
const { nabScore, nabTotal } = await plain('nab-score');
const simulated = await plain('simulated');
rmSync(folder, { recursive: true, force: true });

const plan = planSpikes(DEFAULT_SPIKE_SETTINGS, 300);
const detector = new SpikeDetector(plan);
const slots = Array.from({ length: 2016 }, (_, i) => slotAt((i + 0.5) / 12));
const result = { load: Number(loadavg()[0].toFixed(1)) };
if (asked('nab')) nab();
if (asked('simulated')) weeks();
if (asked('speed')) speed();
if (asked('watch')) await watch();
console.log(`\n${JSON.stringify(result)}`);

function alertsOf(counts, slotOf) {
  const state = newSpikeState(plan);
  const found = [];
  for (let i = 0; i < counts.length; i++) {
    const alarm = detector.step(state, counts[i], slotOf(i));
    if (alarm && !alarm.again) found.push(i);
  }
  return found;
}

function nab() {
  if (!existsSync(join(DATA, 'windows.json')))
    return console.log('nab: skipped, there is no ../shared/data/mention-volume');
  const time = (text) => Date.parse(`${text.replace(' ', 'T')}Z`);
  const results = Object.entries(JSON.parse(readFileSync(join(DATA, 'windows.json'), 'utf8'))).map(
    ([name, windows]) => {
      const rows = readFileSync(join(DATA, `${name}.csv`), 'utf8')
        .trim()
        .split('\n')
        .slice(1);
      const times = rows.map((row) => time(row.split(',')[0]));
      const alerts = alertsOf(
        rows.map((row) => Number(row.split(',')[1])),
        (i) => slots[(((Math.floor(times[i] / 300_000) - 1152) % 2016) + 2016) % 2016],
      );
      return nabScore({ name, times, windows: windows.map((one) => one.map(time)), alerts });
    },
  );
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

function weeks() {
  const STORMS = {
    'sudden ×10': { times: 10, riseHours: 0, halfHours: 4 },
    'sudden ×30': { times: 30, riseHours: 0, halfHours: 4 },
    'slow ×10 in 8 h': { times: 10, riseHours: 8, halfHours: 12 },
    'slow ×4 in 24 h': { times: 4, riseHours: 24, halfHours: 24 },
  };
  const KINDS = {
    Poisson: {},
    'clumped bins 0.5': { clumped: 'bins', clump: 0.5 },
    'clumped hours 0.3': { clumped: 'hourly', clump: 0.3 },
    'clumped hours 1': { clumped: 'hourly', clump: 1 },
  };
  const slotOf = (traffic) => (i) => slots[Math.floor(traffic.hours[i] * 12) % 2016];
  const [runs, storms] = brief ? [2, 5] : [8, 12];
  result.simulated = [];
  for (const perHour of brief ? [0.125, 5, 50] : [0.125, 0.2, 1, 5, 15, 50, 150, 500]) {
    const row = { 'per hour': perHour };
    for (const [name, kind] of Object.entries(KINDS)) {
      let count = 0;
      for (let seed = 0; seed < runs; seed++) {
        const traffic = simulated.simulate({ perHour, weeks: 13, seed, ...kind });
        count += alertsOf(traffic.counts, slotOf(traffic)).length;
      }
      row[`false a week: ${name}`] = Number((count / runs / 13).toFixed(3));
    }
    for (const [name, storm] of Object.entries(STORMS)) {
      const minutes = [];
      for (let seed = 0; seed < storms; seed++) {
        const traffic = simulated.simulate({
          perHour,
          weeks: 4,
          seed: 50 + seed,
          clumped: 'hourly',
          clump: 0.15,
        });
        const random = simulated.randomOf(77 + seed);
        const at = 3 * 2016 + Math.floor(random() * 2016 * 0.6);
        simulated.addStorm(
          traffic.counts,
          { at, peakPerHour: Math.max(12, perHour * storm.times), ...storm },
          random,
        );
        const until = at + 12 * (storm.riseHours + 2 * storm.halfHours);
        const first = alertsOf(traffic.counts.slice(0, until), slotOf(traffic)).find((bin) => bin >= at);
        if (first !== undefined) minutes.push((first - at + 1) * 5);
      }
      minutes.sort((a, b) => a - b);
      row[name] = `${minutes[minutes.length >> 1] ?? '–'} min ${minutes.length}/${storms}`;
    }
    result.simulated.push(row);
  }
  for (const row of result.simulated)
    console.log(
      `\n${Object.entries(row)
        .map(([key, value]) => `${key} ${value}`)
        .join(' · ')}`,
    );
}

function speed() {
  const series = 100_000;
  const length = stateLength(plan);
  const all = new Float32Array(series * length);
  const states = Array.from({ length: series }, (_, i) =>
    newSpikeState(plan, all.subarray(i * length, (i + 1) * length)),
  );
  const random = simulated.randomOf(1);
  const counts = Float32Array.from({ length: series }, () =>
    simulated.poisson(0.05 + 3 * random() ** 6, random),
  );
  const ticks = [];
  for (let tick = 0; tick < 8; tick++) {
    const before = process.cpuUsage();
    for (let i = 0; i < series; i++) detector.step(states[i], counts[(i + tick * 977) % series], slots[tick]);
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
    `\nspeed: ${series} series in ${result.speed.tickMs} ms of a core's time (worst ${result.speed.worstMs}); ${length * 4} bytes a series, ${result.speed.megabytes} MB together`,
  );
}

async function watch() {
  const { BrandWatch, newBrandMemory } = await dist('brand-watch.js');
  const brands = brief ? 1000 : 5000;
  const keys = ['*|*|*', '*|neg|*', '*|*|a', '*|neg|a'];
  for (const topic of ['delivery', 'refund', 'safety', 'app'])
    for (const tail of ['*|*', 'neg|*', '*|a', 'neg|a']) keys.push(`${topic}|${tail}`);
  const random = simulated.randomOf(3);
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
