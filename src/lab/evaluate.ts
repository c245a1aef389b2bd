/**
 * `lab evaluate FILE --task T`: how often the scorer agrees with the labels of a TSV (`label`, `text`), how far its sureness
 * can be trusted, and how fast it is, beside the bare lexicon of `natural` where that applies. Figures only; texts are never
 * printed.
 */
import natural from 'natural/lib/natural/sentiment/index.js';
import { loadLexicons } from '../listening/scoring/lexicons.loader.js';
import { createScorer } from '../listening/scoring/scorer.js';
import type { Score } from '../listening/scoring/score.js';
import { normaliseText } from '../listening/scoring/text/normalise.js';
import { LabError, write, type LabIo } from './io.js';
import { figuresOf, type Judged } from './train/metrics.js';
import { columnOf, openTsv } from './tsv.js';

const afinn = new natural.SentimentAnalyzer('English', undefined as never, 'afinn');

interface Answer {
  said: string;
  /** Probability of what was said; null where the scorer gives none. */
  sure: number | null;
}

interface Task {
  answer: (score: Score) => Answer;
  /** Labels as the sets have them; 1 and 0 stand for yes and no, positive and negative. */
  wanted: (label: string) => string;
  baseline?: (text: string) => string;
}

const yesOrNo = (chance: (score: Score) => number, yes: string, no: string) => (score: Score) => {
  const p = chance(score);
  return p >= 0.5 ? { said: yes, sure: p } : { said: no, sure: 1 - p };
};

const TASKS: Record<string, Task> = {
  sentiment: {
    answer: (score) => ({ said: score.sentiment, sure: score.sure ?? null }),
    wanted: (label) => (label === '1' ? 'pos' : label === '0' ? 'neg' : label.toLowerCase().slice(0, 3)),
    baseline: (text) => {
      const words = normaliseText(text).split(' ');
      const sum = words.length === 0 ? 0 : afinn.getSentiment(words);
      return sum > 0 ? 'pos' : sum < 0 ? 'neg' : 'neu';
    },
  },
  complaint: {
    answer: yesOrNo((score) => score.complaint, 'complaint', 'other'),
    wanted: (label) => (/^(?:complaint|1)$/i.test(label) ? 'complaint' : 'other'),
  },
  offensive: {
    answer: yesOrNo((score) => score.offensive, 'offensive', 'not'),
    wanted: (label) => (/^(?:offensive|hate|off|1)$/i.test(label) ? 'offensive' : 'not'),
  },
  spam: {
    answer: yesOrNo((score) => score.spam, 'spam', 'ham'),
    wanted: (label) => (/^(?:spam|1)$/i.test(label) ? 'spam' : 'ham'),
  },
  language: { answer: (score) => ({ said: score.language, sure: null }), wanted: (label) => label },
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
  const [ours, theirs] = [new Tally(), new Tally()];
  let spent = 0;
  for await (const { cells } of file.rows) {
    // Time of this process alone: other programs on the machine must not change the figure.
    const started = process.cpuUsage();
    const score = scorer.score({ text: cells[text]! });
    const used = process.cpuUsage(started);
    spent += used.user + used.system;
    const wanted = task.wanted(cells[label]!);
    const { said, sure } = task.answer(score);
    ours.add(wanted, said, sure);
    if (task.baseline) theirs.add(wanted, task.baseline(cells[text]!), null);
  }
  if (ours.judged.length === 0) throw new LabError(`${path} has no rows to judge.`);
  const speed = Math.round((ours.judged.length / Math.max(1, spent)) * 1e6);
  await write(io.stdout, `${ours.line(scorer.model)}  ${speed} texts/s\n`);
  if (task.baseline) await write(io.stdout, `${theirs.line('AFINN (natural)')}\n`);
  return 0;
}

class Tally {
  readonly judged: Judged[] = [];
  private readonly names: string[] = [];
  /** Rows for which the scorer said how sure it was: word lists alone do not. */
  private readonly sure: Judged[] = [];

  add(wanted: string, said: string, sure: number | null): void {
    const row = { wanted: this.indexOf(wanted), said: this.indexOf(said), sure: sure ?? 1 };
    this.judged.push(row);
    if (sure !== null) this.sure.push(row);
  }

  line(name: string): string {
    const figures = figuresOf(this.judged, this.names.length);
    const percent = (value: number): string => (value * 100).toFixed(1).padStart(5);
    const error =
      this.sure.length === 0 ? '–' : figuresOf(this.sure, this.names.length).calibrationError.toFixed(3);
    return (
      `${name.padEnd(24)} n ${String(figures.n).padStart(6)}  accuracy ${percent(figures.accuracy)}` +
      `  macro recall ${percent(figures.macroRecall)}  macro F1 ${percent(figures.macroF1)}  calibration error ${error}`
    );
  }

  private indexOf(name: string): number {
    const at = this.names.indexOf(name);
    return at >= 0 ? at : this.names.push(name) - 1;
  }
}
