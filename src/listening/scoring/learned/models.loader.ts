/**
 * Reads the scorer's models of a folder, in order of their names. A damaged file stops the start, with its name. What the checks of
 * replies learned lies beside them and is none of the scorer's: new weights of theirs must not have every post judged anew.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readModelFile, type ModelFile } from './head.js';

/** Kinds of containers that the scorer reads. */
const KINDS: readonly string[] = ['head', 'language'];

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
    })
    .filter(({ container }) => KINDS.includes(container.kind));
}
