import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');
const SRC = join(ROOT, 'src');
/** Who may import whom: only leftwards. */
const GROUPS = ['core', 'platforms', 'listening', 'desk', 'insight'];
/** Inside a group, in the order of the pipeline; later may import earlier. */
const PIPELINE: Record<string, string[]> = {
  listening: [
    'accounts',
    'scoring',
    'topics',
    'sources',
    'ingest',
    'corrections',
    'spam',
    'rescoring',
    'trending',
    'polling',
    'escalation',
  ],
  desk: [
    'people',
    'cases',
    'thread',
    'replies',
    'crisis',
    'publishing',
    'second-look',
    'alerts',
    'help',
    'follow-up',
  ],
};
/** Names of networks; they live under src/platforms only. */
const NETWORKS =
  /\b(mastodon|bluesky|atproto|at protocol|twitter|facebook|instagram|trustpilot|yelp|reddit|youtube|discourse|lemmy|telegram)\b/i;
const IMPURE = ['@nestjs/', 'typeorm', 'pg', 'bullmq', 'axios'];
const ROLE_SUFFIX =
  /\.(service|queries|controller|module|entity|api|guard|filter|pipe|interceptor|decorator|command|connector|publisher|loader)\.ts$/;

interface SourceFile {
  path: string;
  text: string;
  imports: string[];
}

const files = walk(SRC)
  .filter((path) => path.endsWith('.ts'))
  .map((path): SourceFile => {
    const text = readFileSync(path, 'utf8');
    return { path: relative(SRC, path), text, imports: importsOf(text) };
  });

