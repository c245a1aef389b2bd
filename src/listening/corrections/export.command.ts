/**
 * `npm run --silent corrections:export [-- FILE]`: what people said against the scorer, as a TSV for `lab train --with-corrections`.
 * Without FILE to standard output. Works beside a running Earshot and without one; changes nothing. Exit 0, or 2 when it cannot read.
 */
import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { DataSource } from 'typeorm';
import { AppConfig } from '../../core/config/config.js';
import { besideEarshot } from '../../core/database/database-beside.js';
import { TRAINING_HEADER } from './training-rows.js';
import { correctionLines } from './training-rows.queries.js';

const file = process.argv[2];
let rows = 0;

async function* lines(dataSource: DataSource): AsyncGenerator<string> {
  yield `${TRAINING_HEADER}\n`;
  for await (const page of correctionLines(dataSource)) {
    rows += page.length;
    if (page.length > 0) yield `${page.join('\n')}\n`;
  }
}

try {
  await besideEarshot(AppConfig.fromEnvironment(), async (dataSource) => {
    const source = Readable.from(lines(dataSource));
    if (file === undefined || file === '-') await pipeline(source, process.stdout, { end: false });
    else {
      await pipeline(source, createWriteStream(`${file}.part`, { mode: 0o600 }));
      await rename(`${file}.part`, file); // never half a file under the name that was asked for
    }
  });
  console.error(`${rows} corrections. Personal data is masked; the sample brand's are left out.`);
} catch (error) {
  console.error(
    `The corrections could not be exported: ${error instanceof Error ? error.message : String(error)}`,
  );
  process.exitCode = 2;
}
