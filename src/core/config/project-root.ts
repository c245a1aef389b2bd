/** The folder Earshot was installed in, wherever it was started from: what comes with the program is looked for there. */
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export function projectRoot(program = process.argv[1] ?? ''): string {
  for (let folder = dirname(resolve(program)); ; folder = dirname(folder)) {
    const path = join(folder, 'package.json');
    if (existsSync(path) && (JSON.parse(readFileSync(path, 'utf8')) as { name?: string }).name === 'earshot')
      return folder;
    if (folder === dirname(folder)) return process.cwd();
  }
}
