// Puts the AT Protocol network (and the Node it needs) into a cache folder, from the lock file, once.
// Never touches the project's own node_modules, and runs no install script but the build of better-sqlite3.
// Usage: node test/peers/install.mjs   (prints the folder; EARSHOT_PEERS_DIR overrides it)
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** The folder; its node is at `bin/node` of the folder that `nodeHome` names. */
export function peersFolder() {
  return resolve(process.env.EARSHOT_PEERS_DIR ?? join(here, '../../node_modules/.cache/earshot-peers'));
}

export function nodeHome() {
  return join(peersFolder(), 'node_modules', `node-${process.platform}-${process.arch}`);
}

function wanted() {
  return createHash('sha256')
    .update(readFileSync(join(here, 'package-lock.json')))
    .digest('hex');
}

export function isInstalled() {
  const stamp = join(peersFolder(), 'installed');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted();
}

export function install() {
  const folder = peersFolder();
  if (isInstalled()) return folder;
  mkdirSync(folder, { recursive: true });
  rmSync(join(folder, 'installed'), { force: true });
  for (const file of ['package.json', 'package-lock.json'])
    copyFileSync(join(here, file), join(folder, file));
  const quiet = ['--no-audit', '--no-fund', '--loglevel=error'];
  const run = (args, env = process.env) =>
    execFileSync('npm', [...args, ...quiet], { cwd: folder, env, stdio: ['ignore', 'inherit', 'inherit'] });
  run(['ci', '--ignore-scripts']);
  if (!existsSync(join(nodeHome(), 'bin', 'node')))
    throw new Error(
      `The AT Protocol network is packaged for linux-x64 and linux-arm64 only, not for ${process.platform}-${process.arch}.`,
    );
  // better-sqlite3 must be built against the Node that will load it, with that Node's own headers.
  run(['rebuild', 'better-sqlite3'], {
    ...process.env,
    PATH: `${join(nodeHome(), 'bin')}:${process.env.PATH}`,
    npm_config_nodedir: nodeHome(),
  });
  writeFileSync(join(folder, 'installed'), wanted());
  return folder;
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href)
  console.log(install());
