/** The gold of tone is whole: columns, ids, kinds, counts, halves that share nothing. Says nothing of any check. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const COLUMNS = ['id', 'lang', 'context', 'text', 'block', 'warn', 'note'] as const;
const LANGUAGES = { en: 100, hi: 55, 'hi-Latn': 55, ta: 50, 'ta-Latn': 50 } as const;
const KINDS = [
  'hostile',
  'blaming',
  'defensive',
  'dismissive',
  'sarcastic',
  'condescending',
  'over-familiar',
  'shouting',
  'exclamation',
  'joking',
  'no-empathy',
  'informal',
];
const NEVER_BLOCKS = ['exclamation'];
const NEVER_WARNS = ['hostile', 'sarcastic'];
const NOT_IN_ENGLISH = ['informal'];

type Row = Record<(typeof COLUMNS)[number], string> & { kinds: string[] };

const list = (cell: string): string[] => (cell === '' ? [] : cell.split(','));
const lines = (part: string): string[] =>
  readFileSync(join(__dirname, `${part}.tsv`), 'utf8')
    .replace(/\n$/, '')
    .split('\n');
const read = (part: string): Row[] =>
  lines(part)
    .slice(1)
    .map((line) => {
      const [id = '', lang = '', context = '', text = '', block = '', warn = '', note = ''] =
        line.split('\t');
      return { id, lang, context, text, block, warn, note, kinds: [...list(block), ...list(warn)] };
    });
const bare = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}\p{N}]+/gu, '');

const halves = { tune: read('tune'), test: read('test') };
const all = [...halves.tune, ...halves.test];
const labelled = [...all, ...read('second'), ...read('third')];

describe('gold for the tone of replies', () => {
  it.each(['tune', 'test', 'second', 'third'])(
    '%s has its columns in every row, without stray blanks',
    (part) => {
      const [head, ...rows] = lines(part);
      expect(head).toBe(COLUMNS.join('\t'));
      const odd = rows.filter((row) => {
        const cells = row.split('\t');
        return cells.length !== COLUMNS.length || cells.some((cell) => cell !== cell.trim()) || !cells[3];
      });
      expect(odd).toEqual([]);
    },
  );

  it('gives an id once, and names known languages and kinds', () => {
    expect(new Set(labelled.map((row) => row.id)).size).toBe(labelled.length);
    expect(labelled.filter((row) => !(row.lang in LANGUAGES)).map((row) => row.id)).toEqual([]);
    expect(
      labelled.filter((row) => row.kinds.some((kind) => !KINDS.includes(kind))).map((row) => row.id),
    ).toEqual([]);
  });

  it('labels a kind at one level only, and only at a level the guideline knows', () => {
    const wrong = labelled.filter(
      (row) =>
        new Set(row.kinds).size !== row.kinds.length ||
        list(row.block).some((kind) => NEVER_BLOCKS.includes(kind)) ||
        list(row.warn).some((kind) => NEVER_WARNS.includes(kind)) ||
        (row.lang === 'en' && row.kinds.some((kind) => NOT_IN_ENGLISH.includes(kind))),
    );
    expect(wrong.map((row) => row.id)).toEqual([]);
  });

  for (const [part, rows] of Object.entries(halves)) {
    it.each(Object.entries(LANGUAGES))(`${part} has enough of %s, faulty and clean`, (lang, least) => {
      const mine = rows.filter((row) => row.lang === lang);
      expect(mine.length).toBeGreaterThanOrEqual(least);
      const clean = mine.filter((row) => row.kinds.length === 0).length / mine.length;
      expect(clean).toBeGreaterThanOrEqual(0.38);
      expect(clean).toBeLessThanOrEqual(0.52);
      const missing = KINDS.filter((kind) => lang !== 'en' || !NOT_IN_ENGLISH.includes(kind)).filter(
        (kind) =>
          NEVER_BLOCKS.includes(kind)
            ? mine.filter((row) => list(row.warn).includes(kind)).length < 2
            : !mine.some((row) => list(row.block).includes(kind)),
      );
      expect(missing).toEqual([]);
    });
  }

  it('has no reply in both halves, nor twice in one', () => {
    expect(new Set(all.map((row) => bare(row.text))).size).toBe(all.length);
  });
});
