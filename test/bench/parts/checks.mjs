// How long all checks of one reply of 280 characters take, in a core's time: what an agent waits for while typing.
import { checkReply, loadCheckKit } from '../../../dist/src/desk/replies/checks/check-kit.js';
import { findConfigDir } from '../../../dist/src/listening/scoring/lexicons.loader.js';
import { column, random } from '../texts.mjs';
import { report } from './program.mjs';

const replies = column('test/gold/checks/replies.tsv', 'text');
const next = random(3);
const pick = () => replies[Math.floor(next() * replies.length)];
const texts = Array.from({ length: 400 }, () => {
  let text = pick();
  while (text.length < 240) text += ` ${pick()}`;
  return text.slice(0, 280);
});
const cpuMs = (from) => {
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1000;
};
const from = process.cpuUsage();
const kit = loadCheckKit(findConfigDir());
kit.warm();
const loadMs = cpuMs(from);
const check = (text) =>
  checkReply(kit, {
    text,
    language: null,
    customerText: 'Where is my order?',
    allowWords: [],
    length: { max: 500, unit: 'code-points' },
    audience: 'public',
  });
for (const text of texts.slice(0, 100)) check(text);
const times = texts.map((text) => {
  const began = process.cpuUsage();
  check(text);
  return cpuMs(began);
});
times.sort((a, b) => a - b);
const at = (share) => Number(times[Math.floor(times.length * share)].toFixed(2));
report({ characters: 280, p50Ms: at(0.5), p95Ms: at(0.95), worstMs: at(0.999), loadMs: Math.round(loadMs) });
