#!/usr/bin/env node
// `npm start` on a fresh machine: installs what is missing, builds what is out of date, runs Earshot. Plain JavaScript with nothing
// but Node's own modules, because it runs before anything is installed. It never touches data.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const lab = process.argv[2] === '--lab';
const serverOnly = lab || process.argv.includes('--build-server');
const buildOnly = process.argv.includes('--build-only') || process.argv.includes('--build-server');

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `Earshot needs Node.js 20.19 or newer; this is ${process.versions.node}. Get it from your system's packages or nodejs.org.`,
  );
  process.exit(1);
}

refuseSecond();
install();
await build();
if (lab) await runLab();
else if (!buildOnly) run();

/** Another Earshot on this folder must not find its program replaced under it; the database's own lock is the last word. */
function refuseSecond() {
  const file = join(process.env.EARSHOT_DATA_DIR ?? 'data', 'earshot.pid');
  if (buildOnly || lab || process.env.DATABASE_URL || !existsSync(file)) return;
  const [pid, url] = readFileSync(file, 'utf8').split('\n');
  try {
    process.kill(Number(pid), 0);
    const line = existsSync(`/proc/${pid}/cmdline`)
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : 'dist/src/main.js';
    if (!line.includes('main.js')) return; // the number belongs to another program by now
  } catch {
    return;
  }
  console.error(
    `\nEarshot already runs on this folder (process ${pid}${url ? `, ${url}` : ''}). Nothing was changed.\n` +
      'Stop that one first, or use another folder: EARSHOT_DATA_DIR=./other PORT=3001 npm start\n',
  );
  process.exit(1);
}

function install() {
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const stamp = join('node_modules', '.earshot-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say('Installing packages (once) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // Tests need the development packages; whoever only runs Earshot can leave them out with NODE_ENV=production.
  const done = spawnSync(npm, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error(
      '\nThe packages could not be installed. Check the network (or your registry mirror) and try again.',
    );
    process.exit(done.status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

async function build() {
  const server =
    newestOf(['src', 'migrations'], /\.(ts|mjs)$/) + '|' + stat('tsconfig.json') + stat('package-lock.json');
  const desk = newestOf(['web'], /./) + '|' + stat('package-lock.json');
  await Promise.all([
    // Types are the linters' business (npm run lint): whoever starts Earshot waits half as long for the same program.
    step('server', server, 'dist/src/main.js', [
      'node_modules/typescript/bin/tsc',
      '-p',
      'tsconfig.json',
      '--noCheck',
    ]),
    serverOnly ||
      step('desk', desk, 'dist/web/index.html', [
        'node_modules/vite/bin/vite.js',
        'build',
        'web',
        '--logLevel',
        'warn',
      ]),
  ]);
}

function step(name, wanted, result, command) {
  const stamp = join('dist', `.${name}-built`);
  const key = createHash('sha256').update(wanted).digest('hex');
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return undefined;
  say(`Building the ${name} …`);
  return new Promise((resolve) => {
    const child = spawn(process.execPath, command, { stdio: 'inherit' });
    child.on('exit', (code) => {
      if (code !== 0) {
        console.error(`\nThe ${name} could not be built.`);
        process.exit(1);
      }
      mkdirSync('dist', { recursive: true });
      writeFileSync(stamp, key);
      resolve();
    });
  });
}

/** To standard error: what the lab prints must stay readable by programs. */
function say(line) {
  process.stderr.write(`${line}\n`);
}

/** Names, sizes and times of every file: cheap, and any edit changes it. */
function newestOf(folders, pattern) {
  const lines = [];
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (pattern.test(entry.name)) lines.push(path + stat(path));
    }
  };
  folders.filter(existsSync).forEach(walk);
  return lines.sort().join('\n');
}

function stat(path) {
  const { size, mtimeMs } = statSync(path);
  return `:${size}:${mtimeMs}`;
}

/** `npm run lab -- …`: the offline bench. Standard output belongs to its results alone. */
async function runLab() {
  const child = spawn(
    process.execPath,
    [join(root, 'dist', 'src', 'lab', 'main.js'), ...process.argv.slice(3)],
    {
      stdio: 'inherit',
      cwd: process.env.INIT_CWD ?? root,
    },
  );
  process.on('SIGINT', () => undefined);
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}

function run() {
  const child = spawn(process.execPath, ['--enable-source-maps', join('dist', 'src', 'main.js')], {
    stdio: 'inherit',
  });
  // Ctrl+C reaches the child by itself; what is sent to us alone is handed on, and we stay until it has finished.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
