// `lab train` as somebody who retrains meets it: clear refusals, and the same bytes twice.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runLab } from '../../../src/lab/main.js';
import { cardPage } from '../../../src/lab/train/card.js';

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

async function lab(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [stdout, stderr] = [new Sink(), new Sink()];
  const code = await runLab(args, { stdout, stderr });
  return { code, out: stdout.text, err: stderr.text };
}

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'lab-train-'));
  put('tweeteval_offensive', 'train.tsv', [
    ['offensive', 'you are all idiots and liars'],
    ['offensive', 'shut up you clown, nobody likes you'],
    ['offensive', 'what a pathetic fool he is'],
    ['offensive', 'these people are trash'],
    ['not-offensive', 'the parcel came on Tuesday, thanks'],
    ['not-offensive', 'does the shop open at nine?'],
    ['not-offensive', 'you were very kind to my mother'],
    ['not-offensive', 'nice weather for a walk'],
  ]);
  put('tweeteval_offensive', 'dev.tsv', [
    ['offensive', 'you clown'],
    ['not-offensive', 'the shop was nice'],
  ]);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function put(set: string, file: string, rows: string[][]): void {
  mkdirSync(join(dir, set), { recursive: true });
  writeFileSync(
    join(dir, set, file),
    ['label\ttext', ...rows.map((row) => row.join('\t'))].join('\n') + '\n',
  );
}

const small = ['--only', 'offensive', '--without', 'davidson_hate,tweeteval_sentiment', '--without-vectors'];

describe('lab train', () => {
  it('says what it needs when called without a folder', async () => {
    const { code, err } = await lab('train');
    expect(code).toBe(2);
    expect(err).toMatch(/--data DIR/);
  });

  it('names the tasks when asked for another', async () => {
    const { code, err } = await lab('train', '--data', dir, '--only', 'mood');
    expect(code).toBe(2);
    expect(err).toMatch(/no task "mood".*english/);
  });

  it('names the set that is missing, and how to train without it', async () => {
    const out = join(dir, 'missing');
    const { code, err } = await lab(
      'train',
      '--data',
      dir,
      '--only',
      'offensive',
      '--without-vectors',
      '--out',
      out,
    );
    expect(code).toBe(2);
    expect(err).toMatch(/davidson_hate.*--without davidson_hate/);
  });

  it('makes the same bytes twice, and a card of its figures', async () => {
    const [one, two] = [join(dir, 'one'), join(dir, 'two')];
    for (const out of [one, two]) {
      const { code, out: printed } = await lab('train', '--data', dir, ...small, '--out', out);
      expect(code).toBe(0);
      expect(JSON.parse(printed.split('\n')[0]!)).toMatchObject({
        judgement: 'offensive',
        language: 'en',
        n: 2,
      });
    }
    for (const name of ['offensive-en.bin', 'card.json', 'model-card.md']) {
      expect(readFileSync(join(one, name)).equals(readFileSync(join(two, name)))).toBe(true);
    }
    expect(existsSync(join(one, 'sentiment-en.bin'))).toBe(false);
  });

  it('learns more from what people corrected', async () => {
    const corrections = join(dir, 'corrections.tsv');
    writeFileSync(
      corrections,
      'judgement\tlanguage\tlabel\ttext\noffensive\ten\toffensive\tyou walking turnip\nspam\ten\tspam\tbuy now\n',
    );
    const out = join(dir, 'corrected');
    const { err, code } = await lab(
      'train',
      '--data',
      dir,
      ...small,
      '--out',
      out,
      '--with-corrections',
      corrections,
    );
    expect(code).toBe(0);
    expect(err).toMatch(/offensive-en\.bin: 9 rows/);
  });

  it('refuses corrections that lack a column, by its name', async () => {
    const corrections = join(dir, 'wrong.tsv');
    writeFileSync(corrections, 'judgement\tlabel\ttext\n');
    const args = ['--out', join(dir, 'wrong'), '--with-corrections', corrections];
    const { code, err } = await lab('train', '--data', dir, ...small, ...args);
    expect(code).toBe(2);
    expect(err).toMatch(/wrong\.tsv has no column "language"/);
  });
});

describe('the model card', () => {
  it('names every figure with its rows, every set with its licence, and what the models are not fit for', () => {
    const page = cardPage([
      {
        task: 'offensive',
        judgement: 'offensive',
        language: 'en',
        n: 1322,
        measure: 'macro F1',
        value: 0.758,
        set: 'tweeteval_offensive dev',
      },
    ]);
    expect(page).toMatch(/\| offensive +\| en +\| 1322 +\| macro F1 +\| 75\.8 %/);
    expect(page).toMatch(/davidson_hate +\| offensive +\| MIT/);
    expect(page).toMatch(/not fit for/);
  });
});
