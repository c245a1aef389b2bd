/**
 * Reads counts per bin from a CSV `timestamp,value`, in order, line by line. A bad line is reported by number and passed over. Wall
 * clocks that are set back an hour for winter go on in elapsed time; what else goes backwards is a bad line. Must hold one line only. Pure.
 */

export interface Bin {
  /** 1-based line of the file. */
  line: number;
  /** The timestamp as written. */
  text: string;
  /** Elapsed time, milliseconds. */
  at: number;
  /** The timestamp as written, as if it were UTC: what the hour of the week is read from. */
  wallClock: number;
  value: number;
}

export type Skip = (line: number, why: string) => Promise<void>;

const LONGEST_LINE = 1024;
const HOUR = 3_600_000;
const LONGEST_GAP = 366 * 24 * HOUR;
const TIMESTAMP =
  /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(?:Z|([+-])(\d{2}):?(\d{2}))?$/;

/** The file as a whole cannot be used; says why. */
export class CountsCsvError extends Error {}

/** `path` is its name for messages. Throws CountsCsvError when it is empty or its first line names other columns. */
export async function* readCounts(
  chunks: AsyncIterable<string>,
  path: string,
  skip: Skip,
): AsyncGenerator<Bin> {
  let columns: { time: number; value: number } | null = null;
  let last: number | null = null;
  let setBack = 0;
  let step = 0;
  let leapt: number | null = null;
  let empty = true;
  for await (const { line, text } of lines(chunks)) {
    empty = false;
    if (text === null) {
      await skip(line, `longer than ${LONGEST_LINE} bytes`);
      continue;
    }
    if (text.trim() === '') {
      if (columns) await skip(line, 'empty');
      continue;
    }
    const cells = text.split(',').map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
    if (!columns) {
      columns = columnsOf(cells);
      if (columns) continue;
      if (!parseTime(cells[0] ?? ''))
        throw new CountsCsvError(
          `${path} does not begin with the columns "timestamp,value" (found ${JSON.stringify(text.slice(0, 80))}).`,
        );
      columns = { time: 0, value: 1 };
    }
    const time = parseTime(cells[columns.time] ?? '');
    if (!time) {
      await skip(
        line,
        `${JSON.stringify((cells[columns.time] ?? '').slice(0, 40))} is no time (YYYY-MM-DD HH:MM:SS)`,
      );
      continue;
    }
    const written = cells[columns.value] ?? '';
    const value = /^\d+(?:\.\d+)?(?:e\+?\d+)?$/i.test(written) ? Number(written) : NaN;
    if (!Number.isFinite(value) || value > 1e9) {
      await skip(
        line,
        `${JSON.stringify(written.slice(0, 40))} is no count (0 or more, at most a thousand million)`,
      );
      continue;
    }
    let at = time.at + setBack;
    // One mistyped year must not make all that follows look late; two lines that agree are a gap.
    if (
      last !== null &&
      at - last > LONGEST_GAP &&
      !(leapt !== null && at > leapt && at - leapt <= LONGEST_GAP)
    ) {
      leapt = at;
      await skip(line, 'its time is more than a year after that of the line before');
      continue;
    }
    leapt = null;
    if (last !== null && at <= last) {
      // Clocks go back one hour, once, and the next bin follows: 02:55 → 02:00.
      const winter = step > 0 && at + HOUR - last === step;
      if (!winter || setBack !== 0) {
        await skip(line, 'its time is not later than that of the line before');
        continue;
      }
      setBack = HOUR;
      at += HOUR;
    }
    if (last !== null) {
      // In spring the hour that was lost in autumn comes back: from then on nothing is set back.
      if (setBack > 0 && at - last === step + HOUR) {
        setBack = 0;
        at -= HOUR;
      }
      if (step === 0 || at - last < step) step = at - last;
    }
    last = at;
    yield { line, text: cells[columns.time]!, at, wallClock: time.wallClock, value };
  }
  if (empty) throw new CountsCsvError(`${path} is empty: a first line "timestamp,value" is expected.`);
}

function columnsOf(cells: string[]): { time: number; value: number } | null {
  const names = cells.map((name) => name.toLowerCase());
  const time = names.indexOf('timestamp');
  const value = names.indexOf('value');
  return time < 0 || value < 0 ? null : { time, value };
}

/** The wall clock as if it were UTC, and the instant when an offset is written; null for anything that is no real time. */
function parseTime(text: string): { at: number; wallClock: number } | null {
  const match = TIMESTAMP.exec(text);
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const wallClock = Date.UTC(year!, month! - 1, day, hour, minute, second);
  const back = new Date(wallClock);
  const real =
    back.getUTCMonth() === month! - 1 &&
    back.getUTCDate() === day &&
    hour! <= 23 &&
    minute! <= 59 &&
    second! <= 59;
  if (!real) return null;
  const offset = (Number(match[8] ?? 0) * 60 + Number(match[9] ?? 0)) * 60_000;
  return { at: wallClock - (match[7] === '-' ? -offset : offset), wallClock };
}

async function* lines(chunks: AsyncIterable<string>): AsyncGenerator<{ line: number; text: string | null }> {
  let line = 0;
  let rest = '';
  let tooLong = false;
  for await (const chunk of chunks) {
    const pieces = (rest + chunk).split('\n');
    rest = pieces.pop()!;
    for (const piece of pieces) {
      yield { line: ++line, text: tooLong || piece.length > LONGEST_LINE ? null : clean(piece, line) };
      tooLong = false;
    }
    if (rest.length > LONGEST_LINE) {
      tooLong = true;
      rest = '';
    }
  }
  if (rest !== '' || tooLong) yield { line: ++line, text: tooLong ? null : clean(rest, line) };
}

const clean = (text: string, line: number): string =>
  (line === 1 && text.startsWith('\ufeff') ? text.slice(1) : text).replace(/\r$/, '');
