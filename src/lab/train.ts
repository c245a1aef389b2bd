/**
 * `lab train --data DIR`: trains every model from a folder of labelled sets and writes config/models. Same data, same
 * bytes. Reads the data in place and never copies it into the project.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { encodeContainer } from '../listening/scoring/learned/container.js';
import { createReader } from '../listening/scoring/learned/reader.js';
import { Words } from '../listening/scoring/learned/words.js';
import { findConfigDir, loadLexicons } from '../listening/scoring/lexicons.loader.js';
import { LabError, write, type LabIo } from './io.js';
import { readCorrections } from './train/corrections.js';
import { readRows } from './train/rows.js';
import type { EvaluationRow, TrainContext } from './train/task.js';
import { TASKS } from './train/tasks.js';

export const usage =
  'lab train --data DIR [--only NAME[,NAME]] [--out DIR] [--without SET[,SET]] [--with-corrections FILE]';

export async function run(args: string[], io: LabIo): Promise<number> {
  const option = (name: string): string | undefined => {
    const at = args.indexOf(name);
    return at < 0 ? undefined : args[at + 1];
  };
  const data = option('--data');
  if (!data) throw new LabError(`Say where the labelled sets are: ${usage}`);
  const only = option('--only')?.split(',');
  const unknown = only?.find((name) => !TASKS.some((task) => task.name === name));
  if (unknown !== undefined) {
    throw new LabError(
      `There is no task "${unknown}" (known: ${TASKS.map((task) => task.name).join(', ')}).`,
    );
  }
  const out = option('--out') ?? join(findConfigDir(), 'models');
  mkdirSync(out, { recursive: true });
  const lexicons = loadLexicons();
  const without = new Set(option('--without')?.split(',') ?? []);
  const correctionsFile = option('--with-corrections');
  const corrections = correctionsFile === undefined ? [] : readCorrections(correctionsFile);
  const figures: EvaluationRow[] = [];
  for (const task of TASKS) {
    if (only && !only.includes(task.name)) continue;
    const words = new Words();
    const context: TrainContext = {
      rows: (set, file) => (without.has(set) ? [] : readRows(data, set, file)),
      corrections: (judgement, languages) =>
        corrections.filter((row) => row.judgement === judgement && languages.includes(row.language)),
      lexicons,
      words,
      read: createReader(lexicons, words),
      save: (name, container) => {
        const bytes = encodeContainer(container);
        writeFileSync(join(out, name), bytes);
        io.stderr.write(`${name}: ${bytes.length} bytes\n`);
      },
      report: (line) => void io.stderr.write(`${line}\n`),
    };
    const started = process.hrtime.bigint();
    const rows = await task.train(context);
    figures.push(...rows);
    const seconds = Number((process.hrtime.bigint() - started) / 1_000_000n) / 1000;
    io.stderr.write(`${task.name}: ${seconds.toFixed(1)} s\n`);
    for (const row of rows) await write(io.stdout, `${JSON.stringify(row)}\n`);
  }
  return 0;
}
