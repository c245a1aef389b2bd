/**
 * Rows of a gold set and the figures counted on them: one table of precision and recall per language and part, printed once, held
 * to floors. Knows nothing of what is checked. Of sealed parts figures are printed, never rows.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tally } from './tally.js';

export const goldLanguages = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'] as const;

export interface GoldRow {
  id: string;
  lang: string;
}

/** The rows of `part`.tsv as cells by column name; the head must be exactly `columns`. */
export function goldCells<Column extends string>(
  folder: string,
  part: string,
  columns: readonly Column[],
): Record<Column, string>[] {
  const [head, ...lines] = readFileSync(join(folder, `${part}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  if (head !== columns.join('\t')) throw new Error(`${part}.tsv begins with other columns: ${head}`);
  return lines.map((line) => {
    const cells = line.split('\t');
    if (cells.length !== columns.length) throw new Error(`${part}.tsv: ${cells.length} cells in ${line}`);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]!])) as Record<Column, string>;
  });
}

/** Where `words` stand in `text` they touch the span; words that do not stand there touch nothing. */
export function touches(text: string, words: string, start: number, end: number): boolean {
  const at = text.indexOf(words);
  return at >= 0 && at < end && start < at + words.length;
}

export interface Floor {
  precision?: number;
  recall?: number;
}

/**
 * One test per part and language ("all" too), held to 0.9 and 0.85 or to its floor under "part language". `count` adds one row to
 * the tally.
 */
export function describeGold<Row extends GoldRow>(
  what: string,
  parts: Readonly<Record<string, readonly Row[]>>,
  count: (row: Row, tally: Tally) => void,
  { floors, columns = [] }: { floors: Readonly<Record<string, Floor>>; columns?: readonly string[] },
): void {
  describe.each(Object.keys(parts))(`${what} of %s`, (part) => {
    const lines: string[] = [];
    const counted = new Map<string, Tally>(); // each row is judged once, though it counts for its language and for all
    const of = (lang: string): Tally => {
      const known = counted.get(lang);
      if (known) return known;
      const tally = new Tally(columns);
      if (lang === 'all') for (const each of goldLanguages) tally.add(of(each));
      else for (const row of parts[part]!) if (row.lang === lang) count(row, tally);
      counted.set(lang, tally);
      return tally;
    };
    afterAll(() => console.info(lines.join('\n')));

    it.each([...goldLanguages, 'all'])('are found, and little else, in %s', (lang) => {
      const tally = of(lang);
      lines.push(`${part} ${lang}: ${tally.toString()}`);
      const floor = floors[`${part} ${lang}`];
      expect(tally.precision).toBeGreaterThanOrEqual(floor?.precision ?? 0.9);
      expect(tally.recall).toBeGreaterThanOrEqual(floor?.recall ?? 0.85);
    });
  });
}
