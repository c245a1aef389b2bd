import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ROOT, startEarshot, type Running } from '../support/earshot.js';
import { emptyDatabase } from '../support/database.js';

/** The desk is type-checked against web/src/api/schema.ts; that is worth something only while it is what the program serves. */
let earshot: Running;
let database: Awaited<ReturnType<typeof emptyDatabase>>;

beforeAll(async () => {
  database = await emptyDatabase();
  earshot = await startEarshot({ DATABASE_URL: database.url });
}, 60_000);
afterAll(async () => {
  await earshot?.stop();
  await database?.drop();
});

it('has the committed types of the API equal to what the running program serves', () => {
  const { status, stderr } = check(`${earshot.url}/api/docs-json`);
  expect(`${status} ${stderr}`).toBe('0 ');
}, 60_000);

it('says which command brings types up to date that are not', () => {
  const another = '{"openapi":"3.0.0","info":{"title":"Another","version":"1"},"paths":{}}';
  const { status, stderr } = check(`data:application/json,${encodeURIComponent(another)}`);
  expect(status).toBe(1);
  expect(stderr).toContain('npm run api:types');
}, 60_000);

function check(address: string) {
  return spawnSync(process.execPath, [join(ROOT, 'web', 'api-types.mjs'), '--check', address], {
    encoding: 'utf8',
  });
}
