#!/usr/bin/env node
// `npm start` on a fresh machine: installs what is missing, builds what is out of date, runs Earshot, or with `--run <file>` one of its
// commands. Plain JavaScript with nothing but Node's own modules, because it runs before anything is installed. It never touches data.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const began = Date.now();
const lab = process.argv[2] === '--lab';
/** A command of the operator's, as a file below src. It runs beside Earshot, whose program must not be replaced under it. */
const command = process.argv[2] === '--run' ? join('dist', 'src', `${process.argv[3]}.js`) : null;
if (command && existsSync(command)) process.exit(await runChild(command, process.argv.slice(4), root));
const serverOnly = lab || command !== null || process.argv.includes('--build-server');
const buildOnly = process.argv.includes('--build-only') || process.argv.includes('--build-server');

const BUILT_HERE =
  'Packages and the built program go there. Let this user write there, or start from a copy of the folder that is theirs.';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Earshot needs Node.js 20.19 or newer; this is ${process.versions.node}. Get it from nodejs.org.`);

let release = () => undefined;
refuseSecond();
await refuseTakenPort();
refuseDataFolder();
await alone();
install();
await build();
release();
release = () => undefined; // from here on it is somebody else's
if (lab)
  process.exit(
    await runChild(
      join('dist', 'src', 'lab', 'main.js'),
      process.argv.slice(3),
      process.env.INIT_CWD ?? root,
    ),
  );
else if (command) process.exit(await runChild(command, process.argv.slice(4), root));
else if (!buildOnly) {
  await refuseTakenPort(); // a build is long enough for somebody else to take it
  run();
}

/** Another Earshot on this folder must not find its program replaced under it; the database's own lock is the last word. */
function refuseSecond() {
  const file = join(process.env.EARSHOT_DATA_DIR ?? 'data', 'earshot.pid');
  if (buildOnly || lab || command || process.env.DATABASE_URL || !existsSync(file)) return;
  const [pid, url] = readFileSync(file, 'utf8').split('\n');
  if (!runs(pid, 'main.js')) return;
  fail(
    `Earshot already runs on this folder (process ${pid}${url ? `, ${url}` : ''}). Nothing was changed.\n` +
      'Stop that one first, or use another folder: EARSHOT_DATA_DIR=./other PORT=3001 npm start',
  );
}

/** Looks only; the program makes the folder. */
function refuseDataFolder() {
  if (buildOnly || lab || command || process.env.DATABASE_URL) return;
  const wanted = resolve(process.env.EARSHOT_DATA_DIR || 'data');
  let folder = wanted;
  while (!existsSync(folder)) folder = dirname(folder);
  mustWrite([folder], `Data goes to ${wanted}. Let this user write there, or set EARSHOT_DATA_DIR.`);
}

/** Said before anything is installed or started, rather than after. Any other trouble with the address the program says itself. */
async function refuseTakenPort() {
  const { HOST: host = '127.0.0.1', PORT: port = '3000' } = process.env;
  if (buildOnly || lab || command || !/^\d{1,5}$/.test(port) || Number(port) > 65_535) return;
  const code = await new Promise((known) => {
    const probe = createServer().on('error', (error) => known(error.code));
    probe.listen(Number(port), host, () => probe.close(() => known(null)));
  });
  if (code === 'EADDRINUSE')
    fail(`Port ${port} is taken by another program. Choose another one: PORT=${Number(port) + 1} npm start`);
  if (code === 'EACCES')
    fail(`${whoever()} may not use port ${port}. Choose one from 1024 on: PORT=3000 npm start`);
}

/** Whether the process is there and is that program: a number may belong to another one by now. */
function runs(pid, program) {
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    if (error.code !== 'EPERM') return false; // there, but somebody else's
  }
  const file = `/proc/${pid}/cmdline`;
  return !existsSync(file) || readFileSync(file, 'utf8').includes(program);
}

/** Two starts in one folder must not install or build over each other: the second waits for the first. */
async function alone() {
  const file = join('dist', '.building');
  for (let told = false; ; told = true) {
    try {
      mkdirSync('dist', { recursive: true });
      writeFileSync(file, String(process.pid), { flag: 'wx' });
      release = () => rmSync(file, { force: true });
      process.on('exit', () => release());
      return;
    } catch (error) {
      // What cannot be written is said where something has to be.
      if (error.code !== 'EEXIST') return;
    }
    const pid = existsSync(file) ? readFileSync(file, 'utf8') : '';
    if (isStale(file, pid)) rmSync(file, { force: true });
    else {
      if (!told) say(`Another start (process ${pid}) installs or builds here; waiting for it …`);
      await new Promise((soon) => setTimeout(soon, 300));
    }
  }
}

/** Left by a start that was killed: its process is gone, or has become this one (in a container), or it died before it wrote. */
function isStale(file, pid) {
  if (pid !== '') return Number(pid) === process.pid || !runs(pid, 'start.mjs');
  return existsSync(file) && Date.now() - statSync(file).mtimeMs > 5_000;
}

function install() {
  const wanted = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');
  const stamp = join('node_modules', '.earshot-installed');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  mustWrite(['.', 'node_modules']);
  say('Installing packages (once: some minutes, about 600 MB) …');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  // Tests need the development packages; whoever only runs Earshot can leave them out with NODE_ENV=production.
  const done = spawnSync(npm, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.signal) process.exit(130); // Ctrl+C: whoever pressed it knows
  if (done.error)
    fail(`${npm} could not be run (${done.error.code}). It comes with Node.js: install that one whole.`);
  if (done.status !== 0)
    fail(
      'The packages could not be installed (npm says why, above). Is there a way to the package registry? Then try again.',
    );
  writeFileSync(stamp, wanted);
}

/** Says in words what npm, the compilers and the database would say in pages. */
function mustWrite(folders, why = BUILT_HERE) {
  for (const folder of folders.filter(existsSync))
    try {
      accessSync(folder, constants.W_OK);
    } catch (error) {
      fail(`${whoever()} may not write into ${resolve(folder)} (${error.code}).\n${why}`);
    }
}

function mayWrite(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function whoever() {
  try {
    return userInfo().username;
  } catch {
    return `User ${process.getuid?.()}`; // a container's number without a name
  }
}

function fail(words) {
  console.error(`\n${words}\n`);
  process.exit(1);
}

async function build() {
  const server =
    newestOf(['src', 'migrations'], /\.(ts|mjs)$/) + '|' + stat('tsconfig.json') + stat('package-lock.json');
  const desk = newestOf(['web'], /./) + '|' + stat('package-lock.json');
  const words = server + newestOf(['config/lexicons'], /\.yaml$/);
  const compiled = async () => {
    await step('server', server, 'dist/src/main.js', ['src/compile.mjs']);
    // Needs the server. Without it everything works, and takes half a second longer to start: an installation that may not be
    // written to can have its lists changed all the same.
    await step('word lists', words, 'dist/words.bin', ['dist/src/listening/scoring/ready.command.js'], true);
  };
  await Promise.all([
    compiled(),
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

function step(name, wanted, result, command, optional = false) {
  const stamp = join('dist', `.${name.replace(' ', '-')}-built`);
  const key = createHash('sha256').update(wanted).digest('hex');
  if (existsSync(result) && existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return undefined;
  if (optional && !mayWrite('dist')) return undefined;
  mustWrite(['.', 'dist']);
  say(`Building the ${name} …`);
  return new Promise((done) => {
    const child = spawn(process.execPath, command, { stdio: 'inherit' });
    child.on('exit', (code, signal) => {
      if (signal) process.exit(130);
      if (code !== 0 && !optional) fail(`The ${name} could not be built.`);
      if (code !== 0) {
        say(`The ${name} could not be made ready; going on without that.`);
        return done();
      }
      mkdirSync('dist', { recursive: true });
      writeFileSync(stamp, key);
      done();
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

/** The offline bench (which reads files named where it was typed) or a command; its exit code. Standard output belongs to its results alone. */
function runChild(file, args, cwd) {
  const child = spawn(process.execPath, [join(root, file), ...args], {
    stdio: 'inherit',
    cwd,
  });
  process.on('SIGINT', () => undefined);
  return new Promise((ended) => child.on('exit', (code, signal) => ended(signal ? 1 : (code ?? 1))));
}

function run() {
  say('Starting …');
  const main = ['--enable-source-maps', join('dist', 'src', 'main.js'), `--since=${began}`];
  const child = spawn(process.execPath, main, { stdio: 'inherit' });
  // Ctrl+C reaches the child by itself; what is sent to us alone is handed on, and we stay until it has finished.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
