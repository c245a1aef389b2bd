// How long all checks of one reply of 280 characters take: without grammar in a core's time, with grammar by the clock, because the
// reader works in a thread of its own. What an agent waits for while typing; the bars are 60 ms and 250 ms.
import { performance } from 'node:perf_hooks';
import { checkReply, loadCheckKit } from '../../../dist/src/desk/replies/checks/check-kit.js';
import { checkWithGrammar } from '../../../dist/src/desk/replies/checks/grammar/check-with-grammar.js';
import { makeHarper } from '../../../dist/src/desk/replies/checks/grammar/grammar-files.js';
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
const steps = kit.warm();
while (!steps.next().done); // made ready in steps
const loadMs = cpuMs(from);
// With a thread as cases have them: what was said before is read with every letter that is typed.
const thread = [
  {
    from: 'customer',
    channel: 'public',
    text: 'My purifier, order NM-48213, bought on 3 March in Chennai, leaks. Your technician never came!',
  },
  { from: 'brand', channel: 'public', text: 'We are sorry. Which model is it?' },
  { from: 'customer', channel: 'public', text: 'The 300, it said so in my mail. Where is my order?' },
];
const sending = { at: new Date().toISOString(), calendar: kit.calendarOf('bench') };
const contextOf = (text) => ({
  text,
  language: null,
  customerText: thread.at(-1).text,
  thread,
  sending,
  allowWords: [],
  length: { max: 500, unit: 'code-points' },
  audience: 'public',
});
const check = (text) => checkReply(kit, contextOf(text));
for (const text of texts.slice(0, 100)) check(text);
const times = texts.map((text) => {
  const began = process.cpuUsage();
  check(text);
  return cpuMs(began);
});

const harper = makeHarper(kit.grammarRules, { deadlineMs: 20_000 });
const began = performance.now();
await harper.start();
const readyMs = performance.now() - began;
const withGrammar = [];
for (const [index, text] of texts.entries()) {
  const from = performance.now();
  const { grammar } = await checkWithGrammar(kit, harper, contextOf(text));
  // The first ones warm it up; what is not English is not read.
  if (index >= 100 && grammar === 'checked') withGrammar.push(performance.now() - from);
}
await harper.close();

const at = (list, share) => Number(list.sort((a, b) => a - b)[Math.floor(list.length * share)].toFixed(2));
report({
  characters: 280,
  p50Ms: at(times, 0.5),
  p95Ms: at(times, 0.95),
  worstMs: at(times, 0.999),
  loadMs: Math.round(loadMs),
  grammar: {
    texts: withGrammar.length,
    p50Ms: at(withGrammar, 0.5),
    p95Ms: at(withGrammar, 0.95),
    readyMs: Math.round(readyMs),
  },
});
