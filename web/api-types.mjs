#!/usr/bin/env node
// `npm run api:types`: writes web/src/api/schema.ts, the types of the whole API, from the program itself. It puts the program
// together without starting any of it, so it needs no database. `--check URL` compares with the document a running Earshot
// serves and changes nothing: exit 1 when the committed types are not those.
import 'reflect-metadata';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const file = join(root, 'web', 'src', 'api', 'schema.ts');
const [check, address] = process.argv.slice(2);

if (check === undefined) {
  build();
  const types = await typesOf(await documentOfProgram());
  if (types === readFileSync(file, 'utf8')) console.log('web/src/api/schema.ts is up to date.');
  else {
    writeFileSync(file, types);
    console.log(
      'web/src/api/schema.ts is written anew. `npm run lint` names the screens that have to follow.',
    );
  }
} else if (check === '--check' && address) {
  const types = await typesOf(await (await fetch(address)).json());
  if (types !== readFileSync(file, 'utf8')) {
    console.error(
      'web/src/api/schema.ts is not what the program serves: run `npm run api:types` and commit it.\n' +
        firstDifference(readFileSync(file, 'utf8'), types),
    );
    process.exit(1);
  }
} else {
  console.error(
    'Usage: npm run api:types, or node web/api-types.mjs --check <address of an OpenAPI document>',
  );
  process.exit(2);
}

function build() {
  const done = spawnSync(process.execPath, [join(root, 'src', 'start.mjs'), '--build-server'], {
    stdio: 'inherit',
  });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

async function documentOfProgram() {
  const built = (path) => import(join(root, 'dist', 'src', path));
  await built('job-catalog.js');
  const { NestFactory } = await import('@nestjs/core');
  const { AppModule } = await built('app.module.js');
  const { AppConfig } = await built('core/config/config.js');
  const { readSettings } = await built('core/config/settings.js');
  const { openApiDocument } = await built('core/http-api/openapi.js');
  // In preview nothing is constructed, so nothing connects; the address is never used.
  const app = await NestFactory.create(
    AppModule.register(new AppConfig(readSettings({}).settings), 'postgres://nobody@127.0.0.1:1/none'),
    { preview: true, logger: false, abortOnError: false },
  );
  return openApiDocument(app);
}

async function typesOf(document) {
  const { default: generate, astToString } = await import('openapi-typescript');
  // As JSON, so that both ways here agree to the letter; by name, so that moving code moves nothing in this file.
  const ast = await generate(JSON.stringify(document), { alphabetize: true });
  return `/** Made by \`npm run api:types\` from the program's OpenAPI document. Never edited by hand. */\n\n${astToString(ast)}`;
}

function firstDifference(committed, served) {
  const [mine, theirs] = [committed.split('\n'), served.split('\n')];
  const at = theirs.findIndex((line, index) => line !== mine[index]);
  return `First at line ${at + 1}:\n  committed: ${mine[at] ?? '(end)'}\n  served:    ${theirs[at] ?? '(end)'}`;
}
