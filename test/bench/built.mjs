// The built program's pure files, and the bench's own plain TypeScript, for the scripts beside this.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const HERE = dirname(fileURLToPath(import.meta.url));
export const ROOT = dirname(dirname(HERE));

export const escalation = (name) =>
  import(pathToFileURL(join(ROOT, 'dist/src/listening/escalation', `${name}.js`)).href);

// Files of this folder that import nothing at run time but each other, all those that are needed in one call.
export async function plain(...names) {
  const folder = mkdtempSync(join(tmpdir(), 'earshot-bench-'));
  try {
    for (const name of names) {
      const code = ts.transpile(readFileSync(join(HERE, `${name}.ts`), 'utf8'), {
        target: 'ES2022',
        module: 'ESNext',
        verbatimModuleSyntax: true,
      });
      writeFileSync(join(folder, `${name}.mjs`), code.replace(/(from '\.\/[\w-]+)\.js'/g, "$1.mjs'"));
    }
    return await Promise.all(names.map((name) => import(pathToFileURL(join(folder, `${name}.mjs`)).href)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const median = (numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
export const rounded = (number, digits = 2) => Number(number.toFixed(digits));
