/**
 * `lab score FILE`: what the product would say of every row of a TSV, one JSON object a line. Uses the very scorer the
 * product runs; streams, so that a file of any length fits.
 */
import { loadLexicons } from '../listening/scoring/lexicons.loader.js';
import { createScorer, type Scorer } from '../listening/scoring/scorer.js';
import type { Score } from '../listening/scoring/score.js';
import { LabError, write, type LabIo } from './io.js';
import { columnOf, openTsv } from './tsv.js';

export const usage =
  'lab score FILE      judge every row of a TSV with a column "text" (- reads standard input)';

/** Answers the exit code: 0, or throws LabError (exit 2) for a file that cannot be used. */
export async function run(args: string[], io: LabIo): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  if (files.length !== 1) throw new LabError(`Give exactly one file: ${usage}`);
  const path = files[0] === '-' ? '/dev/stdin' : files[0]!;
  const file = await openTsv(path, (line, why) => write(io.stderr, `line ${line} skipped: ${why}\n`));
  const text = columnOf(file, path, 'text');
  const scorer: Scorer = createScorer(loadLexicons());
  let waiting = '';
  for await (const { row, cells } of file.rows) {
    waiting += JSON.stringify(lineOf(row, scorer.score({ text: cells[text]! }))) + '\n';
    if (waiting.length > 64 * 1024) {
      await write(io.stdout, waiting);
      waiting = '';
    }
  }
  if (waiting !== '') await write(io.stdout, waiting);
  return 0;
}

/** The published order of keys first; what else the score holds after them. */
function lineOf(row: number, score: Score): Record<string, unknown> {
  const {
    language,
    sentiment,
    polarity,
    complaint,
    offensive,
    spam,
    urgency,
    topics,
    pii,
    risk,
    reasons,
    ...rest
  } = score;
  return {
    row,
    language,
    sentiment,
    polarity,
    complaint,
    offensive,
    spam,
    urgency,
    topics,
    pii,
    risk,
    reasons,
    ...rest,
  };
}
