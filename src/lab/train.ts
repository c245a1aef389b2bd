/**
 * `lab train --data DIR`: trains every model from a folder of labelled sets and writes config/models and the model card.
 * Same data, same bytes. Reads the data in place and never copies it into the project. Two tasks run at a time, each in a
 * process of its own.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { encodeContainer } from '../listening/scoring/learned/container.js';
import { createReader } from '../listening/scoring/learned/reader.js';
import { Words } from '../listening/scoring/learned/words.js';
import { findConfigDir, loadLexicons } from '../listening/scoring/lexicons.loader.js';
import { LabError, write, type LabIo } from './io.js';
import { updateCard } from './train/card.js';
import { readCorrections } from './train/corrections.js';
import { readRows } from './train/rows.js';
import { SETS } from './train/sets.js';
import type { EvaluationRow, TrainContext, TrainTask } from './train/task.js';
import { TASKS } from './train/tasks.js';
import { readVectors, vectorFile } from './train/word-vectors.js';

export const usage =
  'lab train --data DIR [--only NAME[,NAME]] [--out DIR] [--without SET[,SET]] [--without-vectors] [--with-corrections FILE]';

/** Cores used at once: more would not fit a small machine. */
const AT_ONCE = 2;

interface Options {
  data: string;
  out: string;
  card: string;
  tasks: readonly TrainTask[];
  without: ReadonlySet<string>;
  vectors: boolean;
  corrections: string | undefined;
}

export async function run(args: string[], io: LabIo): Promise<number> {
  const options = optionsOf(args);
  mkdirSync(options.out, { recursive: true });
  const program = process.argv[1] ?? '';
  const alone = options.tasks.length === 1 || !/[\\/]lab[\\/]main\.js$/.test(program);
  // Fetched before the others start, so that two do not fetch at once.
  if (options.vectors && !alone) vectorFile(cacheDir(), (line) => void io.stderr.write(`${line}\n`));
  const figures = new Map<string, EvaluationRow[]>();
  const waiting = [...options.tasks];
  const work = async (): Promise<void> => {
    for (let task = waiting.shift(); task; task = waiting.shift()) {
      const rows = alone ? await train(task, options, io) : await trainApart(task, program, args, io);
      figures.set(task.name, rows);
    }
  };
  await Promise.all(Array.from({ length: alone ? 1 : AT_ONCE }, work));
  for (const { name } of options.tasks) {
    for (const row of figures.get(name) ?? []) await write(io.stdout, `${JSON.stringify(row)}\n`);
  }
  if (!args.includes('--no-card')) updateCard(options.out, options.card, figures);
  return 0;
}

async function train(task: TrainTask, options: Options, io: LabIo): Promise<EvaluationRow[]> {
  const lexicons = loadLexicons();
  const words = new Words();
  const report = (line: string): void => void io.stderr.write(`${line}\n`);
  const corrections = options.corrections === undefined ? [] : readCorrections(options.corrections);
  const context: TrainContext = {
    rows: (set, file) => (options.without.has(set) ? [] : readRows(options.data, set, file)),
    corrections: (judgement, languages) =>
      corrections.filter((row) => row.judgement === judgement && languages.includes(row.language)),
    lexicons,
    words,
    read: createReader(lexicons, words),
    vectors: (counts, most) => {
      if (!options.vectors) return new Map();
      const used = counts.frequentTexts();
      return readVectors(vectorFile(cacheDir(), report), (word, rank) => used.has(word) || rank < most);
    },
    save: (name, container) => {
      const bytes = encodeContainer(container);
      writeFileSync(join(options.out, name), bytes);
      report(`${name}: ${bytes.length} bytes`);
    },
    report,
  };
  const started = process.hrtime.bigint();
  const rows = await task.train(context);
  report(`${task.name}: ${Number((process.hrtime.bigint() - started) / 100_000_000n) / 10} s`);
  return rows;
}

/** The same command for one task, in its own process; its answer is what it printed. */
function trainApart(task: TrainTask, program: string, args: string[], io: LabIo): Promise<EvaluationRow[]> {
  const rest = args.filter((arg, i) => arg !== '--only' && args[i - 1] !== '--only');
  const child = spawn(process.execPath, [program, 'train', ...rest, '--only', task.name, '--no-card'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  child.stderr.on('data', (text: Buffer) => void io.stderr.write(text));
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      if (code !== 0) fail(new LabError(`Training of ${task.name} stopped (see above).`));
      else
        done(
          printed
            .split('\n')
            .filter(Boolean)
            .map((line) => JSON.parse(line) as EvaluationRow),
        );
    });
  });
}

function optionsOf(args: string[]): Options {
  const option = (name: string): string | undefined => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  const data = option('--data');
  if (!data) throw new LabError(`Say where the labelled sets are: ${usage}`);
  const only = option('--only')?.split(',');
  const unknown = only?.find((name) => !TASKS.some((task) => task.name === name));
  if (unknown !== undefined) {
    const known = TASKS.map((task) => task.name).join(', ');
    throw new LabError(`There is no task "${unknown}" (known: ${known}).`);
  }
  const out = option('--out');
  const config = findConfigDir();
  return {
    data: folderOfSets(resolve(data)),
    out: out ?? join(config, 'models'),
    card: join(out ?? join(dirname(config), 'docs'), 'model-card.md'),
    tasks: TASKS.filter((task) => only === undefined || only.includes(task.name)),
    without: new Set(option('--without')?.split(',') ?? []),
    vectors: !args.includes('--without-vectors'),
    corrections: option('--with-corrections'),
  };
}

/** The folder that holds the sets, named itself or by the one around it. */
function folderOfSets(folder: string): string {
  const held = (at: string): boolean => Object.keys(SETS).some((set) => existsSync(join(at, set)));
  return !held(folder) && held(join(folder, 'text')) ? join(folder, 'text') : folder;
}

const cacheDir = (): string => join(dirname(findConfigDir()), 'node_modules', '.cache', 'earshot-vectors');
