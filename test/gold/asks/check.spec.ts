/** How well replies that ask for a secret, or give one away, are stopped. Of the test half only figures are printed. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { policySchema, readYaml, secretWordsSchema } from '../../../src/desk/replies/checks/check-files.js';
import type { LanguageWords } from '../../../src/desk/replies/checks/reply-language.js';
import { makeSecretAsked } from '../../../src/desk/replies/checks/secret-asked.js';
import { examineSecretGiven } from '../../../src/desk/replies/checks/secret-given.js';
import { Tally } from '../../support/tally.js';

const folder = join(__dirname, '../../../config/checks');
const none: LanguageWords = {
  english: new Set(),
  hindiLatin: new Set(),
  tamilLatin: new Set(),
  isEnglish: () => true,
};
const asked = makeSecretAsked(readYaml(folder, 'secret-words.yaml', secretWordsSchema), none);
const levels = readYaml(folder, 'policy.yaml', policySchema).levels;
const languages = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'];
/** What is reached where it is less than 0.9 and 0.85. */
const below: Readonly<Record<string, { precision?: number; recall?: number }>> = {
  'test en': { precision: 0.88, recall: 0.74 },
  'test hi': { recall: 0.73 },
  'test ta': { precision: 0.88, recall: 0.78 },
  'test hi-Latn': { recall: 0.84 },
  'test ta-Latn': { recall: 0.83 },
  'test all': { recall: 0.78 },
};

const rowsOf = (part: string) =>
  readFileSync(join(__dirname, `${part}.tsv`), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [, lang = '', channel = '', text = '', , , block = ''] = line.split('\t');
      return {
        lang,
        text,
        audience: channel === 'public' ? 'public' : 'direct',
        block: block === 'yes',
      } as const;
    });

function count(rows: ReturnType<typeof rowsOf>): Tally {
  const tally = new Tally();
  for (const { lang, text, audience, block } of rows) {
    const context = { text, language: lang, customerText: null, allowWords: [], length: null, audience };
    const stopped = [...asked(context), ...examineSecretGiven(context)].some(
      ({ code }) => levels[code] === 'block',
    );
    if (stopped && block) tally.hit();
    else if (stopped) tally.stray += 1;
    else if (block) tally.missed += 1;
  }
  return tally;
}

describe.each(['tune', 'test'])('the secrets of %s', (part) => {
  const rows = rowsOf(part);
  const lines: string[] = [];
  afterAll(() => console.info(lines.join('\n')));

  it.each([...languages, 'all'])('stop a reply, and little else does, in %s', (lang) => {
    const tally = count(rows.filter((row) => lang === 'all' || row.lang === lang));
    lines.push(`${part} ${lang}: ${tally.toString()}`);
    expect(tally.precision).toBeGreaterThanOrEqual(below[`${part} ${lang}`]?.precision ?? 0.9);
    expect(tally.recall).toBeGreaterThanOrEqual(below[`${part} ${lang}`]?.recall ?? 0.85);
  });
});
