import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { run } from '../../src/lab/feeds.js';
import { rss } from '../support/feed-server.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lab-feeds-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function lab(...args: string[]) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const [out, err]: string[][] = [[], []];
  stdout.on('data', (part: Buffer) => out?.push(String(part)));
  stderr.on('data', (part: Buffer) => err?.push(String(part)));
  const code = await run(args, { stdout, stderr });
  const lines = (out?.join('') ?? '').split('\n').filter((line) => line !== '');
  return {
    code,
    lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>),
    errors: err?.join('') ?? '',
  };
}

describe('lab feeds', () => {
  it('answers one line a file and walks folders', async () => {
    mkdirSync(join(folder, 'sub'));
    writeFileSync(join(folder, 'a.xml'), rss('One', '', [{ guid: '1' }, { guid: '2' }]));
    writeFileSync(
      join(folder, 'sub', 'b.json'),
      '{"version":"https://jsonfeed.org/version/1","title":"Two","items":[]}',
    );
    writeFileSync(join(folder, 'sub', 'c.html'), '<html></html>');
    const { code, lines } = await lab(folder);
    expect(code).toBe(0);
    expect(lines).toEqual([
      { file: join(folder, 'a.xml'), ok: true, items: 2, title: 'One', format: 'RSS 2.0', encoding: 'utf-8' },
      {
        file: join(folder, 'sub', 'b.json'),
        ok: true,
        items: 0,
        title: 'Two',
        format: 'JSON Feed 1',
        encoding: 'utf-8',
      },
      {
        file: join(folder, 'sub', 'c.html'),
        ok: false,
        code: 'web-page',
        message: expect.any(String) as string,
      },
    ]);
  });

  it('refuses a huge file without reading it all, and goes on', async () => {
    writeFileSync(join(folder, 'a.xml'), Buffer.alloc(12_000_000, 'x'));
    writeFileSync(join(folder, 'b.xml'), rss('B', '', []));
    const { code, lines } = await lab(join(folder, 'a.xml'), join(folder, 'b.xml'));
    expect(code).toBe(0);
    expect(lines.map((line) => line['code'] ?? line['title'])).toEqual(['too-large', 'B']);
  });

  it('says clearly that a file is missing and still answers for the others', async () => {
    writeFileSync(join(folder, 'b.xml'), rss('B', '', []));
    const { code, lines, errors } = await lab(join(folder, 'missing.xml'), join(folder, 'b.xml'));
    expect(code).toBe(2);
    expect(errors).toContain('missing.xml');
    expect(lines).toHaveLength(1);
  });

  it('explains itself when nothing is named', async () => {
    expect(await lab()).toMatchObject({ code: 2, errors: expect.stringContaining('Usage') as string });
  });
});
