/** The hand-made gold of replies: what must be found, what must be left alone, per language, with floors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkReply, loadCheckKit } from '../../../src/desk/replies/checks/check-kit.js';
import { findingCodes, type FindingCode } from '../../../src/desk/replies/checks/finding-codes.js';

interface Row {
  split: string;
  lang: string;
  expect: string;
  context: string;
  text: string;
}

const root = join(__dirname, '../../..');
const kit = loadCheckKit(join(root, 'config'));
const rows: Row[] = readFileSync(join(__dirname, 'replies.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [split = '', lang = '', expect = '', context = '', text = ''] = line.split('\t');
    return { split, lang, expect, context, text };
  });
const languages = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'];
/** Clean replies of this set promise and ask as replies do; these checks have gold of their own. */
const unlabelled = ['promise', 're-ask'];
/** What is wrong otherwise with a row is often rude too, which is not labelled; clean rows have no fault of tone. */
const unlabelledInFaulty = ['tone'];

function judged(row: Row): { found: boolean; stray: string[] } {
  const findings = checkReply(kit, {
    text: row.text,
    language: null,
    customerText: row.context || null,
    allowWords: [],
    length: null,
    audience: 'public',
  });
  const check = row.expect === 'clean' ? null : findingCodes[row.expect as FindingCode].check;
  return {
    found: findings.some((finding) => finding.code === row.expect),
    stray: findings
      .filter((finding) => finding.check !== check && !unlabelled.includes(finding.check))
      .filter((finding) => check === null || !unlabelledInFaulty.includes(finding.check))
      .map((finding) => finding.code),
  };
}

describe('replies of the gold set', () => {
  it('holds at least 120 replies, every language, clean and faulty', () => {
    expect(rows.length).toBeGreaterThanOrEqual(120);
    for (const lang of languages) {
      expect(rows.filter((row) => row.lang === lang && row.expect === 'clean').length).toBeGreaterThanOrEqual(
        10,
      );
      expect(rows.filter((row) => row.lang === lang && row.expect !== 'clean').length).toBeGreaterThanOrEqual(
        15,
      );
    }
  });

  for (const lang of languages) {
    it(`finds the faults of ${lang} and leaves clean replies alone`, () => {
      const mine = rows.filter((row) => row.lang === lang);
      const faulty = mine.filter((row) => row.expect !== 'clean');
      const clean = mine.filter((row) => row.expect === 'clean');
      const missed = faulty.filter((row) => !judged(row).found).map((row) => `${row.expect}: ${row.text}`);
      const stray = mine
        .filter((row) => judged(row).stray.length > 0)
        .map((row) => `${judged(row).stray.join()}: ${row.text}`);
      const recall = 1 - missed.length / faulty.length;
      const quiet = 1 - stray.length / mine.length;
      console.info(
        `${lang}: ${faulty.length} faulty, recall ${recall.toFixed(2)}; ${clean.length} clean; rows without a stray finding ${quiet.toFixed(2)}`,
      );
      expect({ missed, recall: recall >= 0.9 }).toEqual({
        missed: missed.length ? expect.anything() : [],
        recall: true,
      });
      expect({ stray, quiet: quiet >= 0.95 }).toEqual({
        stray: stray.length ? expect.anything() : [],
        quiet: true,
      });
    });
  }

  it('finds every secret that is asked for, in every language', () => {
    const asking = rows.filter((row) => row.expect.startsWith('secret-asked.'));
    expect(asking.filter((row) => !judged(row).found).map((row) => row.text)).toEqual([]);
  });
});
