/** `lab train-language --data DIR`: makes config/models/language.json anew; same data, same bytes. */
import { join } from 'node:path';
import { findConfigDir } from '../listening/scoring/lexicons.loader.js';
import { LabError, write, type LabIo } from './io.js';
import { trainLanguage } from './train/language.js';

export async function run(args: string[], io: LabIo): Promise<number> {
  const at = args.indexOf('--data');
  const dir = at < 0 ? undefined : args[at + 1];
  if (!dir) throw new LabError('Say where the labelled sets are: lab train-language --data DIR [--out FILE]');
  const outAt = args.indexOf('--out');
  const out = (outAt < 0 ? undefined : args[outAt + 1]) ?? join(findConfigDir(), 'models', 'language.json');
  const lines: string[] = [];
  try {
    trainLanguage(dir, out, (line) => lines.push(line));
  } catch (error) {
    throw new LabError(`Training stopped: ${(error as Error).message}`, { cause: error });
  }
  await write(io.stdout, [...lines, `written: ${out}`].join('\n') + '\n');
  return 0;
}
