#!/usr/bin/env node
// `npm test`: every suite, in order, from a fresh clone. Installs and builds what is missing; gets Redis and Chromium with the
// system's package manager where it may; where it cannot, the suites that need them are skipped by name (with CI=true: failed).
// `node test/run.mjs chaos|peers` runs one of the long stories. Ends in one line: Tests: N passed, N failed, N skipped
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
process.chdir(root);
const ci = process.env.CI === 'true';
const only = process.argv[2];

const SUITES = {
  unit: { about: 'pure code', paths: ['test/unit', 'test/architecture.spec.ts', 'web/src', 'test/gold'] },
  medium: {
    about: 'services on a real PostgreSQL',
    paths: ['test/medium', 'test/schema-drift.spec.ts'],
    workers: Math.max(4, availableParallelism()), // they wait for the database and for each other
    needs: ['redis'],
  },
  e2e: { about: 'the built program', paths: ['test/e2e'], needs: ['redis'] },
  browser: {
    about: 'people in a real browser',
    paths: ['test/browser'],
    workers: Math.max(2, availableParallelism()), // people think more than machines do
    needs: ['chromium'],
  },
  chaos: { about: 'killed at random', paths: ['test/chaos'], inBand: true, extra: true },
  peers: {
    about: 'a real AT Protocol network',
    paths: ['test/peers'],
    inBand: true,
    extra: true,
    prepare: ['test/peers/install.mjs'],
    needs: ['redis'],
  },
};
const TOOLS = {
  redis: {
    found: () => which('redis-server'),
    packages: { apt: ['redis-server'], apk: ['redis'], dnf: ['redis'] },
  },
  chromium: {
    found: () =>
      process.env.EARSHOT_TEST_CHROMIUM ??
      which('chromium') ??
      which('chromium-browser') ??
      which('google-chrome'),
    packages: {
      apt: ['chromium', 'fonts-noto-core'],
      apk: ['chromium', 'font-noto-tamil', 'font-noto-devanagari'],
      dnf: ['chromium'],
    },
  },
};

build();
const wanted = Object.entries(SUITES).filter(([name, suite]) => (only ? name === only : !suite.extra));
if (wanted.length === 0) {
  console.error(`There is no suite "${only}". Suites: ${Object.keys(SUITES).join(', ')}`);
  process.exit(2);
}
const totals = { passed: 0, failed: 0, skipped: 0 };
for (const [name, suite] of wanted) run(name, suite);
console.log(`\nTests: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exit(totals.failed > 0 ? 1 : 0);

function build() {
  const done = spawnSync(process.execPath, ['src/start.mjs', '--build-only'], { stdio: 'inherit' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

function run(name, suite) {
  const paths = suite.paths.filter((path) => existsSync(path));
  if (paths.length === 0) return;
  const missing = (suite.needs ?? []).filter((tool) => !obtain(tool));
  if (missing.length > 0) {
    const words = `${name} (${suite.about}): needs ${missing.join(' and ')}, which this machine lacks and this user may not install`;
    console.error(`\n!!! ${ci ? 'FAILED' : 'SKIPPED'}: ${words}\n`);
    totals[ci ? 'failed' : 'skipped'] += 1;
    return;
  }
  for (const script of suite.prepare ?? []) {
    if (spawnSync(process.execPath, [script], { stdio: 'inherit' }).status !== 0) {
      console.error(`\n!!! FAILED: ${name}: ${script} did not succeed\n`);
      totals.failed += 1;
      return;
    }
  }
  console.log(`\n=== ${name}: ${suite.about}`);
  const folder = mkdtempSync(join(tmpdir(), 'earshot-results-'));
  const results = join(folder, 'results.json');
  const args = [
    'node_modules/jest/bin/jest.js',
    '-c',
    'test/jest.config.mjs',
    '--json',
    `--outputFile=${results}`,
  ];
  if (suite.inBand) args.push('--runInBand');
  if (suite.workers) args.push(`--maxWorkers=${suite.workers}`);
  const tools = Object.fromEntries(
    Object.entries(TOOLS).map(([tool, { found }]) => [`EARSHOT_TEST_${tool.toUpperCase()}`, found() ?? '']),
  );
  // jest writes its report to standard error; its JSON on standard output is in the file already.
  const done = spawnSync(process.execPath, [...args, ...paths], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...tools },
  });
  if (existsSync(results)) {
    const report = JSON.parse(readFileSync(results, 'utf8'));
    totals.passed += report.numPassedTests;
    totals.failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
    totals.skipped += report.numPendingTests;
    for (const file of report.testResults)
      for (const test of file.assertionResults)
        if (test.status === 'pending') {
          console.error(`!!! SKIPPED: ${test.fullName}`);
          if (ci) totals.failed += 1;
        }
    if (done.status !== 0 && report.success) totals.failed += 1;
  } else totals.failed += 1;
  rmSync(folder, { recursive: true, force: true });
}

function obtain(tool) {
  const { found, packages } = TOOLS[tool];
  if (found()) return true;
  if (process.getuid?.() !== 0) return false;
  const managers = {
    apt: ['apt-get', ['install', '-y', '--no-install-recommends']],
    apk: ['apk', ['add']],
    dnf: ['dnf', ['install', '-y']],
  };
  for (const [manager, [command, args]] of Object.entries(managers)) {
    if (!which(command)) continue;
    console.log(`Installing ${packages[manager].join(', ')} with ${command} …`);
    if (manager === 'apt') spawnSync('apt-get', ['update', '-q'], { stdio: 'ignore' });
    spawnSync(command, [...args, ...packages[manager]], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    break;
  }
  return Boolean(found());
}

function which(program) {
  for (const folder of [...(process.env.PATH ?? '').split(':'), '/usr/bin', '/usr/local/bin', '/usr/sbin'])
    if (folder && existsSync(join(folder, program))) return join(folder, program);
  return undefined;
}
