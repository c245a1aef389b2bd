/**
 * Slips that people really made, in their own sentences, and sentences of which two proofreaders agree that they are right: how many
 * are flagged. The rows lie beside the project and are never part of it, nor is this one of its tests (README.md says how both are used).
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCheckKit } from '../../../src/desk/replies/checks/check-kit.js';
import { checkWithGrammar } from '../../../src/desk/replies/checks/grammar/check-with-grammar.js';
import { makeHarper } from '../../../src/desk/replies/checks/grammar/grammar-files.js';
import { harperWorkerUrl } from '../../support/harper-worker-url.js';

interface Row {
  kind: string;
  split: string;
  start: number;
  end: number;
  text: string;
}

const root = join(__dirname, '../../..');
const path =
  process.env.EARSHOT_TYPOS_IN_CONTEXT ?? join(root, '../shared/data/text/typos_in_context/rows.tsv');
/** Of each kind and split, for time. */
const MOST = 400;

function readRows(): Row[] {
  const rows = readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [kind = '', split = '', start = '0', end = '0', text = ''] = line.split('\t');
      return { kind, split, start: Number(start), end: Number(end), text };
    });
  const seen = new Map<string, number>();
  return rows.filter(({ kind, split }) => {
    const place = (seen.get(`${kind} ${split}`) ?? 0) + 1;
    seen.set(`${kind} ${split}`, place);
    return place <= MOST;
  });
}

describe('slips in their own sentences (typos_in_context)', () => {
  const kit = loadCheckKit(join(root, 'config'));
  const harper = makeHarper(kit.grammarRules, { workerUrl: harperWorkerUrl(), deadlineMs: 60_000 });
  beforeAll(() => harper.start());
  afterAll(() => harper.close());

  async function isFlagged({ kind, text, start, end }: Row): Promise<boolean> {
    const { findings } = await checkWithGrammar(kit, harper, {
      text,
      language: null,
      customerText: null,
      allowWords: [],
      length: null,
      audience: 'public',
    });
    return findings
      .filter(({ check }) => check === 'spelling' || check === 'grammar')
      .some((one) => kind === 'clean' || (one.start < end && one.end > start));
  }

  it.each([
    ['non', 90, 100],
    ['real', 18, 100],
    ['clean', 0, 8],
  ])(
    '%s: flags between %d and %d % of the sealed rows',
    async (kind, least, most) => {
      const rows = readRows().filter((row) => row.kind === kind && row.split === 'sealed');
      let flagged = 0;
      for (const row of rows) if (await isFlagged(row)) flagged += 1;
      const share = (100 * flagged) / rows.length;
      console.info(`${kind}: ${share.toFixed(1)} % of ${rows.length}`);
      expect(share).toBeGreaterThanOrEqual(least);
      expect(share).toBeLessThanOrEqual(most);
    },
    300_000,
  );
});
