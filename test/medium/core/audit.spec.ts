/** The audit log: nobody changes it, and who does in spite of that is found. */
import { verifyAudit, verifyAuditPart, type AuditMark } from '../../../src/core/audit/audit-verifier.js';
import { SYSTEM, Transactions } from '../../../src/core/database/transaction.js';
import { testDatabase, type TestDatabase } from '../../support/database.js';
import { type Edge, setUpAdmin, signedInAs, startEdge } from './support.js';

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

  it('is proved in parts of any size, each from where the one before ended', async () => {
    const seen: string[] = [];
    let after: AuditMark | null = null;
    for (let done = false; !done;) {
      const part = await verifyAuditPart(database.dataSource, after, 2);
      expect(part.broken).toBeNull();
      seen.push(`${part.checked}@${part.last!.seq}`);
      after = part.last;
      done = part.done;
    }
    expect(seen).toEqual(['2@2', '2@4', '1@5']);
    expect(after).toEqual((await verifyAudit(database.dataSource)).last);
  });

  it.each([
    ['a later entry changed', `UPDATE audit_entry SET details = '{}' WHERE seq = 4`, '4', 'changed'],
    ['the entry itself changed', `UPDATE audit_entry SET details = '{}' WHERE seq = 3`, '3', 'changed'],
    ['the entry itself replaced', `UPDATE audit_entry SET hash = prev_hash WHERE seq = 3`, '3', 'rewritten'],
    ['the end cut off before it', `DELETE FROM audit_entry WHERE seq >= 3`, '3', 'cut-off'],
    ['the next entry removed', `DELETE FROM audit_entry WHERE seq = 4`, '4', 'missing'],
  ])('going on from an entry noted down finds %s', async (_, sql, seq, fault) => {
    const { last } = await verifyAuditPart(database.dataSource, null, 3);
    await tamper(sql);
    expect(await verifyAuditPart(database.dataSource, last, 100)).toMatchObject({
      done: true,
      broken: { seq, fault },
    });
  });

  it('is proved over the API by administrators, never by others, and says what cannot be a noted entry', async () => {
    const edge: Edge = await startEdge(database);
    try {
      const admin = await setUpAdmin(edge);
      const whole = (await admin.get('/api/audit/verify')).body;
      expect(whole).toMatchObject({ checked: 7, newest: '7', done: true, broken: null });
      const mark = `${whole.last.seq}:${whole.last.hash}`;
      const again = (await admin.get(`/api/audit/verify?after=${mark}`)).body;
      expect(again).toMatchObject({ checked: 0, done: true, broken: null, last: whole.last });
      await tamper('DELETE FROM audit_entry WHERE seq = 7');
      expect((await admin.get(`/api/audit/verify?after=${mark}`)).body.broken).toMatchObject({
        fault: 'cut-off',
      });
      expect((await admin.get('/api/audit/verify?after=7:abc')).status).toBe(400);
      const lead = await signedInAs(edge, admin, ['lead']);
      expect((await lead.get('/api/audit')).status).toBe(200);
      expect((await lead.get('/api/audit/verify')).status).toBe(403);
    } finally {
      await edge.close();
    }
  });

  it('is searched by what was done, by whom, and when', async () => {
    const edge: Edge = await startEdge(database);
    try {
      const admin = await setUpAdmin(edge);
      const found = async (query: string): Promise<string[]> =>
        (await admin.get(`/api/audit?${query}`)).body.items.map((entry: { seq: string }) => entry.seq);
      await tamper(
        `UPDATE audit_entry SET at = '2026-01-01T00:00:00Z'::timestamptz + seq * interval '1 day'`,
      );
      expect(await found('action=person.set-up')).toEqual(['6']);
      expect(await found('action=nothing.such')).toEqual([]);
      expect(await found('from=2026-01-03T00:00:00Z&to=2026-01-05T00:00:00Z')).toEqual(['3', '2']);
      expect(await found('to=2026-01-02T05:30:00%2B05:30')).toEqual([]);
      expect((await admin.get('/api/audit?from=yesterday')).body.code).toBe('invalid-input');
    } finally {
      await edge.close();
    }
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
