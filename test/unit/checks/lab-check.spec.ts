import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { run } from '../../../src/lab/check.js';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'lab-check-'))));
afterEach(() => rmSync(dir, { recursive: true }));

async function lab(content: string) {
  const path = join(dir, 'replies.tsv');
  writeFileSync(path, content);
  const written = { out: '', err: '' };
  const into = (key: 'out' | 'err') =>
    new Writable({ write: (chunk: Buffer, _, done) => void ((written[key] += chunk.toString()), done()) });
  const code = await run([path, '--without-grammar'], { stdout: into('out'), stderr: into('err') });
  return {
    code,
    err: written.err,
    lines: written.out
      .trimEnd()
      .split('\n')
      .filter(Boolean)
      .map(
        (line) =>
          JSON.parse(line) as {
            row: number;
            findings: {
              check: string;
              level: string;
              start: number;
              end: number;
              reason: string;
              suggestions: string[];
              code: string;
            }[];
          },
      ),
  };
}

describe('lab check', () => {
  it('writes one line a row, whatever was found', async () => {
    const { code, lines, err } = await lab('text\nWe recieved it.\nAll is well.\n');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(lines).toEqual([
      {
        row: 1,
        findings: [
          expect.objectContaining({
            check: 'spelling',
            level: 'block',
            start: 3,
            end: 11,
            suggestions: ['received'],
          }),
        ],
      },
      { row: 2, findings: [] },
    ]);
  });

  it('heeds lang, context and platform', async () => {
    const long = 'Thank you for telling us about it, we will look at it. '.repeat(8).trim();
    const { lines } = await lab(
      [
        'lang\ttext\tcontext\tplatform',
        `en\t${long}\t\tbluesky`,
        'de\tWir kommen morgen vorbei.\t\t',
        'en\tThank you, we have just called 9841055512.\tcall 98410 55512\t',
      ].join('\n'),
    );
    // The long one promises much; that is another matter.
    const codes = (line: (typeof lines)[number]) =>
      line.findings.filter((found) => found.check !== 'promise').map((found) => found.code);
    expect(lines.map(codes)).toEqual([['length.over'], [], ['secret-given.phone']]);
  });

  it('names a bad line on standard error, and goes on', async () => {
    const { code, lines, err } = await lab('text\tlang\nfine\ten\nonly one cell\nfine too\ten\n');
    expect(code).toBe(0);
    expect(lines.map((line) => line.row)).toEqual([1, 3]);
    expect(err).toMatch(/line 3 skipped/);
  });

  it('says what is wrong with a file that cannot be used', async () => {
    const io = { stdout: new Writable(), stderr: new Writable() };
    await expect(run([join(dir, 'missing.tsv')], io)).rejects.toThrow(/no such file/);
    await expect(run([], io)).rejects.toThrow(/exactly one file/);
    writeFileSync(join(dir, 'other.tsv'), 'label\n1\n');
    await expect(run([join(dir, 'other.tsv')], io)).rejects.toThrow(/no column "text"/);
  });
});
