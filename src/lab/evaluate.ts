/**
 * `lab evaluate FILE --task T`: how often the scorer agrees with the labels of a TSV (`label`, `text`), beside the bare
 * lexicon of `natural` where that applies. Figures only; texts are never printed.
 */
import natural from 'natural/lib/natural/sentiment/index.js';
import { loadLexicons } from '../listening/scoring/lexicons.loader.js';
import { createScorer } from '../listening/scoring/scorer.js';
import type { Score } from '../listening/scoring/score.js';
import { normaliseText } from '../listening/scoring/text/normalise.js';
import { LabError, write, type LabIo } from './io.js';
import { columnOf, openTsv } from './tsv.js';

const afinn = new natural.SentimentAnalyzer('English', undefined as never, 'afinn');

const TASKS: Record<
  string,
  { said: (score: Score) => string; wanted: (label: string) => string; baseline?: (text: string) => string }
> = {
  sentiment: {
    said: (score) => score.sentiment,
    wanted: (label) => label.toLowerCase().slice(0, 3),
    baseline: (text) => {
      const words = normaliseText(text).split(' ');
      const sum = words.length === 0 ? 0 : afinn.getSentiment(words);
      return sum > 0 ? 'pos' : sum < 0 ? 'neg' : 'neu';
    },
  },
  complaint: { said: (score) => (score.complaint >= 0.5 ? 'complaint' : 'other'), wanted: (label) => label },
  offensive: {
    said: (score) => (score.offensive >= 0.5 ? 'offensive' : 'not'),
    wanted: (label) => (/^(?:offensive|hate|off|1)$/i.test(label) ? 'offensive' : 'not'),
  },
  spam: { said: (score) => (score.spam >= 0.5 ? 'spam' : 'ham'), wanted: (label) => label },
  language: { said: (score) => score.language, wanted: (label) => label },
};

export async function run(args: string[], io: LabIo): Promise<number> {
  const taskAt = args.indexOf('--task');
  const name = taskAt < 0 ? 'sentiment' : (args[taskAt + 1] ?? '');
  const task = Object.hasOwn(TASKS, name) ? TASKS[name] : undefined;
  const files = args.filter((arg, i) => !arg.startsWith('--') && args[i - 1] !== '--task');
  if (!task || files.length !== 1) {
    throw new LabError(`Usage: lab evaluate FILE --task ${Object.keys(TASKS).join('|')}`);
  }
  const path = files[0]!;
  const file = await openTsv(path, () => undefined);
  const [label, text] = [columnOf(file, path, 'label'), columnOf(file, path, 'text')];
  const scorer = createScorer(loadLexicons());
  const ours = new Tally();
  const theirs = new Tally();
  let spent = 0;
  for await (const { cells } of file.rows) {
    const started = process.hrtime.bigint();
    const score = scorer.score({ text: cells[text]! });
    spent += Number(process.hrtime.bigint() - started);
    ours.add(task.wanted(cells[label]!), task.said(score));
    if (task.baseline) theirs.add(task.wanted(cells[label]!), task.baseline(cells[text]!));
  }
  if (ours.n === 0) throw new LabError(`${path} has no rows to judge.`);
  await write(io.stdout, `${ours.line(scorer.model)}  ${Math.round((ours.n / spent) * 1e9)} texts/s\n`);
  if (task.baseline) await write(io.stdout, `${theirs.line('AFINN (natural)')}\n`);
  return 0;
}

class Tally {
  n = 0;
  private readonly cells = new Map<string, Map<string, number>>();

  add(wanted: string, said: string): void {
    this.n++;
    const row = this.cells.get(wanted) ?? new Map<string, number>();
    this.cells.set(wanted, row.set(said, (row.get(said) ?? 0) + 1));
  }

  line(name: string): string {
    let right = 0;
    let recall = 0;
    let f1 = 0;
    for (const [label, row] of this.cells) {
      const hit = row.get(label) ?? 0;
      const wanted = [...row.values()].reduce((a, b) => a + b, 0);
      const said = [...this.cells.values()].reduce((sum, other) => sum + (other.get(label) ?? 0), 0);
      right += hit;
      recall += hit / wanted;
      f1 += (2 * hit) / Math.max(1, wanted + said);
    }
    const percent = (value: number): string => (value * 100).toFixed(1).padStart(5);
    const classes = this.cells.size;
    return `${name.padEnd(24)} n ${String(this.n).padStart(6)}  accuracy ${percent(right / this.n)}  macro recall ${percent(recall / classes)}  macro F1 ${percent(f1 / classes)}`;
  }
}
