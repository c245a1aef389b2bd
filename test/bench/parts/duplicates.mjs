// What it costs to look for a near-duplicate among 50,000 known posts, and to take a fingerprint in the first place.
import { performance } from 'node:perf_hooks';
import { RecentFingerprints } from '../../../dist/src/listening/ingest/duplicates.js';
import { fingerprint } from '../../../dist/src/listening/ingest/fingerprint.js';
import { posts } from '../texts.mjs';
import { report } from './program.mjs';

const KNOWN = 50_000;
const texts = posts(KNOWN + 5000, 2).map(({ text }) => text);
let from = performance.now();
const prints = texts.map((text) => fingerprint(text));
const printUs = ((performance.now() - from) / texts.length) * 1000;
const recent = new RecentFingerprints(KNOWN + 1);
from = performance.now();
for (let n = 0; n < KNOWN; n++) recent.add(String(n), prints[n]);
const addUs = ((performance.now() - from) / KNOWN) * 1000;
const times = [];
let found = 0;
for (let n = KNOWN; n < prints.length; n++) {
  const began = performance.now();
  if (recent.find(prints[n]) !== null) found++;
  times.push((performance.now() - began) * 1000);
}
times.sort((a, b) => a - b);
const at = (share) => Number(times[Math.floor(times.length * share)].toFixed(1));
report({
  known: KNOWN,
  findP50Us: at(0.5),
  findP95Us: at(0.95),
  addUs: Number(addUs.toFixed(1)),
  fingerprintUs: Number(printUs.toFixed(1)),
  found,
});
