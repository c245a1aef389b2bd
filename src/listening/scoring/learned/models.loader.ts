/** Reads every model file of a folder, in order of their names. A damaged file stops the start, with its name. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModelFile, type ModelFile } from './head.js';

/** `dir` is config/models; files end in .bin. An absent folder holds no models. */
export function loadModels(dir: string): ModelFile[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith('.bin'))
    .sort()
    .map((name) => {
      const path = join(dir, name);
      // A copy of its own: small files come from a shared pool whose alignment nobody promises.
      const bytes = readFileSync(path);
      const own = bytes.byteOffset % 8 === 0 ? bytes : new Uint8Array(bytes);
      return readModelFile(own, path);
    });
}
