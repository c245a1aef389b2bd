#!/usr/bin/env node
// `node test/bench/weeks.mjs [calm] [storms] [outages] [clocks] [brief]`: simulated weeks through the product's whole judging of a brand
// (every series, moods, grave posts, and the incidents that come of them), in UTC as shipped, from the built program. calm: incidents a
// week by chance, by size of brand. storms: minutes until one is told. outages: incidents after collection came back. clocks: incidents
// after clocks changed. About seven minutes, brief half of one. The same seeds, the same figures. Ends with one line of JSON.
import { escalation, median, plain, rounded } from './built.mjs';

const PARTS = { calm, storms, outages, clocks };
const brief = process.argv.includes('brief');
const wanted = process.argv.slice(2).filter((part) => part !== 'brief');
if (wanted.some((part) => !(part in PARTS))) {
  console.error(`Parts: ${Object.keys(PARTS).join(', ')}, and brief`);
  process.exit(2);
}
const modules = await Promise.all(['brand-watch', 'series-key', 'talk'].map(escalation));
const product = Object.assign({}, ...modules);
const [, { live }] = await plain('simulated', 'whole-brand');
const WEEK = 2016;
const SIZES = brief ? [0.125, 5, 50] : [0.125, 0.2, 1, 5, 15, 50, 150, 500];
const TRAFFIC = {
  poisson: {},
  'hours 0.15': { clumped: 'hourly', clump: 0.15 },
  'hours 0.3': { clumped: 'hourly', clump: 0.3 },
};
const USUAL = TRAFFIC['hours 0.15'];

const result = {};
for (const [name, part] of Object.entries(PARTS))
  if (wanted.length === 0 || wanted.includes(name)) {
    result[name] = part();
    console.log(`\n${name}`);
    for (const row of result[name])
      console.log(
        Object.entries(row)
          .map(([key, value]) => `${key} ${value}`)
          .join(' · '),
      );
  }
console.log(`\n${JSON.stringify(result)}`);

// Quarters in which nothing happens. A brand is first listened to when they begin: its first days are in it.
function calm() {
  const kinds = brief ? { 'hours 0.15': USUAL } : TRAFFIC;
  return SIZES.flatMap((perHour) =>
    Object.entries(kinds).map(([traffic, kind]) => {
      const quarters = brief ? 2 : perHour < 0.2 ? 12 : 2;
      const opened = [];
      for (let seed = 0; seed < quarters; seed++)
        opened.push(...live(product, { perHour, weeks: 13, seed, ...kind }).opened);
      const weeks = quarters * 13;
      const of = (kind) => opened.filter((one) => one.kinds.includes(kind)).length;
      return {
        perHour,
        traffic,
        aWeek: rounded(opened.length / weeks),
        aQuarter: rounded(opened.length / quarters),
        fromLevel3AWeek: rounded(opened.filter((one) => one.level >= 3).length / weeks),
        fromLevel4AWeek: rounded(opened.filter((one) => one.level >= 4).length / weeks),
        volume: of('volume'),
        mood: of('mood'),
        grave: of('gravity'),
      };
    }),
  );
}

// Minutes from the first voice of a storm until it is told, and, where it rises slowly, before its height.
function storms() {
  const kinds = {
    'sudden ×10': { times: 10, riseHours: 0, halfHours: 4 },
    'sudden ×30': { times: 30, riseHours: 0, halfHours: 4 },
    'slow ×10 in 8 h': { times: 10, riseHours: 8, halfHours: 12 },
    'slow ×4 in 24 h': { times: 4, riseHours: 24, halfHours: 24 },
  };
  const seeds = brief ? 3 : 5;
  return SIZES.map((perHour) => {
    const row = { perHour };
    for (const [name, { times, riseHours, halfHours }] of Object.entries(kinds)) {
      const minutes = [];
      for (let seed = 0; seed < seeds; seed++) {
        const at = 3 * WEEK + Math.floor((WEEK * 0.6 * (seed + 0.5)) / seeds);
        const storm = { at, peakPerHour: Math.max(12, perHour * times), riseHours, halfHours };
        const until = at + 12 * (riseHours + 2 * halfHours);
        const { told } = live(product, {
          perHour,
          weeks: Math.ceil(until / WEEK),
          seed: 50 + seed,
          ...USUAL,
          storm,
        });
        const first = told.find((one) => one.bin >= at && one.bin < until);
        if (first) minutes.push((first.bin - at + 1) * 5);
      }
      const after = minutes.length > 0 ? median(minutes) : null;
      row[name] = after === null ? `not told (0/${seeds})` : `${after} min (${minutes.length}/${seeds})`;
      if (after !== null && riseHours > 0) row[name] += `, ${riseHours * 60 - after} before its height`;
    }
    return row;
  });
}

// Four outages of 2 to 48 hours in each run; incidents opened in the twelve hours after each.
function outages() {
  const hours = [2, 12, 48, 24];
  return (brief ? [1, 50] : [0.2, 1, 5, 50, 500]).flatMap((perHour) =>
    ['known', 'hidden'].flatMap((as) =>
      ['late', 'undated'].map((backlog) => {
        let [trials, told] = [0, 0];
        const kinds = {};
        for (let seed = 0; seed < (brief ? 1 : 3); seed++) {
          const some = hours.map((length, i) => ({
            at: (3 + i) * WEEK + 500 + 37 * seed,
            bins: 12 * length,
            as,
            backlog,
          }));
          const { opened } = live(product, { perHour, weeks: 7, seed, ...USUAL, outages: some });
          for (const { at, bins } of some) {
            trials++;
            const after = opened.filter((one) => one.bin >= at + bins && one.bin < at + bins + 144);
            if (after.length > 0) told++;
            for (const kind of after.flatMap((one) => one.kinds)) kinds[kind] = (kinds[kind] ?? 0) + 1;
          }
        }
        return { perHour, outage: as, backlog, trials, told, ...kinds };
      }),
    ),
  );
}

// Clocks change after five weeks, and the talk of the brand with them, while seasons follow UTC.
function clocks() {
  return (brief ? [50] : [1, 15, 150]).flatMap((perHour) =>
    [1, -1].map((dstHours) => {
      let [before, after] = [0, 0];
      for (let seed = 0; seed < (brief ? 2 : 4); seed++) {
        const weeks = { perHour, weeks: 9, seed, ...USUAL, dstHours, dstAtHour: 6 * 168 - 22 };
        for (const { bin } of live(product, weeks).opened) {
          if (bin >= 3 * WEEK && bin < 6 * WEEK - 264) before++;
          else if (bin >= 6 * WEEK - 264) after++;
        }
      }
      return { perHour, clocks: dstHours > 0 ? 'ahead' : 'back', before, after };
    }),
  );
}
