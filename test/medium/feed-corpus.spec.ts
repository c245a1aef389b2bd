import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { run } from '../../src/lab/feeds.js';
import { parseFeed } from '../../src/platforms/feed/parse-feed.js';
import { expectationOf, judge } from '../support/feed-expectations.js';

const corpus = resolve(__dirname, '../../../shared/data/feeds');
const documents = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? documents(path) : /\.xml$/.test(name) ? [path] : [];
  });

/** The documents whose description says that no feed is in them. */
const NO_FEED = new Set(['feedparser/illformed/rss_empty_document.xml', 'w3c/atom/must/feed_missing2.xml']);

(existsSync(corpus) ? describe : describe.skip)(
  'public corpora of feed documents (../shared/data/feeds)',
  () => {
    it('every document gets an answer from the lab, and all that contain a feed are read', async () => {
      const lines: string[] = [];
      const io = {
        stdout: { write: (text: string) => lines.push(text) > 0 },
        stderr: process.stderr,
      } as unknown as Parameters<typeof run>[1];
      expect(await run([corpus], io)).toBe(0);
      const answers = lines.map((line) => JSON.parse(line) as { file: string; ok: boolean });
      const refused = answers.filter((one) => !one.ok).map((one) => relative(corpus, one.file));
      expect(answers.length).toBeGreaterThanOrEqual(documents(corpus).length);
      expect(refused.filter((file) => file.endsWith('.xml') && !NO_FEED.has(file))).toEqual([]);
    }, 120_000);

    it('finds what the corpus says a reader should find', () => {
      let met = 0;
      const missed: string[] = [];
      for (const path of documents(join(corpus, 'feedparser'))) {
        const bytes = readFileSync(path);
        const expectation = expectationOf(bytes.toString('utf8').replaceAll('\0', ''));
        const result = parseFeed(bytes, null, 'http://127.0.0.1:8097/x.xml');
        if (expectation === null || !result.ok) continue;
        for (const verdict of judge(expectation, result.feed)) {
          if (verdict.kind === 'met') met++;
          else if (verdict.kind === 'missed') missed.push(`${relative(corpus, path)}: ${verdict.claim}`);
        }
      }
      expect(met).toBeGreaterThan(500);
      expect(met / (met + missed.length)).toBeGreaterThanOrEqual(0.95);
    });
  },
);