describe('the architecture', () => {
  it('has files to look at', () => {
    expect(files.length).toBeGreaterThan(100);
  });

  it('imports only leftwards: core ← platforms ← listening ← desk ← insight', () => {
    const wrong = crossings().filter(
      ({ from, to }) => GROUPS.indexOf(to[0] ?? '') > GROUPS.indexOf(from[0] ?? ''),
    );
    expect(wrong.map(shown)).toEqual([]);
  });

  it('imports in the order of the pipeline inside a group', () => {
    const wrong = crossings().filter(({ from, to }) => {
      const order = from[0] === to[0] ? PIPELINE[from[0] ?? ''] : undefined;
      if (!order || from[1] === to[1] || to[1]?.endsWith('.ts') || from[1]?.endsWith('.ts')) return false;
      return (
        order.indexOf(to[1] ?? '') > order.indexOf(from[1] ?? '') ||
        !order.includes(to[1] ?? '') ||
        !order.includes(from[1] ?? '')
      );
    });
    expect(wrong.map(shown)).toEqual([]);
  });

  it('names a network only under src/platforms (and the data sets a model learns from by theirs)', () => {
    const wrong = files
      .filter((file) => !file.path.startsWith('platforms/') && !file.path.startsWith('lab/train/'))
      .flatMap((file) => {
        const hit = NETWORKS.exec(stripUrls(file.text));
        return hit ? [`${file.path}: ${hit[0]}`] : [];
      });
    expect(wrong).toEqual([]);
  });

  it('keeps the lab on pure files: no Nest, no database, no network', () => {
    const reached = closure(files.filter((file) => file.path.startsWith('lab/')).map((file) => file.path));
    const wrong = [...reached].flatMap((path) => {
      const file = files.find((one) => one.path === path);
      return (file?.imports ?? []).filter(isImpure).map((name) => `${path} imports ${name}`);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps pure files pure: neither Nest nor TypeORM nor a clock', () => {
    const pure = files.filter((file) => isPure(file.path));
    const wrong = pure.flatMap((file) => [
      ...file.imports.filter(isImpure).map((name) => `${file.path} imports ${name}`),
      ...(/\bDate\.now\(\)|new Date\(\)/.test(stripComments(file.text))
        ? [`${file.path} reads the clock`]
        : []),
    ]);
    expect(pure.length).toBeGreaterThan(30);
    expect(wrong).toEqual([]);
  });

  it('lets only services, queries and what stands below them touch the database', () => {
    const wrong = files.filter(
      (file) =>
        /^(listening|desk|insight)\//.test(file.path) &&
        !/\.(service|queries|entity|module)\.ts$/.test(file.path) &&
        file.imports.some((name) => name === 'typeorm' || name === '@nestjs/typeorm') &&
        !/import type \{[^}]*\} from 'typeorm'/.test(file.text),
    );
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const wrong = files.filter(
      (file) =>
        /process\.env\b/.test(stripComments(file.text)) &&
        !/^core\/config\//.test(file.path) &&
        // The server's child process needs a PATH; a setting it is not.
        file.path !== 'core/database/postgres-binaries.ts',
    );
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('has no barrels, no lazy imports round a circle, and no import circle at all', () => {
    expect(files.filter((file) => /(^|\/)index\.ts$/.test(file.path)).map((file) => file.path)).toEqual([]);
    expect(files.filter((file) => /forwardRef\(/.test(file.text)).map((file) => file.path)).toEqual([]);
  });

  it('says at the top of every file what it is for', () => {
    const wrong = files.filter((file) => !/^(?:#!.*\n)?\s*(\/\*\*|\/\/)/.test(file.text));
    expect(wrong.map((file) => file.path)).toEqual([]);
  });

  it('keeps files small: none over 250 lines', () => {
    const wrong = files
      .map((file) => ({ path: file.path, lines: file.text.split('\n').length - 1 }))
      .filter((file) => file.lines > 250);
    expect(wrong).toEqual([]);
  });

  it('keeps the desk in the browser apart from the server', () => {
    const web = walk(join(ROOT, 'web', 'src')).filter((path) => /\.tsx?$/.test(path));
    const wrong = web.filter((path) =>
      importsOf(readFileSync(path, 'utf8')).some((name) => /(^|\/)\.\.\/\.\.\/src\//.test(name)),
    );
    expect(wrong).toEqual([]);
  });
});

function crossings(): { from: string[]; to: string[] }[] {
  return files.flatMap((file) =>
    file.imports
      .filter((name) => name.startsWith('.'))
      .map((name) => relative(SRC, resolve(SRC, dirname(file.path), name)).replace(/\.js$/, '.ts'))
      .map((to) => ({ from: file.path.split('/'), to: to.split('/') }))
      .filter(({ from, to }) => GROUPS.includes(from[0] ?? '') && GROUPS.includes(to[0] ?? '')),
  );
}

function closure(start: string[]): Set<string> {
  const reached = new Set<string>();
  const queue = [...start];
  for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    const file = files.find((one) => one.path === path);
    for (const name of file?.imports ?? [])
      if (name.startsWith('.'))
        queue.push(relative(SRC, resolve(SRC, dirname(path), name)).replace(/\.js$/, '.ts'));
  }
  return reached;
}

function isPure(path: string): boolean {
  return (
    (/^(listening|desk|insight)\//.test(path) && !ROLE_SUFFIX.test(path)) ||
    /\.workflow\.ts$/.test(path) ||
    path === 'platforms/length.ts'
  );
}

function importsOf(text: string): string[] {
  // Types vanish: `import type` binds nobody to anything at run time.
  const statements = text.matchAll(
    /^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']+)'|^import\s+'([^']+)'|\bimport\('([^']+)'\)/gm,
  );
  return [...statements].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

const isImpure = (name: string): boolean =>
  IMPURE.some((bad) => name === bad || name.startsWith(bad.endsWith('/') ? bad : `${bad}/`));
const shown = ({ from, to }: { from: string[]; to: string[] }): string =>
  `${from.join('/')} → ${to.join('/')}`;
const stripComments = (text: string): string => text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '');
const stripUrls = (text: string): string => text.replace(/https?:\/\/\S+/g, '');

function walk(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}
