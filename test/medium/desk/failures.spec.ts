/** What goes wrong around publishing and assignment: keys lost, processes frozen, words that cannot be stored, backlogs nobody can read. */
import { Vault } from '../../../src/core/vault/vault';
import { type Bench, type BenchOptions, deskBench } from './desk-bench';

describe('publishing', () => {
  let bench: Bench;
  const start = async (options: BenchOptions = {}): Promise<Bench> => (bench = await deskBench(options));
  afterEach(async () => {
    jest.restoreAllMocks();
    await bench.drop();
  });

  it('stops an account whose credentials cannot be opened, and tells people once, instead of failing every half minute', async () => {
    await start();
    const admin = await bench.person('Root', ['admin']);
    const { publicationId } = await bench.approved();
    const other = new Vault({ ...bench.config, secretKey: 'cd'.repeat(32) } as never);
    await bench.sql(`UPDATE account SET credentials = $1`, [other.seal({ token: 't' })]);
    await bench.pump();
    bench.clock.advance(60);
    await bench.sweeping.sweep();
    expect(await bench.pump()).not.toContain('publishing.send');
    expect(await bench.sql(`SELECT state FROM account`)).toEqual([{ state: 'needs_attention' }]);
    expect((await bench.bell(admin.id)).map((n) => n.kind)).toEqual(['account.needs-attention']);
    expect((await bench.publication(publicationId)).state).toBe('queued');
    expect(bench.network.writes).toHaveLength(0);
  });

  it('writes nothing when it was frozen between taking the reply and sending it, whoever settled it meanwhile', async () => {
    await start({ idempotency: 'none' });
    const { publicationId } = await bench.approved();
    const real = performance.now.bind(performance);
    let frozen = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => real() + frozen);
    const other = await bench.otherProcess();
    const run = bench.transactions.run.bind(bench.transactions);
    jest.spyOn(bench.transactions, 'run').mockImplementation(async (actor, work) => {
      const result = await run(actor, work);
      if (frozen > 0 || (await bench.publication(publicationId)).state !== 'sending') return result;
      frozen = 60_000; // a minute passes here, and elsewhere the sweep finds what looks dead
      bench.clock.advance(60);
      await other.sweeping.sweep();
      return result;
    });
    await bench.pump(bench, 'publishing.send');
    expect(bench.network.writes).toHaveLength(0);
    expect(await bench.publication(publicationId)).toMatchObject({
      state: 'queued',
      error_kind: 'temporary',
    });
  });

  it('settles a refusal whose words cannot be stored as they are', async () => {
    await start();
    const { publicationId } = await bench.approved();
    bench.network.next({ refused: 'refused', words: 'No: \u0000 \ud800' });
    await bench.pump();
    expect(await bench.publication(publicationId)).toMatchObject({
      state: 'rejected',
      error_words: 'No:  \ufffd',
    });
    expect(bench.network.writes).toHaveLength(1);
  });
});

describe('cases that nobody has', () => {
  let bench: Bench;
  beforeEach(async () => (bench = await deskBench()));
  afterEach(() => bench.drop());

  it('do not wait behind two hundred worse ones in a language nobody speaks', async () => {
    const [customer] = await bench.sql<{ id: string }>(
      `INSERT INTO customer (brand_id, name) VALUES ($1, 'C') RETURNING id`,
      [bench.brandId],
    );
    await bench.sql(
      `INSERT INTO care_case (brand_id, customer_id, severity, risk, language, title)
       SELECT $1, $2, 'urgent', 95, 'ta', 'T' || n FROM generate_series(1, 250) n`,
      [bench.brandId, customer!.id],
    );
    await bench.sql(
      `INSERT INTO care_case (brand_id, customer_id, severity, risk, language, title) VALUES ($1, $2, 'normal', 50, 'en', 'E')`,
      [bench.brandId, customer!.id],
    );
    await bench.assignment.assignWaiting();
    expect(await bench.sql(`SELECT title, assignee_id FROM care_case WHERE assignee_id IS NOT NULL`)).toEqual(
      [{ title: 'E', assignee_id: bench.agent.id }],
    );
  });

  it('are news to the leads again when somebody had them meanwhile', async () => {
    const lead = await bench.person('Lata', ['lead'], { available: false });
    const away = (available: boolean) =>
      bench.sql(`UPDATE person SET available = $2 WHERE id = $1`, [bench.agent.id, available]);
    await away(false);
    await bench.capture('The kettle is broken');
    await bench.pump();
    await bench.pump();
    await away(true);
    await bench.assignment.assignWaiting();
    await away(false);
    await bench.assignment.assignWaiting();
    await bench.pump();
    const told = (await bench.bell(lead.id)).filter((n) => n.kind === 'case.nobody-free');
    expect(told).toHaveLength(2);
  });
});
