/**
 * `lab check FILE`: what the reply checks find in every row of a TSV, one JSON object a line. Uses the very checks, words
 * and levels the desk runs; streams, so that a file of any length fits. Needs no database and no network.
 */
import { grammarSwitchedOff } from '../core/config/checks-settings.js';
import { loadCheckKit, type CheckKit } from '../desk/replies/checks/check-kit.js';
import type { CheckContext, Finding } from '../desk/replies/checks/finding.js';
import { checkWithGrammar } from '../desk/replies/checks/grammar/check-with-grammar.js';
import { makeHarper } from '../desk/replies/checks/grammar/grammar-files.js';
import type { Harper } from '../desk/replies/checks/grammar/harper.js';
import type { GrammarState } from '../desk/replies/checks/grammar/lint.js';
import { findConfigDir } from '../listening/scoring/lexicons.loader.js';
import { LabError, write, type LabIo } from './io.js';
import { columnOf, openTsv, type TsvFile } from './tsv.js';

/** Nobody waits at a keyboard: a slow machine must not change what is found. */
const PATIENCE_MS = 60_000;
/** Rows whose grammar is being read while the next are looked at. */
const AHEAD = 8;

export const usage =
  'lab check FILE      what the reply checks find in a TSV with a column "text", optionally lang, context, platform, sent_at (- reads standard input); --without-grammar for speed';

/** Answers the exit code: 0, or throws LabError (exit 2) for a file that cannot be used. */
export async function run(args: string[], io: LabIo): Promise<number> {
  const files = args.filter((arg) => !arg.startsWith('--'));
  if (files.length !== 1) throw new LabError(`Give exactly one file: ${usage}`);
  const path = files[0] === '-' ? '/dev/stdin' : files[0]!;
  const file = await openTsv(path, (line, why) => write(io.stderr, `line ${line} skipped: ${why}\n`));
  const columns = columnsOf(file, path);
  const kit = loadCheckKit(findConfigDir());
  const harper = await startedHarper(kit, args, io);
  try {
    await checkRows(file, columns, kit, harper, io);
  } finally {
    await harper?.close();
  }
  return 0;
}

/** Null where grammar is not to be read, or its reader does not run: then standard error says so once. */
async function startedHarper(kit: CheckKit, args: string[], io: LabIo): Promise<Harper | null> {
  if (args.includes('--without-grammar') || grammarSwitchedOff()) return null;
  const report = (problem: string): void => void io.stderr.write(`${problem}\n`);
  const harper = makeHarper(kit.grammarRules, { deadlineMs: PATIENCE_MS, report });
  if (await harper.start()) return harper;
  await harper.close();
  return null;
}

async function checkRows(
  file: TsvFile,
  columns: Columns,
  kit: CheckKit,
  harper: Harper | null,
  io: LabIo,
): Promise<void> {
  const unknownPlatforms = new Set<string>();
  const ahead: Promise<string>[] = [];
  let waiting = '';
  for await (const { row, line, cells } of file.rows) {
    const platform = cellOf(cells, columns.platform);
    if (platform !== null && !kit.lengths.has(platform) && !unknownPlatforms.has(platform)) {
      unknownPlatforms.add(platform);
      const known = [...kit.lengths.keys()].join(', ');
      await write(
        io.stderr,
        `line ${line}: no length is known for ${JSON.stringify(platform.slice(0, 40))} (known: ${known})\n`,
      );
    }
    const checked = checkWithGrammar(kit, harper, {
      text: cells[columns.text]!,
      language: cellOf(cells, columns.lang),
      customerText: cellOf(cells, columns.context),
      allowWords: [],
      ...sendingOf(cells, columns),
      ...threadOf(cellOf(cells, columns.context)),
      length: lengthOf(kit, platform),
      audience: 'public',
    });
    ahead.push(
      checked.then(
        ({ findings, grammar }) =>
          JSON.stringify({ row, findings: findings.map(asPublished), ...unread(grammar) }) + '\n',
      ),
    );
    if (ahead.length >= AHEAD) waiting += await ahead.shift()!;
    if (waiting.length > 64 * 1024) {
      await write(io.stdout, waiting);
      waiting = '';
    }
  }
  for (const line of ahead) waiting += await line;
  if (waiting !== '') await write(io.stdout, waiting);
}

interface Columns {
  text: number;
  lang: number;
  context: number;
  platform: number;
  sentAt: number;
}

function columnsOf(file: TsvFile, path: string): Columns {
  const optional = (name: string) => file.columns.indexOf(name);
  return {
    text: columnOf(file, path, 'text'),
    lang: optional('lang'),
    context: optional('context'),
    platform: optional('platform'),
    sentAt: optional('sent_at'),
  };
}

function cellOf(cells: string[], column: number): string | null {
  const cell = column < 0 ? '' : (cells[column] ?? '').trim();
  return cell === '' ? null : cell;
}

/** The customer's message is all of the thread that a row has. */
function threadOf(context: string | null): Pick<CheckContext, 'thread'> {
  return context === null ? {} : { thread: [{ from: 'customer', channel: 'public', text: context }] };
}

/** Without the moment of sending, promises are found but carry no date. */
function sendingOf(cells: string[], { sentAt }: Columns): Pick<CheckContext, 'sending'> {
  const at = cellOf(cells, sentAt);
  return at === null ? {} : { sending: { at } };
}

function lengthOf(kit: CheckKit, platform: string | null) {
  return platform === null ? null : (kit.lengths.get(platform) ?? null);
}

/** Said only where grammar should have been read and was not, or not to the end. */
function unread(grammar: GrammarState): { grammar?: GrammarState } {
  return grammar === 'partly' || grammar === 'unavailable' || grammar === 'starting' ? { grammar } : {};
}

/** The published order of keys first; code and params after them. */
function asPublished({
  check,
  level,
  start,
  end,
  reason,
  suggestions,
  code,
  params,
}: Finding): Record<string, unknown> {
  return { check, level, start, end, reason, suggestions, code, params: params ?? {} };
}
