/** How well re-asks are found, per language. Of the test half only figures are printed; floors, so that nothing gets worse unseen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadReAsk } from '../../../src/desk/replies/checks/re-ask/re-ask-check.js';
import type { ThreadMessage } from '../../../src/desk/replies/checks/finding.js';
import { Tally } from '../../support/tally.js';

interface Gold {
  span: string;
  kind: string;
  given: string;
}

const examine = loadReAsk(join(__dirname, '../../../config/checks'));
const languages = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'];
/** What is reached where it is less than 0.9 and 0.85. */
const below: Readonly<Record<string, { precision?: number; recall?: number }>> = {
  'test en': { recall: 0.67 },
  'test ta': { precision: 0.87, recall: 0.73 },
  'test hi-Latn': { precision: 0.86, recall: 0.81 },
  'test ta-Latn': { recall: 0.8 },
  'test all': { recall: 0.76 },
};

const rowsOf = (part: string) =>
  readFileSync(join(__dirname, `${part}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [, lang = '', thread = '[]', text = '', reasks = '[]'] = line.split('\t');
      return {
        lang,
        text,
        thread: JSON.parse(thread) as ThreadMessage[],
        gold: JSON.parse(reasks) as Gold[],
      };
    });

function overlaps(text: string, words: string, start: number, end: number): boolean {
  const at = text.indexOf(words);
  return at >= 0 && at < end && start < at + words.length;
}

function count(rows: ReturnType<typeof rowsOf>): Tally {
  const tally = new Tally(['given']);
  for (const { lang, text, thread, gold } of rows) {
    const left = [...gold];
    const context = { text, language: lang, customerText: null, allowWords: [], length: null, thread };
    for (const found of examine({ ...context, audience: 'direct' })) {
      const { kind, given, message } = found.params ?? {};
      const at = left.findIndex(
        (one) => one.kind === kind && overlaps(text, one.span, found.start, found.end),
      );
      const meant = at < 0 ? undefined : left.splice(at, 1)[0];
      if (!meant) {
        tally.stray += 1;
        continue;
      }
      const said = thread[Number(message)]?.text ?? '';
      const from = said.indexOf(String(given));
      tally.hit({ given: overlaps(said, meant.given, from, from + String(given).length) });
    }
    tally.missed += left.length;
  }
  return tally;
}

describe.each(['tune', 'test'])('the re-asks of %s', (part) => {
  const rows = rowsOf(part);
  const lines: string[] = [];
  afterAll(() => console.info(lines.join('\n')));

  it.each([...languages, 'all'])('are found, and little else, in %s', (lang) => {
    const tally = count(rows.filter((row) => lang === 'all' || row.lang === lang));
    lines.push(`${part} ${lang}: ${tally.toString()}`);
    expect(tally.precision).toBeGreaterThanOrEqual(below[`${part} ${lang}`]?.precision ?? 0.9);
    expect(tally.recall).toBeGreaterThanOrEqual(below[`${part} ${lang}`]?.recall ?? 0.85);
  });
});
