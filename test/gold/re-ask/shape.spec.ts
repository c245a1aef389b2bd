/** The gold of re-asks is well-formed: what is said to be asked stands in the draft, what is said to be given in the thread. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Message {
  from: string;
  channel: string;
  text: string;
}
interface ReAsk {
  span: string;
  kind: string;
  given: string;
}

const languages = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'];
const kinds =
  'order-number date screenshot email phone device address account-id amount name location problem'.split(
    ' ',
  );
const channels = 'public message email review chat call'.split(' ');

const rowsOf = (part: string) => {
  const [head, ...lines] = readFileSync(join(__dirname, `${part}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  expect(head).toBe('id\tlang\tthread\ttext\treasks');
  return lines.map((line) => {
    const cells = line.split('\t');
    expect(cells).toHaveLength(5);
    const [id, lang, thread, text, reasks] = cells as [string, string, string, string, string];
    return { id, lang, thread: JSON.parse(thread) as Message[], text, reasks: JSON.parse(reasks) as ReAsk[] };
  });
};

describe('the gold of re-asks', () => {
  const halves = { tune: rowsOf('tune'), more: rowsOf('more'), test: rowsOf('test') };
  const all = [...halves.tune, ...halves.more, ...halves.test];

  it('names each draft once, and no thread with its draft stands in both halves', () => {
    expect(all.length).toBeGreaterThanOrEqual(300);
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
    expect(new Set(all.map((row) => JSON.stringify([row.thread, row.text]))).size).toBe(all.length);
    const tuned = new Set([...halves.tune, ...halves.more].map((row) => row.text));
    expect(halves.test.filter((row) => tuned.has(row.text))).toEqual([]);
  });

  it('marks spans that occur once in the draft, apart from each other, and givens that stand in the thread', () => {
    const wrong = all.filter(({ thread, text, reasks }) => {
      const places = reasks.map(({ span }) => ({
        start: text.indexOf(span),
        end: text.indexOf(span) + span.length,
      }));
      places.sort((a, b) => a.start - b.start);
      return (
        thread.length === 0 ||
        thread.some(
          ({ from, channel }) => !['customer', 'us'].includes(from) || !channels.includes(channel),
        ) ||
        reasks.some(({ span, kind }) => text.split(span).length !== 2 || !kinds.includes(kind)) ||
        reasks.some(({ given }) => !thread.some((message) => message.text.includes(given))) ||
        places.some(({ start }, index) => start < (places[index - 1]?.end ?? 0))
      );
    });
    expect(wrong).toEqual([]);
  });

  it.each(['tune', 'more', 'test'] as const)(
    'has every language and kind in %s, asked again and not',
    (part) => {
      for (const lang of languages) {
        const mine = halves[part].filter((row) => row.lang === lang);
        expect(mine.filter((row) => row.reasks.length > 0).length).toBeGreaterThanOrEqual(12);
        expect(mine.filter((row) => row.reasks.length === 0).length).toBeGreaterThanOrEqual(12);
      }
      const found = halves[part].flatMap((row) => row.reasks);
      expect(kinds.filter((kind) => found.filter((one) => one.kind === kind).length < 3)).toEqual([]);
    },
  );
});
