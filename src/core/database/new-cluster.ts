/**
 * Makes the embedded server's files and its password, each beside its place, and puts it there whole by one step of the file system:
 * whoever is killed meanwhile leaves nothing that looks finished, and of two that begin at once the second takes what the first made.
 */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isRoot, runPostgres, UNPRIVILEGED } from './postgres-binaries.js';
import { alive, USER } from './postgres-server.js';

/** Begins the name of what is in the making; the number of the process that makes it follows. */
const UNFINISHED = 'postgres.making-';
/** What this very process is making: a start before it with the same number (in a container, say) made the others. */
const making = new Set<string>();

export interface NewCluster {
  home: string;
  /** Where it belongs. */
  cluster: string;
  dataDir: string;
  password: string;
  /** False for tests only: a power cut may then take all of it. */
  durable: boolean;
}

/** The password of the installation's server, made when there is none. */
export function keepPassword(dataDir: string): string {
  const path = join(dataDir, 'postgres.password');
  if (!existsSync(path)) {
    const draft = `${path}.${process.pid}.${randomBytes(4).toString('hex')}`;
    const file = openSync(draft, 'wx', 0o600);
    writeFileSync(file, randomBytes(24).toString('base64url'));
    fsyncSync(file);
    closeSync(file);
    try {
      linkSync(draft, path); // fails when another process was first: then theirs is the password
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(draft, { force: true });
    }
  }
  return readFileSync(path, 'utf8').trim();
}

/** Resolves when `cluster` is whole, whoever made it. Throws in words when it cannot be made; then nothing is left of it. */
export async function makeCluster({ home, cluster, dataDir, password, durable }: NewCluster): Promise<void> {
  const beside = dirname(cluster);
  refuseForeign(cluster);
  discardUnfinished(beside);
  const name = `${UNFINISHED}${process.pid}-${randomBytes(4).toString('hex')}`;
  const folder = join(beside, name);
  const passwordFile = join(beside, `${name}.password`);
  making.add(name);
  try {
    mkdirSync(folder, { mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (isRoot())
      for (const path of [folder, passwordFile]) chownSync(path, UNPRIVILEGED.uid, UNPRIVILEGED.gid);
    chmodSync(folder, 0o700);
    const args = ['-D', folder, '-U', USER, '-E', 'UTF8', '--locale-provider=builtin'];
    args.push('--builtin-locale=C.UTF-8', '--locale=C', '--auth=scram-sha-256', `--pwfile=${passwordFile}`);
    if (!durable) args.push('--no-sync');
    const child = runPostgres(home, 'initdb', args, dataDir);
    const code = await new Promise<number | null>((done, fail) => child.on('exit', done).on('error', fail));
    if (code !== 0)
      throw new Error(`PostgreSQL could not make its data folder ${cluster}; see postgres.log in ${dataDir}`);
    renameSync(folder, cluster);
    if (durable) persist(beside);
  } catch (error) {
    if (!existsSync(join(cluster, 'PG_VERSION'))) throw error; // else another start was sooner, and its cluster is ours
  } finally {
    making.delete(name);
    for (const path of [folder, passwordFile]) rmSync(path, { recursive: true, force: true });
  }
}

/** Something lies there that is no cluster: it may be somebody's, and is not ours to delete. An empty folder is nobody's. */
function refuseForeign(cluster: string): void {
  if (existsSync(cluster) && !existsSync(join(cluster, 'PG_VERSION')) && readdirSync(cluster).length > 0)
    throw new Error(
      `${cluster} holds files that are no database (PG_VERSION is missing). Move them away, or set EARSHOT_DATA_DIR to another folder.`,
    );
}

/** What starts left that were killed while they made a cluster. */
function discardUnfinished(beside: string): void {
  for (const name of readdirSync(beside)) {
    const pid = Number(/^postgres\.making-(\d+)/.exec(name)?.[1]);
    const ours = making.has(name.replace(/\.password$/, ''));
    if (!(pid > 0) || ours || (pid !== process.pid && alive(pid))) continue;
    try {
      rmSync(join(beside, name), { recursive: true, force: true });
    } catch {
      // Its initdb lives on a moment and still writes there: it is in nobody's way, and the next start looks again.
    }
  }
}

/** A new name in a folder survives a power cut once the folder itself is written. */
function persist(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
