// One folder a run; the first suite that needs a database starts the server in it (test/support/database.ts), teardown stops it.
// Hundreds of databases of a thousand files each are made and dropped: where there is room they lie in memory, not on a disk.
import { mkdtempSync, chmodSync, readFileSync, rmSync, existsSync, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

export default async function setup() {
  const folder = mkdtempSync(join(inMemory() ?? tmpdir(), 'earshot-test-'));
  chmodSync(folder, 0o755); // the database server may run as another user
  process.env.EARSHOT_TEST_RUN = folder;
  globalThis.__earshotTeardown = async () => {
    const pidFile = join(folder, 'data', 'postgres', 'postmaster.pid');
    if (existsSync(pidFile)) {
      const pid = Number(readFileSync(pidFile, 'utf8').split('\n')[0]);
      try {
        process.kill(pid, 'SIGQUIT');
        for (let i = 0; i < 400; i++) {
          process.kill(pid, 0);
          await new Promise((done) => setTimeout(done, 25));
        }
      } catch {
        // gone
      }
    }
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  };
}

const ROOM = 3 * 1024 ** 3; // the largest run so far fills a fifth of it

function inMemory() {
  try {
    const { bavail, bsize } = statfsSync('/dev/shm');
    return bavail * bsize > ROOM && freemem() > 2 * ROOM ? '/dev/shm' : undefined;
  } catch {
    return undefined; // this system has none
  }
}
