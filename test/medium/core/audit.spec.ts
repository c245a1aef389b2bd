/** The audit log: nobody changes it, and who does in spite of that is found. */
import { verifyAudit } from '../../../src/core/audit/audit-verifier.js';
import { SYSTEM, Transactions } from '../../../src/core/database/transaction.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { type Edge, setUpAdmin, startEdge } from './support.js';

describe('the audit log', () => {
  let database: TestDatabase;
  let transactions: Transactions;
  beforeEach(async () => {
    database = await testDatabase();
    transactions = new Transactions(database.dataSource);
    for (let i = 1; i <= 5; i++)
      await transactions.run(SYSTEM, async (tx) =>
        tx.audit({
          action: 'thing.change',
          subjectKind: 'thing',
          subjectId: `t${i}`,
          details: { ä: 'ö', n: i },
        }),
      );
  });
  afterEach(() => database?.drop());

  /** What somebody with the database's own password can do. */
  const tamper = async (sql: string): Promise<void> => {
    await database.dataSource.query('ALTER TABLE audit_entry DISABLE TRIGGER ALL');
    await database.dataSource.query(sql);
    await database.dataSource.query('ALTER TABLE audit_entry ENABLE TRIGGER ALL');
  };

  it.each([
    ['updated', `UPDATE audit_entry SET action = 'thing.else'`],
    ['deleted', `DELETE FROM audit_entry WHERE seq = 1`],
    ['truncated', `TRUNCATE audit_entry`],
  ])('cannot be %s', async (_, sql) => {
    await expect(database.dataSource.query(sql)).rejects.toMatchObject({ driverError: { code: 'EA001' } });
    expect((await verifyAudit(database.dataSource)).entries).toBe(5);
  });

  it('is whole after any number of writers at once', async () => {
    await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        transactions.run(SYSTEM, async (tx) =>
          tx.audit({ action: 'thing.change', subjectKind: 'thing', subjectId: `w${i}` }),
        ),
      ),
    );
    const verdict = await verifyAudit(database.dataSource);
    expect(verdict).toMatchObject({ entries: 45, broken: null, last: { seq: '45' } });
    expect(await verifyAudit(database.dataSource, verdict.last)).toMatchObject({ broken: null });
  });

  it.each([
    ['a changed entry', `UPDATE audit_entry SET details = '{"n": 4}' WHERE seq = 3`, '3', 'was changed'],
    [
      'a changed time',
      `UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE seq = 2`,
      '2',
      'was changed',
    ],
    ['a removed entry', `DELETE FROM audit_entry WHERE seq = 4`, '4', 'is missing'],
    ['a removed first entry', `DELETE FROM audit_entry WHERE seq = 1`, '1', 'is missing'],
    [
      'an entry changed and hashed anew',
      `UPDATE audit_entry e SET subject_id = 'x', hash = audit_entry_hash(ROW(e.seq, e.at, e.actor_kind, e.actor_id, e.action, e.subject_kind, 'x', e.brand_id, e.details, e.prev_hash, e.hash)::audit_entry) WHERE seq = 2`,
      '3',
      'does not follow',
    ],
  ])('shows %s, with the entry it begins at', async (_, sql, seq, why) => {
    await tamper(sql);
    const { broken } = await verifyAudit(database.dataSource);
    expect(broken?.seq).toBe(seq);
    expect(broken?.why).toContain(why);
  });

  it('shows an end cut off, and a chain rewritten whole, against an entry noted down earlier', async () => {
    const { last } = await verifyAudit(database.dataSource);
    await tamper('DELETE FROM audit_entry WHERE seq = 5');
    expect((await verifyAudit(database.dataSource)).broken).toBeNull();
    expect((await verifyAudit(database.dataSource, last)).broken).toMatchObject({ seq: '5' });
    await transactions.run(SYSTEM, async (tx) =>
      tx.audit({ action: 'thing.change', subjectKind: 'thing', subjectId: 'forged' }),
    );
    expect((await verifyAudit(database.dataSource, last)).broken).toMatchObject({
      seq: '5',
      why: expect.stringContaining('rewritten'),
    });
  });

  it('is read newest first, page by page, by leads and administrators', async () => {
    const edge: Edge = await startEdge(database);
    try {
      const admin = await setUpAdmin(edge);
      const first = (await admin.get('/api/audit?limit=3')).body;
      expect(first.items.map((entry: { seq: string }) => entry.seq)).toEqual(['7', '6', '5']);
      expect(first.items[0]).toMatchObject({
        action: 'session.begin',
        actor: { kind: 'person', name: 'Ada Admin' },
      });
      const second = (await admin.get(`/api/audit?limit=3&after=${first.next}`)).body;
      expect(second.items.map((entry: { seq: string }) => entry.seq)).toEqual(['4', '3', '2']);
      const third = (await admin.get(`/api/audit?limit=3&after=${second.next}`)).body;
      expect(third).toMatchObject({ items: [{ seq: '1', details: { ä: 'ö', n: 1 } }], next: null });
      const one = (await admin.get('/api/audit?subjectKind=thing&subjectId=t4')).body;
      expect(one.items.map((entry: { seq: string }) => entry.seq)).toEqual(['4']);
      expect((await admin.get('/api/audit?after=bm9uc2Vuc2U')).body.code).toBe('invalid-input');
    } finally {
      await edge.close();
    }
  });
});
