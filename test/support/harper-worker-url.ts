/**
 * The real grammar worker for tests, where there is no build: its one file compiled to an ES module in the cache folder, once for
 * each state of the source.
 */
import { transformSync } from '@swc/core';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const SOURCE = resolve(__dirname, '../../src/desk/replies/checks/grammar/harper-worker.ts');

export function harperWorkerUrl(): URL {
  const source = readFileSync(SOURCE, 'utf8');
  const state = createHash('sha256').update(source).digest('hex').slice(0, 16);
  const folder = resolve(__dirname, '../../node_modules/.cache/earshot-harper-worker');
  const file = join(folder, `${state}.mjs`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true });
    const { code } = transformSync(source, {
      filename: SOURCE,
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    });
    writeFileSync(`${file}.${process.pid}`, code);
    renameSync(`${file}.${process.pid}`, file);
  }
  return pathToFileURL(file);
}
