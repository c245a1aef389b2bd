import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ParsePool } from '../../src/platforms/feed/parse-pool.js';
import { rss } from '../support/feed-server.js';

const good = Buffer.from(rss('Good', '', [{ guid: '1', title: 'one' }]));
let folder: string;
const pools: ParsePool[] = [];
const pool = (...options: ConstructorParameters<typeof ParsePool>) => {
  const one = new ParsePool(...options);
  pools.push(one);
  return one;
};

/** A worker that answers normally but for documents that begin with a command. */
function treacherousWorker(): URL {
  const file = join(folder, 'worker.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';
    parentPort.on('message', ({ bytes }) => {
      const text = Buffer.from(bytes).toString();
      if (text.startsWith('hang')) for (;;);
      if (text.startsWith('crash')) throw new Error('on purpose');
      if (text.startsWith('eat')) { const all = []; for (;;) all.push(new Array(100000).fill(all.length + 0.5)); }
      parentPort.postMessage({ ok: false, code: 'not-a-feed', message: text, title: null, alternates: [] });
    });
    parentPort.postMessage('ready');`,
  );
  return pathToFileURL(file);
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'feed-worker-'));
});
afterEach(async () => {
  await Promise.all(pools.splice(0).map((one) => one.close()));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('reading in a worker', () => {
  it('reads a feed and leaves the caller its bytes', async () => {
    const result = await pool().parse(good, 'application/rss+xml', 'https://f.example/');
    expect(result).toMatchObject({ ok: true, feed: { title: 'Good', items: [{ id: '1' }] } });
    expect(good.toString()).toContain('<title>Good</title>');
  });

  it('answers many at once, each with its own', async () => {
    const shared = pool();
    const answers = await Promise.all(
      Array.from({ length: 30 }, (_, i) => shared.parse(Buffer.from(rss(`F${i}`, '', [])), null, null)),
    );
    expect(answers.map((answer) => (answer.ok ? answer.feed.title : answer.code))).toEqual(
      Array.from({ length: 30 }, (_, i) => `F${i}`),
    );
  });

  it.each([
    ['hang', 'too-slow'],
    ['crash', 'internal'],
    ['eat', 'too-much-memory'],
  ])('survives a document that makes it %s, and reads the next one', async (command, code) => {
    const one = pool({
      workerUrl: treacherousWorker(),
      deadlineMs: code === 'too-slow' ? 300 : 20_000,
      maxHeapMb: 32,
    });
    const [bad, next] = await Promise.all([
      one.parse(Buffer.from(command), null, null),
      one.parse(Buffer.from('fine'), null, null),
    ]);
    expect(bad).toMatchObject({ ok: false, code });
    expect(next).toMatchObject({ message: 'fine' });
  });

  it('says so when the worker cannot start', async () => {
    const broken = pool({ workerUrl: pathToFileURL(join(folder, 'missing.mjs')) });
    expect(await broken.parse(good, null, null)).toMatchObject({ ok: false, code: 'internal' });
    expect(await broken.parse(good, null, null)).toMatchObject({ ok: false, code: 'internal' });
  });

  it('refuses too large a document without starting anything', async () => {
    expect(await pool().parse(Buffer.alloc(10_000_000), null, null)).toMatchObject({
      ok: false,
      code: 'too-large',
    });
  });

  it('answers what waits when it is closed', async () => {
    const one = pool({ workerUrl: treacherousWorker(), deadlineMs: 20_000 });
    const waiting = [one.parse(Buffer.from('hang'), null, null), one.parse(good, null, null)];
    await one.close();
    expect(await Promise.all(waiting)).toEqual([
      expect.objectContaining({ code: 'internal' }),
      expect.objectContaining({ code: 'internal' }),
    ]);
  });
});
