/** Counts per bin from a file, line by line, for `lab spikes`. What a line may be is said in listening/escalation/counts-csv.ts. */
import { createReadStream } from 'node:fs';
import { type Bin, CountsCsvError, readCounts, type Skip } from '../listening/escalation/counts-csv.js';
import { cannotRead, LabError } from './io.js';

/** Throws LabError when the file cannot be read or its first line names other columns. */
export async function* readBins(path: string, skip: Skip): AsyncGenerator<Bin> {
  try {
    yield* readCounts(chunks(path), path, skip);
  } catch (error) {
    if (error instanceof CountsCsvError) throw new LabError(error.message, { cause: error });
    throw error;
  }
}

async function* chunks(path: string): AsyncGenerator<string> {
  try {
    const stream = createReadStream(path, { encoding: 'utf8', highWaterMark: 64 * 1024 });
    yield* stream as AsyncIterable<string>;
  } catch (error) {
    throw cannotRead(path, error);
  }
}
