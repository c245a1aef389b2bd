// What the scorer costs before its first post, and how many posts it judges in a second of one core's time, everything together:
// language, sentiment, complaint, insults, spam, urgency, topics, personal data and risk. No database, no network.
import { performance } from 'node:perf_hooks';
import { loadLexicons } from '../../../dist/src/listening/scoring/lexicons.loader.js';
import { createScorer } from '../../../dist/src/listening/scoring/scorer.js';
import { posts } from '../texts.mjs';
import { report } from './program.mjs';

const cpuMs = (since) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};
const start = process.cpuUsage();
const lexicons = loadLexicons();
const scorer = createScorer(lexicons);
const loadMs = Math.round(cpuMs(start));
const texts = posts(2000, 1).map(({ text }) => text);
for (const text of texts) scorer.score({ text });
let scored = 0;
const until = performance.now() + 3000;
const from = process.cpuUsage();
while (performance.now() < until) scorer.score({ text: texts[scored++ % texts.length] });
const ms = cpuMs(from);
report({
  loadMs,
  wordLists: lexicons.phrases ? 'as built' : 'read anew',
  postsPerSecond: Math.round((scored / ms) * 1000),
  meanMs: Number((ms / scored).toFixed(3)),
  meanCharacters: Math.round(texts.join('').length / texts.length),
});
