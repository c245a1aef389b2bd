// Simulated weeks through the whole judging of three brands; `node test/bench/weeks.mjs` has eight sizes and takes seven minutes.
import { figuresOf, report } from './script.mjs';

const { calm, storms, outages, clocks } = figuresOf('weeks.mjs', 'brief');
const named = (rows, name) => Object.fromEntries(rows.map((row) => [name(row), row]));
report({
  ...named(calm, (row) => `calm${row.perHour}`),
  ...named(storms, (row) => `storms${row.perHour}`),
  outages: named(outages, (row) => `${row.perHour} ${row.outage} ${row.backlog}`),
  clocks: named(clocks, (row) => row.clocks),
});
