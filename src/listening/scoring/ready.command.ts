/**
 * Run by the build: checks config/lexicons and writes dist/words.bin, from which the program starts in a fraction of the time.
 * Without that file everything works, a second later. Exit 0, or 2 with what is wrong in which list.
 */
import { renameSync, writeFileSync } from 'node:fs';
import { findConfigDir, makeReady, READY_FILE } from './lexicons.loader.js';

try {
  writeFileSync(`${READY_FILE}.part`, makeReady(findConfigDir()));
  renameSync(`${READY_FILE}.part`, READY_FILE);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
