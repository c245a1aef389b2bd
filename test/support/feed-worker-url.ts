/**
 * Stands in for src/platforms/feed/parse-worker-url.ts under jest, where there is no build: compiles the worker and the
 * files it imports to ES modules in the cache folder, once for each state of the sources, and points there.
 */
import { transformSync } from '@swc/core';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const SOURCES = resolve(__dirname, '../../src');
const ENTRY = 'platforms/feed/parse-worker.ts';

/** Sources by path, following relative imports only. */
function collect(path: string, found: Map<string, string>): Map<string, string> {
  if (found.has(path)) return found;
  const source = readFileSync(join(SOURCES, path), 'utf8');
  found.set(path, source);
  for (const [, target] of source.matchAll(/from '(\.[^']+)\.js'/g))
    collect(relative(SOURCES, resolve(SOURCES, dirname(path), `${target}.ts`)), found);
  return found;
}

function compile(): URL {
  const sources = collect(ENTRY, new Map());
  const state = createHash('sha256')
    .update(JSON.stringify([...sources]))
    .digest('hex')
    .slice(0, 16);
  const folder = resolve(__dirname, '../../node_modules/.cache/earshot-feed-worker', state);
  if (!existsSync(folder)) {
    // Several test processes may do this at once: each writes a folder of its own, and one of them wins.
    const draft = `${folder}.${process.pid}`;
    for (const [path, source] of sources) {
      const target = join(draft, path.replace(/\.ts$/, '.js'));
      mkdirSync(dirname(target), { recursive: true });
      const { code } = transformSync(source, {
        filename: path,
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'es6' },
      });
      writeFileSync(target, code);
    }
    writeFileSync(join(draft, 'package.json'), '{"type":"module"}');
    try {
      renameSync(draft, folder);
    } catch (error) {
      if (!existsSync(folder)) throw error;
    }
  }
  return pathToFileURL(join(folder, ENTRY.replace(/\.ts$/, '.js')));
}

export const parseWorkerUrl = compile();
