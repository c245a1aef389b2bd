/**
 * The worker side of harper.ts: loads the grammar reader once, then one text in, its lints out. Holds nothing between two
 * texts; what the reader allocates for a text is freed before the answer goes out.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { Dialect, type Linter, LocalLinter } from 'harper.js';
import { binary } from 'harper.js/binary';
import type { Lint } from './lint.js';

export interface HarperJob {
  id: number;
  text: string;
}
export interface HarperAnswer {
  id: number;
  lints: Lint[];
}
export interface HarperSetting {
  /** Rules that are never asked: what is not run costs no time. */
  off: readonly string[];
}

async function load(): Promise<Linter> {
  const linter = new LocalLinter({ binary, dialect: Dialect.American });
  await linter.setup();
  const config = await linter.getDefaultLintConfig();
  for (const rule of (workerData as HarperSetting).off) if (rule in config) config[rule] = false;
  await linter.setLintConfig(config);
  // The first text takes a second: better before anybody waits for one.
  await read(linter, 'We is sorry for the the delay, and you should of been told.');
  return linter;
}

async function read(linter: Linter, text: string): Promise<Lint[]> {
  const byRule = await linter.organizedLints(text, { language: 'plaintext', dedup: true });
  return Object.entries(byRule).flatMap(([rule, lints]) =>
    lints.map((lint) => {
      const span = lint.span();
      const { start, end } = span;
      span.free();
      const suggestions = lint.suggestions().map((suggestion) => {
        const words = suggestion.get_replacement_text();
        const kind = Number(suggestion.kind());
        suggestion.free();
        // 0 replaces, 1 removes, 2 is put in after the span.
        return kind === 1 ? '' : kind === 2 ? text.slice(start, end) + words : words;
      });
      const found = { rule, kind: lint.lint_kind(), start, end, message: lint.message(), suggestions };
      lint.free();
      return found;
    }),
  );
}

const linter = await load();
parentPort?.on('message', ({ id, text }: HarperJob) => {
  void read(linter, text).then((lints) => parentPort?.postMessage({ id, lints } satisfies HarperAnswer));
});
parentPort?.postMessage('ready');
