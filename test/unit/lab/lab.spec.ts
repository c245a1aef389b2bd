import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { runLab } from '../../../src/lab/main.js';

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString('utf8');
    done();
  }
}

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'lab-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function file(content: string | Buffer, name = 'posts.tsv'): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

async function lab(
  ...args: string[]
): Promise<{ code: number; out: string; err: string; rows: Record<string, unknown>[] }> {
  const stdout = new Sink();
  const stderr = new Sink();
  const code = await runLab(args, { stdout, stderr });
  const rows = stdout.text.startsWith('{')
    ? stdout.text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    : [];
  return { code, out: stdout.text, err: stderr.text, rows };
}

describe('lab', () => {
  it.each([['--help'], ['help'], ['-h'], ['score', '--help']])('explains itself: %s %s', async (...args) => {
    const { code, out } = await lab(...args);
    expect(code).toBe(0);
    for (const command of ['score', 'check', 'feeds', 'evaluate']) expect(out).toContain(command);
  });

  it.each([[['scroe']], [['toString']], [[]]])('answers 2 to a wrong call: %j', async (args) => {
    const { code, out, err } = await lab(...args);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toContain('Usage');
  });
});

describe('lab score', () => {
  it('answers one line a row with the published keys', async () => {
    const { code, rows, err } = await lab(
      'score',
      file('label\ttext\nneg\tMy parcel never arrived\npos\tLove it 😍\n'),
    );
    expect(code).toBe(0);
    expect(err).toBe('');
    expect(rows.map((row) => row.row)).toEqual([1, 2]);
    expect(Object.keys(rows[0]!).slice(0, 12)).toEqual([
      'row',
      'language',
      'sentiment',
      'polarity',
      'complaint',
      'offensive',
      'spam',
      'urgency',
      'topics',
      'pii',
      'risk',
      'reasons',
    ]);
    expect(rows[0]).toMatchObject({ sentiment: 'neg', language: 'en' });
    expect(rows[1]).toMatchObject({ sentiment: 'pos', risk: 0 });
  });

  it('reads what editors and spreadsheets write: byte-order mark, CRLF, quotes kept as they are', async () => {
    const { rows, err } = await lab(
      'score',
      file('\ufefftext\tid\r\n"bad" app\t1\r\n"unbalanced\t2\r\nlast line without end\t3'),
    );
    expect(err).toBe('');
    expect(rows).toHaveLength(3);
    expect(rows[0]!.reasons).toEqual(
      expect.arrayContaining([expect.objectContaining({ spans: [{ start: 1, end: 4 }] })]),
    );
  });

  it('keeps separators inside a post that are no line ends', async () => {
    const { rows } = await lab('score', file('text\tid\none\u2028still one\t1\ntwo\rstill two\t2\n'));
    expect(rows).toHaveLength(2);
  });

  it('names a bad line, skips it and goes on; row numbers stay those of the file', async () => {
    const { code, rows, err } = await lab(
      'score',
      file('a\ttext\nx\tgood\nonly one cell\n\ny\tbad\ntoo\tmany\tcells\nz\tok\n'),
    );
    expect(code).toBe(0);
    expect(rows.map((row) => row.row)).toEqual([1, 4, 6]);
    expect(err.match(/^line \d+ skipped/gm)).toEqual(['line 3 skipped', 'line 4 skipped', 'line 6 skipped']);
  });

  it('takes bytes that are no UTF-8 as they come', async () => {
    const { rows } = await lab(
      'score',
      file(Buffer.concat([Buffer.from('text\n'), Buffer.from([0xff, 0xfe, 0x20, 0x62, 0x61, 0x64, 0x0a])])),
    );
    expect(rows).toHaveLength(1);
  });

  it.each([
    ['a missing column', () => file('label\tpost\nx\ty\n'), /no column "text"/],
    ['an empty file', () => file(''), /empty/],
    ['no such file', () => join(dir, 'nothing.tsv'), /no such file/],
    ['a folder', () => dir, /folder/],
  ])('ends with one clear sentence and 2 for %s', async (_what, path, message) => {
    const { code, out, err } = await lab('score', path());
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(message);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  it('wants exactly one file', async () => {
    expect((await lab('score')).code).toBe(2);
    expect((await lab('score', 'a', 'b')).code).toBe(2);
  });

  it('answers a header without rows with nothing', async () => {
    expect(await lab('score', file('text\n'))).toMatchObject({ code: 0, out: '', err: '' });
  });

  it('stops quietly when the reader has gone', async () => {
    const path = file('text\n' + 'my parcel never arrived\n'.repeat(2_000), 'many.tsv');
    let written = 0;
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        written++;
        done(Object.assign(new Error('gone'), { code: 'EPIPE' }));
      },
    });
    stdout.on('error', () => undefined);
    const stderr = new Sink();
    expect(await runLab(['score', path], { stdout, stderr })).toBe(0);
    expect(stderr.text).toBe('');
    expect(written).toBe(1);
  });

  it('waits for a slow reader instead of heaping up its answers', async () => {
    const path = file('text\n' + 'my parcel never arrived\n'.repeat(3_000), 'slow.tsv');
    let waiting = 0;
    let most = 0;
    const stdout = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        waiting++;
        most = Math.max(most, waiting, stdout.writableLength > 200_000 ? 99 : 0);
        setImmediate(() => {
          waiting--;
          done();
        });
      },
    });
    expect(await runLab(['score', path], { stdout, stderr: new Sink() })).toBe(0);
    expect(most).toBe(1);
  });
});

describe('lab evaluate', () => {
  it('counts agreement with the labels, and texts a second, beside the lexicons of two libraries', async () => {
    const { code, out } = await lab(
      'evaluate',
      file('label\ttext\nneg\tterrible service\npos\tlove it so much\nneu\tit is a shop\n'),
      '--task',
      'sentiment',
    );
    expect(code).toBe(0);
    const lines = out.trimEnd().split('\n');
    expect(lines.map((line) => line.split(/ {2}/)[0])).toEqual([
      expect.stringMatching(/^earshot-/),
      'AFINN (natural)',
      'VADER (vader-sentiment)',
    ]);
    expect(lines[0]).toMatch(/n +3 .*accuracy 100\.0/);
    for (const line of lines)
      expect(line).toMatch(
        / n +3 .*accuracy +[\d.]+ .*macro recall +[\d.]+ .*macro F1 +[\d.]+ .* [1-9]\d* texts\/s$/,
      );
  });

  it('asks the libraries about mood only', async () => {
    const { out } = await lab('evaluate', file('label\ttext\nspam\twin cash now\n'), '--task', 'spam');
    expect(out.trimEnd().split('\n')).toHaveLength(1);
  });

  it('names the tasks when asked for another', async () => {
    const { code, err } = await lab('evaluate', file('label\ttext\na\tb\n'), '--task', 'mood');
    expect(code).toBe(2);
    expect(err).toContain('sentiment|complaint');
  });
});
