/**
 * Reads labelled rows for trainers: `label<TAB>text`, one header line. Whole sets are held in memory, which is what
 * training needs; a missing file is one clear error that says how to train without it.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../io.js';

export interface Row {
  label: string;
  text: string;
}

/** All rows of DIR/SET/FILE. Throws LabError when it is missing. */
export function readRows(dataDir: string, set: string, file: string): Row[] {
  const path = join(dataDir, set, file);
  if (!existsSync(path)) {
    throw new LabError(`${path} is missing. Put the set there, or train without it: --without ${set}`);
  }
  return readFileSync(path, 'utf8')
    .split('\n')
    .slice(1)
    .flatMap((line) => {
      const at = line.indexOf('\t');
      if (at < 0) return [];
      return [{ label: line.slice(0, at), text: line.slice(at + 1).replace(/\r$/, '') }];
    });
}
