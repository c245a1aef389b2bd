/** The operator's commands, as they are run: built files, real processes, real exit codes. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { SYSTEM, Transactions } from '../../../src/core/database/transaction.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';

const built = (path: string): string => resolve('dist/src/core', path);
const VERIFY = built('audit/verify.command.js');
const ACCOUNTS = built('identity/sample-accounts.command.js');
jest.setTimeout(90_000); // a process takes its second to start, several on a busy machine
const needsBuild = existsSync(VERIFY) && existsSync(ACCOUNTS) ? describe : describe.skip;

function run(
  script: string,
  env: Record<string, string>,
  ...args: string[]
): Promise<{ code: number; out: string; err: string }> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [script, ...args],
      { env: { PATH: process.env.PATH, ...env } },
      (error, out, err) => done({ code: error ? Number(error.code) : 0, out, err }),
    );
  });
}

needsBuild('audit:verify (needs npm run build)', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    const transactions = new Transactions(database.dataSource);
    for (const subjectId of ['1', '2', '3'])
      await transactions.run(SYSTEM, async (tx) =>
        tx.audit({ action: 'thing.change', subjectKind: 'thing', subjectId }),
      );
  });
  afterAll(() => database?.drop());

  it('exits 0 with the newest entry when the chain holds, and 1 naming the first broken one when not', async () => {
    const env = { DATABASE_URL: database.url };
    const whole = await run(VERIFY, env);
    expect(whole).toMatchObject({ code: 0, out: expect.stringContaining('3 entries') });
    const newest = /3:[0-9a-f]{64}/.exec(whole.out)![0];
    expect(await run(VERIFY, env, newest)).toMatchObject({ code: 0 });
    await database.dataSource.query('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
    await database.dataSource.query(`UPDATE audit_entry SET subject_id = 'x' WHERE seq = 2`);
    expect(await run(VERIFY, env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('BROKEN at entry 2'),
    });
  });

  it('exits 2 when it cannot look', async () => {
    expect(await run(VERIFY, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })).toMatchObject({
      code: 2,
    });
    const empty = mkdtempSync(join(tmpdir(), 'earshot-none-'));
    const none = await run(VERIFY, { EARSHOT_DATA_DIR: empty });
    expect(none).toMatchObject({ code: 2, err: expect.stringContaining('there is no database in') });
    expect(await run(VERIFY, { EARSHOT_DATA_DIR: empty }, 'nonsense')).toMatchObject({ code: 2 });
  });
});

needsBuild('sample:accounts (needs npm run build)', () => {
  it('prints the same accounts for the same key, and makes no key of its own', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'earshot-none-'));
    expect(await run(ACCOUNTS, { EARSHOT_DATA_DIR: empty })).toMatchObject({ code: 1, out: '' });
    expect(existsSync(join(empty, 'secret.key'))).toBe(false);
    const env = { EARSHOT_DATA_DIR: empty, EARSHOT_SECRET_KEY: 'ab'.repeat(32) };
    const [first, second] = [await run(ACCOUNTS, env), await run(ACCOUNTS, env)];
    expect(first.code).toBe(0);
    expect(first.out.trim().split('\n')).toHaveLength(5);
    expect(second.out).toBe(first.out);
  });
});
