/**
 * `lab feeds FILE…`: reads feed documents exactly as the product does, one JSON line a file on standard output. Needs no
 * network and no database; a file that is hostile, huge or damaged costs one line, never the run.
 */
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MAX_FEED_BYTES } from '../platforms/feed/parse-feed.js';
import { ParsePool } from '../platforms/feed/parse-pool.js';

type Line =
  | { file: string; ok: true; items: number; title: string | null; format: string; encoding: string }
  | { file: string; ok: false; code: string; message: string };

interface Io {
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
}

/** Exit code: 0 when every file was answered for, 2 when nothing was named or a named file cannot be opened. */
export async function run(args: string[], io: Io): Promise<number> {
  if (args.length === 0) {
    io.stderr.write('Usage: lab feeds FILE…  (feed documents or folders of them)\n');
    return 2;
  }
  const pool = new ParsePool();
  let code = 0;
  try {
    for (const arg of args) {
      try {
        for await (const file of filesOf(arg, true)) await write(io.stdout, await answer(pool, file));
      } catch (error) {
        io.stderr.write(`${arg}: ${error instanceof Error ? error.message : String(error)}\n`);
        code = 2;
      }
    }
  } finally {
    await pool.close();
  }
  return code;
}

/** Folders are walked in name order; only regular files, so that a pipe or device cannot hang the run. Named files must exist. */
async function* filesOf(path: string, named: boolean): AsyncGenerator<string> {
  const about = await stat(path).catch((error: unknown) => {
    if (named) throw error;
    return null;
  });
  if (about?.isFile()) yield path;
  else if (about?.isDirectory()) {
    for (const entry of (await readdir(path, { withFileTypes: true })).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    ))
      // Links to folders are not followed: they may lead in circles.
      if (entry.isDirectory() || entry.isFile()) yield* filesOf(join(path, entry.name), false);
  } else if (named) throw new Error('is neither a file nor a folder');
}

async function answer(pool: ParsePool, file: string): Promise<Line> {
  try {
    const bytes = await readAtMost(file, MAX_FEED_BYTES + 1);
    const result = await pool.parse(bytes, null, null);
    if (!result.ok) return { file, ok: false, code: result.code, message: result.message };
    const { feed } = result;
    return {
      file,
      ok: true,
      items: feed.items.length,
      title: feed.title,
      format: feed.format,
      encoding: feed.encoding,
    };
  } catch (error) {
    return {
      file,
      ok: false,
      code: 'unreadable',
      message: error instanceof Error ? error.message : String(error),
    };
  }
}

/** Reads no further than `limit`, whatever the file's size. */
async function readAtMost(file: string, limit: number): Promise<Uint8Array> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, limit));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await handle.close();
  }
}

function write(out: NodeJS.WritableStream, line: Line): Promise<void> {
  return new Promise((done) => {
    if (out.write(`${JSON.stringify(line)}\n`)) done();
    else out.once('drain', done);
  });
}
