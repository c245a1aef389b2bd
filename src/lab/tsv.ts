/**
 * Reads a tab-separated file with a header line, row by row. Quotes are literal, CRLF and a byte-order mark are dropped,
 * a bad line is reported by number and passed over. Must hold only one row in memory.
 */
import { createReadStream } from 'node:fs';
import { cannotRead, LabError } from './io.js';

/** A line longer than this is a wrong file, not a post. */
const LONGEST_LINE = 8 * 1024 * 1024;

export interface TsvRow {
  /** 1 for the first line after the header. */
  row: number;
  /** 1-based line of the file. */
  line: number;
  cells: string[];
}

export interface TsvFile {
  columns: string[];
  rows: AsyncGenerator<TsvRow>;
}

/** `bad(line, why)` is told of every line that is passed over. Throws LabError for an unreadable or empty file. */
export async function openTsv(
  path: string,
  bad: (line: number, why: string) => void | Promise<void>,
): Promise<TsvFile> {
  const lines = readLines(path);
  const head = await lines.next();
  if (head.done) throw new LabError(`${path} is empty: a header line such as "label<TAB>text" is expected.`);
  const columns = head.value.text.split('\t').map((name) => name.trim());
  return { columns, rows: rowsOf(lines, columns.length, bad) };
}

/** Index of a column. Throws LabError that names the columns there are. */
export function columnOf(file: TsvFile, path: string, name: string): number {
  const at = file.columns.indexOf(name);
  if (at < 0)
    throw new LabError(
      `${path} has no column "${name}" in its first line (found: ${file.columns
        .slice(0, 20)
        .map((c) => JSON.stringify(c.slice(0, 40)))
        .join(', ')}).`,
    );
  return at;
}

async function* rowsOf(
  lines: AsyncGenerator<Line>,
  width: number,
  bad: (line: number, why: string) => void | Promise<void>,
): AsyncGenerator<TsvRow> {
  let row = 0;
  for await (const { line, text, tooLong } of lines) {
    row++;
    if (tooLong) {
      await bad(line, `longer than ${LONGEST_LINE} bytes`);
      continue;
    }
    if (text === '') {
      // An empty last line is how files end; one in the middle is a row that lacks its cells.
      if (width > 1) await bad(line, 'empty');
      else yield { row, line, cells: [''] };
      continue;
    }
    const cells = text.split('\t');
    if (cells.length !== width) {
      await bad(line, `${cells.length} cell${cells.length === 1 ? '' : 's'} where the header has ${width}`);
      continue;
    }
    yield { row, line, cells };
  }
}

interface Line {
  line: number;
  text: string;
  tooLong: boolean;
}

/** Only \n ends a line: a stray \r, U+2028 or form feed inside a post must not. */
async function* readLines(path: string): AsyncGenerator<Line> {
  const stream = createReadStream(path, { highWaterMark: 256 * 1024 });
  let pieces: Buffer[] = [];
  let held = 0;
  let line = 0;
  let tooLong = false;
  const take = (end: Buffer): Line => {
    const bytes = pieces.length === 0 ? end : Buffer.concat([...pieces, end]);
    pieces = [];
    held = 0;
    line++;
    let text = tooLong ? '' : bytes.toString('utf8');
    if (text.endsWith('\r')) text = text.slice(0, -1);
    if (line === 1 && text.startsWith('\ufeff')) text = text.slice(1);
    const found = { line, text, tooLong };
    tooLong = false;
    return found;
  };
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      let from = 0;
      for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
        yield take(chunk.subarray(from, at));
        from = at + 1;
      }
      if (from < chunk.length) {
        held += chunk.length - from;
        if (held > LONGEST_LINE) {
          tooLong = true;
          pieces = [];
        } else pieces.push(Buffer.from(chunk.subarray(from)));
      }
    }
  } catch (error) {
    throw cannotRead(path, error);
  }
  if (held > 0) yield take(Buffer.alloc(0));
}
