// A script beside this folder as a part of the bench: what it says in its last line of JSON.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
export { report } from './program.mjs';

const BENCH = dirname(dirname(fileURLToPath(import.meta.url)));

export function figuresOf(script, ...args) {
  const { stdout, stderr, status } = spawnSync(process.execPath, [join(BENCH, script), ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1));
}
