/**
 * `lab evaluate FILE --task T`: how often the scorer agrees with the labels of a TSV (`label`, `text`), how far its sureness
 * can be trusted, and how fast it is, beside the lexicons of two libraries where they apply. Figures only; texts are never
 * printed.
 */
import { loadLexicons } from '../listening/scoring/lexicons.loader.js';
import { createScorer } from '../listening/scoring/scorer.js';
import type { Score } from '../listening/scoring/score.js';
import { BASELINES } from './baselines.js';
import { LabError, write, type LabIo } from './io.js';
import { figuresOf, type Judged } from './train/metrics.js';
import { columnOf, openTsv } from './tsv.js';

/** Texts judged at a time: each contender all of them in its turn, so that whatever else the machine does slows all alike. */
const BATCH = 500;
/** For how many microseconds a text the first of them are judged before the clock runs: a program's first seconds are its slowest. */
const WARM_UP = 5000;

interface Answer {
  said: string;
  /** Probability of what was said; null where the scorer gives none. */
  sure: number | null;
}

interface Task {
  answer: (score: Score) => Answer;
  /** Labels as the sets have them; 1 and 0 stand for yes and no, positive and negative. */
  wanted: (label: string) => string;
  /** Whether libraries have an answer too. */
  baselines?: true;
}

const yesOrNo = (chance: (score: Score) => number, yes: string, no: string) => (score: Score) => {
  const p = chance(score);
  return p >= 0.5 ? { said: yes, sure: p } : { said: no, sure: 1 - p };
};

const TASKS: Record<string, Task> = {
  sentiment: {
    answer: (score) => ({ said: score.sentiment, sure: score.sure ?? null }),
    wanted: (label) => (label === '1' ? 'pos' : label === '0' ? 'neg' : label.toLowerCase().slice(0, 3)),
    baselines: true,
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
  const contenders = [
    new Contender(
      scorer.model,
      (texts) => () => texts.map((one) => task.answer(scorer.score({ text: one }))),
    ),
    ...(task.baselines ? BASELINES : []).map(
      ({ name: theirs, of }) =>
        new Contender(theirs, (texts) => {
          const judge = of(texts);
          return () => judge().map((said) => ({ said, sure: null }));
        }),
    ),
  ];
  let batch: { wanted: string; text: string }[] = [];
  const judgeBatch = (): void => {
    for (const contender of contenders) contender.judge(batch);
    batch = [];
  };
  for await (const { cells } of file.rows) {
    batch.push({ wanted: task.wanted(cells[label]!), text: cells[text]! });
    if (batch.length === BATCH) judgeBatch();
  }
  if (batch.length > 0) judgeBatch();
  if (contenders.some(({ texts }) => texts === 0)) throw new LabError(`${path} has no rows to judge.`);
  for (const contender of contenders) await write(io.stdout, `${contender.line()}\n`);
  return 0;
}

/** Somebody who judges texts, how well, and how much of this process' own time it takes. */
class Contender {
  texts = 0;
  private spent = 0;
  private readonly tally = new Tally();

  constructor(
    private readonly name: string,
    private readonly ready: (texts: readonly string[]) => () => Answer[],
  ) {}

  judge(rows: readonly { wanted: string; text: string }[]): void {
    const work = this.ready(rows.map((row) => row.text));
    const begun = process.cpuUsage();
    if (this.texts === 0) while (microseconds(begun) < WARM_UP * rows.length) work();
    const started = process.cpuUsage();
    const answers = work();
    this.spent += microseconds(started);
    this.texts += rows.length;
    answers.forEach(({ said, sure }, i) => this.tally.add(rows[i]!.wanted, said, sure));
  }

  line(): string {
    const speed = Math.round((this.texts / Math.max(1, this.spent)) * 1e6);
    return `${this.tally.line(this.name)}  ${String(speed).padStart(7)} texts/s`;
  }
}

/** Time of this process alone: other programs on the machine must not change the figure. */
function microseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return user + system;
}

class Tally {
  private readonly judged: Judged[] = [];
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
