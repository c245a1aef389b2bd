// Makes dist/src and dist/migrations of src and migrations, file by file, with the compiler that vite brings along: a second for all of
// them. It looks at no types (npm run lint does). Writes nothing when a file cannot be read as TypeScript, and says which and where;
// what has no source any more is deleted.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { transformWithOxc } from 'vite';

const FOLDERS = ['src', 'migrations'];
/** As tsconfig.json says it: decorators with the types of what they stand before, fields set and not defined. */
const OPTIONS = {
  lang: 'ts',
  target: 'es2023',
  sourcemap: true,
  decorator: { legacy: true, emitDecoratorMetadata: true },
  typescript: { removeClassFieldsWithoutInitializer: true },
  assumptions: { setPublicClassFields: true },
  helpers: { mode: 'External' },
};
/** What decorators become. By definition, right to left; a parameter's one gets the parameter's place. */
const HELPERS = `export function decorate(decorators, target, key, descriptor) {
  let result = arguments.length < 3 ? target : descriptor === null ? (descriptor = Object.getOwnPropertyDescriptor(target, key)) : descriptor;
  for (let at = decorators.length - 1; at >= 0; at--) {
    const apply = decorators[at];
    if (!apply) continue;
    result = (arguments.length < 3 ? apply(result) : arguments.length > 3 ? apply(target, key, result) : apply(target, key)) || result;
  }
  if (arguments.length > 3 && result) Object.defineProperty(target, key, result);
  return result;
}
export const decorateMetadata = (key, value) =>
  typeof Reflect === 'object' && typeof Reflect.metadata === 'function' ? Reflect.metadata(key, value) : undefined;
export const decorateParam = (index, decorator) => (target, key) => decorator(target, key, index);
`;
const HELPERS_FILE = join('dist', 'src', 'decorators.js');

const made = new Map([[HELPERS_FILE, HELPERS]]);
const wrong = [];
for (const source of FOLDERS.flatMap((folder) => filesIn(folder, '.ts'))) {
  const target = join('dist', source.replace(/\.ts$/, '.js'));
  try {
    const { code, map } = await transformWithOxc(readFileSync(source, 'utf8'), source, OPTIONS);
    const name = relative(dirname(target), HELPERS_FILE);
    const helpers = /\bbabelHelpers\./.test(code)
      ? `\nimport * as babelHelpers from '${name.startsWith('.') ? name : `./${name}`}';\n`
      : '';
    made.set(
      target,
      `${code}${helpers}\n//# sourceMappingURL=${source.split('/').at(-1).replace(/\.ts$/, '.js')}.map\n`,
    );
    made.set(`${target}.map`, JSON.stringify({ ...map, sources: [relative(dirname(target), source)] }));
  } catch (error) {
    wrong.push(`${source}: ${error.message}`);
  }
}
if (wrong.length > 0) {
  console.error(wrong.join('\n\n'));
  process.exit(1);
}
for (const [path, text] of made) {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
for (const path of FOLDERS.flatMap((folder) => filesIn(join('dist', folder), '')))
  if (!made.has(path)) rmSync(path);

function filesIn(folder, ending) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name));
}
