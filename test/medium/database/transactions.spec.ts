/** The one way to write, under many writers, and with one that never comes back. */
import { verifyAudit } from '../../../src/core/audit/audit-verifier';
import { keepPlan } from '../../../src/core/database/kept-plans';
import { SYSTEM, Transactions } from '../../../src/core/database/transaction';
import { testDatabase, type TestDatabase } from '../../support/database';

describe('transactions', () => {
  let database: TestDatabase;
  let transactions: Transactions;
  beforeEach(async () => {
    database = await testDatabase();
    transactions = new Transactions(database.dataSource);
  });
  afterEach(() => database.drop());

  const entry = (n: number) => ({ action: 'test.write', subjectKind: 'test', subjectId: String(n) });

  it('make one chain of audit entries, whoever writes at once and how ever isolated', async () => {
    const other = new Transactions(await database.another());
    const writers = Array.from({ length: 40 }, (_, n) =>
      (n % 2 ? other : transactions).run(SYSTEM, async (tx) => {
        tx.audit(entry(n));
        if (n % 3 === 0) tx.audit(entry(n));
        await tx.manager.query('SELECT pg_sleep(random() / 50)');
      }),
    );
    const isolated = Array.from({ length: 5 }, async () => {
      const runner = database.dataSource.createQueryRunner();
      try {
        await runner.startTransaction('REPEATABLE READ');
        await runner.query('SELECT count(*) FROM audit_entry'); // its picture of the chain is old from here on
        await runner.query('SELECT pg_sleep(0.05)');
        await runner.query(
          `INSERT INTO audit_entry (actor_kind, action, subject_kind, subject_id) VALUES ('system', 'test.write', 'test', 'x')`,
        );
        await runner.commitTransaction();
      } catch {
        await runner.rollbackTransaction(); // refused rather than forked
      } finally {
        await runner.release();
      }
    });
    await Promise.all([...writers, ...isolated]);
    expect((await verifyAudit(database.dataSource)).broken).toBeNull();
    const [row] = await database.dataSource.query<{ gaps: boolean; n: number }[]>(
      `SELECT max(seq) <> count(*) AS gaps, count(*)::int AS n FROM audit_entry`,
    );
    expect(row!.gaps).toBe(false);
    expect(row!.n).toBeGreaterThanOrEqual(54);
  });

  it('go on for everybody else when one process is frozen with the chain in its hands', async () => {
    const [limit] = await database.dataSource.query<{ idle_in_transaction_session_timeout: string }[]>(
      'SHOW idle_in_transaction_session_timeout',
    );
    expect(limit).toEqual({ idle_in_transaction_session_timeout: '1min' });
    const frozen = database.dataSource.createQueryRunner();
    await frozen.startTransaction();
    await frozen.query(`SET idle_in_transaction_session_timeout = '200ms'`);
    await frozen.query(
      `INSERT INTO audit_entry (actor_kind, action, subject_kind, subject_id) VALUES ('system', 'test.freeze', 'test', 'x')`,
    );
    await transactions.run(SYSTEM, (tx) => Promise.resolve(tx.audit(entry(1))));
    await expect(frozen.commitTransaction()).rejects.toThrow();
    await frozen.release();
    expect(await database.dataSource.query(`SELECT action FROM audit_entry`)).toEqual([
      { action: 'test.write' },
    ]);
  });

  it('store what people and platforms say, whatever characters it holds', async () => {
    await transactions.run(SYSTEM, (tx) =>
      Promise.resolve(tx.audit({ ...entry(1), details: { words: 'cut \ud83d, NUL \u0000' } })),
    );
    const [row] = await database.dataSource.query<{ details: { words: string } }[]>(
      `SELECT details FROM audit_entry`,
    );
    expect(row!.details.words).toBe('cut \ufffd, NUL ');
  });

  it('may ask queries whose plan is kept: by their own values each time, after a refusal and a new column too', async () => {
    const kept = keepPlan('test.people', 'SELECT p.name FROM person p WHERE p.email = $1');
    expect(() => keepPlan('test.people', 'SELECT 1')).toThrow('Two queries are named test.people.');
    const runner = database.dataSource.createQueryRunner();
    const ask = (email: string) => runner.query(kept, [email]);
    const plans = () =>
      runner.query(`SELECT statement FROM pg_prepared_statements WHERE name LIKE 'test.%'`) as Promise<
        unknown[]
      >;
    try {
      for (const name of ['asha', 'ravi'])
        await runner.query(
          `INSERT INTO person (name, email, password_hash, roles) VALUES ($1, $1 || '@example.com', '', '{agent}')`,
          [name],
        );
      expect(await ask('asha@example.com')).toEqual([{ name: 'asha' }]);
      expect(await plans()).toEqual([{ statement: kept }]);
      await runner.startTransaction();
      await expect(runner.query('SELECT 1 / 0')).rejects.toThrow('division by zero');
      await runner.rollbackTransaction();
      await runner.query('ALTER TABLE person ADD COLUMN nickname text');
      for (let turn = 0; turn < 8; turn++)
        expect(await ask(turn % 2 ? 'asha@example.com' : 'ravi@example.com')).toEqual([
          { name: turn % 2 ? 'asha' : 'ravi' },
        ]);
      expect(await plans()).toEqual([{ statement: kept }]);
    } finally {
      await runner.release();
    }
  });
});
