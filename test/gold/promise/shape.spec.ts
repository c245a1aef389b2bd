/** The gold of promises is well-formed: its figures mean nothing if a span or a date is not what the columns say. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Gold {
  span: string;
  who: string;
  what: string;
  due: string | null;
  dueWords: string;
}

const languages = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'];
const whos = ['us', 'agent', 'other-department', 'third-party'];
const whats = 'call-back refund replacement credit visit reply fix update escalate other'.split(' ');
const iso = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})?$/u;

const rowsOf = (part: string) => {
  const [head, ...lines] = readFileSync(join(__dirname, `${part}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  expect(head).toBe('id\tlang\tsent_at\ttext\tpromises');
  return lines.map((line) => {
    const cells = line.split('\t');
    expect(cells).toHaveLength(5);
    const [id, lang, sentAt, text, promises] = cells as [string, string, string, string, string];
    return { id, lang, sentAt, text, promises: JSON.parse(promises) as Gold[] };
  });
};

describe('the gold of promises', () => {
  const halves = { tune: rowsOf('tune'), more: rowsOf('more'), test: rowsOf('test') };
  const all = [...halves.tune, ...halves.more, ...halves.test];

  it('names each reply once, and none stands in both halves', () => {
    expect(all.length).toBeGreaterThanOrEqual(330);
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
    expect(new Set(all.map((row) => row.text)).size).toBe(all.length);
  });

  it('marks spans that occur once, apart from each other, with a due time not before sending', () => {
    for (const { id, sentAt, text, promises } of all) {
      const places = promises.map(({ span }) => [text.indexOf(span), text.indexOf(span) + span.length]);
      places.sort(([a = 0], [b = 0]) => a - b);
      places.forEach(([start = -1], index) => {
        if (start < (places[index - 1]?.[1] ?? 0)) throw new Error(`${id}: span missing or overlapping`);
      });
      for (const { span, who, what, due, dueWords } of promises) {
        const right =
          text.split(span).length === 2 &&
          whos.includes(who) &&
          whats.includes(what) &&
          text.includes(dueWords);
        const timed =
          due === null ||
          (iso.test(due) && dueWords !== '' && due >= sentAt.slice(0, due.length === 10 ? 10 : 25));
        expect({ id, right, timed, sent: iso.test(sentAt) }).toEqual({
          id,
          right: true,
          timed: true,
          sent: true,
        });
      }
    }
  });

  it.each(['tune', 'more', 'test'] as const)(
    'has every language and kind in %s, promises and none',
    (part) => {
      const rows = halves[part];
      for (const lang of languages) {
        const mine = rows.filter((row) => row.lang === lang);
        expect(mine.filter((row) => row.promises.length > 0).length).toBeGreaterThanOrEqual(18);
        expect(mine.filter((row) => row.promises.length === 0).length).toBeGreaterThanOrEqual(18);
      }
      const found = rows.flatMap((row) => row.promises);
      expect(whats.filter((what) => found.filter((one) => one.what === what).length < 5)).toEqual([]);
      expect(whos.filter((who) => found.filter((one) => one.who === who).length < 5)).toEqual([]);
    },
  );
});
