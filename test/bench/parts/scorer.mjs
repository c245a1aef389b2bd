// Posts that the scorer judges in a second of one core's time: no database, no network.
import { performance } from 'node:perf_hooks';
import { loadLexicons } from '../../../dist/src/listening/scoring/lexicons.loader.js';
import { createScorer } from '../../../dist/src/listening/scoring/scorer.js';
import { posts } from '../texts.mjs';
import { report } from './program.mjs';

const scorer = createScorer(loadLexicons());
const texts = posts(2000, 1).map(({ text }) => text);
for (const text of texts) scorer.score({ text });
let scored = 0;
const until = performance.now() + 3000;
const from = process.cpuUsage();
while (performance.now() < until) scorer.score({ text: texts[scored++ % texts.length] });
const { user, system } = process.cpuUsage(from);
const ms = (user + system) / 1000;
report({
  postsPerSecond: Math.round((scored / ms) * 1000),
  meanMs: Number((ms / scored).toFixed(3)),
  meanCharacters: Math.round(texts.join('').length / texts.length),
});
