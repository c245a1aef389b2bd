/** How well promises are found, per language. Of the test half only figures are printed; floors, so that nothing gets worse unseen. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mondayToFriday, wallOf } from '../../../src/desk/replies/checks/promise/business-days.js';
import { findPromises } from '../../../src/desk/replies/checks/promise/find-promises.js';
import { loadPromiseTools } from '../../../src/desk/replies/checks/promise/promise-files.js';
import { Tally } from '../../support/tally.js';

interface Gold {
  span: string;
  who: string;
  what: string;
  due: string | null;
}

const tools = loadPromiseTools(join(__dirname, '../../../config/checks'));
const languages = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'];
/** What is reached where it is less than 0.9 and 0.85. */
const below: Readonly<Record<string, { precision?: number; recall?: number }>> = {
  'test en': { precision: 0.86, recall: 0.79 },
  'test ta': { precision: 0.88 },
};

const rowsOf = (part: string) =>
  readFileSync(join(__dirname, `${part}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [, lang = '', sentAt = '', text = '', promises = '[]'] = line.split('\t');
      return { lang, sentAt, text, gold: JSON.parse(promises) as Gold[] };
    });

function sameDue(said: string | null, meant: string | null): boolean {
  if (meant === null || said === null) return meant === said;
  return meant.length === 10 ? said.slice(0, 10) === meant : said === meant;
}

function count(rows: ReturnType<typeof rowsOf>): Tally {
  const tally = new Tally(['who', 'what', 'due']);
  for (const { lang, sentAt, text, gold } of rows) {
    const left = gold.map((one) => ({ ...one, start: text.indexOf(one.span) }));
    const found = findPromises(text, tools.get(lang)!, wallOf(sentAt, mondayToFriday), mondayToFriday);
    for (const one of found) {
      const at = left.findIndex(({ span, start }) => start < one.end && one.start < start + span.length);
      const meant = at < 0 ? undefined : left.splice(at, 1)[0];
      if (!meant) tally.stray += 1;
      else
        tally.hit({
          who: one.who === meant.who,
          what: one.what === meant.what,
          due: sameDue(one.due, meant.due),
        });
    }
    tally.missed += left.length;
  }
  return tally;
}

describe.each(['tune', 'test'])('the promises of %s', (part) => {
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
