// What the scorer costs before its first post, and how many posts it judges in a second of one core's time, everything together:
// language, sentiment, complaint, insults, spam, urgency, topics, personal data and risk; beside two lexicons that judge the mood only,
// taking turns over the same posts, so that the ratios hold on any machine, busy or not. No database, no network.
import { performance } from 'node:perf_hooks';
import { loadLexicons } from '../../../dist/src/listening/scoring/lexicons.loader.js';
import { createScorer } from '../../../dist/src/listening/scoring/scorer.js';
import { column, posts } from '../texts.mjs';
import { report } from './program.mjs';

const cpuMs = (since) => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
};
const start = process.cpuUsage();
const lexicons = loadLexicons();
const scorer = createScorer(lexicons);
const loadMs = Math.round(cpuMs(start));
const { BASELINES } = await import('../../../dist/src/lab/baselines.js');

const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const rounded = (number) => Number(number.toFixed(number < 1 ? 3 : 2));

/** Posts a second of each, and how many times as many ours are: the median of rounds of a few hundred posts. */
function measure(texts, seconds) {
  const [afinn, vader] = BASELINES.map(({ of }) => of(texts));
  const works = [() => texts.forEach((text) => scorer.score({ text })), afinn, vader];
  for (let time = 0; time < 4; time++) works.forEach((work) => work());
  const rounds = [];
  const until = performance.now() + seconds * 1000;
  while (performance.now() < until || rounds.length < 5) {
    rounds.push(
      works.map((work, which) => {
        // AFINN is too quick for the clock.
        const times = which === 1 ? 10 : 1;
        const from = process.cpuUsage();
        for (let time = 0; time < times; time++) work();
        return (1000 * times * texts.length) / cpuMs(from);
      }),
    );
  }
  const [ours, ofAfinn, ofVader] = works.map((_, which) =>
    Math.round(median(rounds.map((round) => round[which]))),
  );
  return {
    postsPerSecond: ours,
    afinn: ofAfinn,
    vader: ofVader,
    timesAfinn: rounded(median(rounds.map(([one, other]) => one / other))),
    timesVader: rounded(median(rounds.map(([one, , other]) => one / other))),
    meanCharacters: Math.round(texts.join('').length / texts.length),
    rounds: rounds.length,
  };
}

const gold = column('test/gold/scoring/posts.tsv', 'text');
const languages = column('test/gold/scoring/posts.tsv', 'language');
const english = gold.filter((_, row) => languages[row] === 'en');
report({
  loadMs,
  wordLists: lexicons.phrases ? 'as built' : 'read anew',
  fiveWays: measure(
    posts(1000, 1).map(({ text }) => text),
    6,
  ),
  english: measure(
    posts(1000, 2, english).map(({ text }) => text),
    6,
  ),
});
