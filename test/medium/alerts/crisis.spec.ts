import { Vault } from '../../../src/core/vault/vault';
import type { SignedIn } from '../../../src/core/identity/signed-in';
import { CrisisService } from '../../../src/desk/crisis/crisis.service';
import { type Bench, deskBench } from '../desk/desk-bench';

describe('crisis mode', () => {
  let bench: Bench;
  let crisis: CrisisService;
  let lead: SignedIn;
  beforeEach(async () => {
    bench = await deskBench();
    crisis = new CrisisService(
      bench.database.dataSource,
      bench.transactions,
      bench.plans,
      bench.clock,
      new Vault(bench.config),
    );
    lead = await bench.person('Lea', ['lead'], { available: false });
  });
  afterEach(() => bench.drop());

  const switchOn = async (by = lead, brandName = ' nila '): Promise<unknown> => {
    const { token } = await crisis.request(by, bench.brandId);
    return crisis.switchOn(by, bench.brandId, { token, brandName, reason: 'A fire at the plant' });
  };
  const send = (): Promise<string[]> => bench.pump(undefined, 'publishing.%');
  const sending = (publicationId: string, db = bench.database.dataSource): Promise<unknown> =>
    db.query(`UPDATE publication SET state = 'sending', attempts = 1, sending_since = now() WHERE id = $1`, [
      publicationId,
    ]);

  it('holds what is queued with its approval, tells everybody, and lets it go when it is lifted with a reason', async () => {
    const { publicationId, reply } = await bench.approved();
    await switchOn();
    await send();
    bench.clock.advance(60);
    await bench.sweeping.sweep();
    await send();
    expect(bench.network.writes).toHaveLength(0);
    expect((await bench.publication(publicationId)).state).toBe('queued');
    expect(
      (await bench.bell(bench.agent.id)).find((line) => line.kind === 'crisis.on')?.params,
    ).toMatchObject({
      brand: 'Nila',
      by: 'Lea',
      reason: 'A fire at the plant',
    });
    expect(await crisis.state(bench.brandId, bench.agent)).toMatchObject({
      open: { reason: 'A fire at the plant', openedBy: { name: 'Lea' } },
      queued: 1,
      can: { switchOn: false, lift: false },
    });
    // Approving goes on; nothing leaves.
    const second = await bench.approved('We are sorry about the kettle, and we will call you today.', {
      by: 'bala',
    });
    await send();
    expect(bench.network.writes).toHaveLength(0);
    await crisis.lift(lead, bench.brandId, 'The fire is out');
    for (let i = 0; i < 3; i++) await send();
    bench.clock.advance(60);
    await bench.sweeping.sweep();
    await send();
    expect((await bench.publication(publicationId)).state).toBe('published');
    expect((await bench.publication(second.publicationId)).state).toBe('published');
    expect(reply.state).toBe('approved');
    expect((await crisis.state(bench.brandId, lead)).earlier[0]).toMatchObject({
      liftReason: 'The fire is out',
      liftedBy: { name: 'Lea' },
    });
    const acts = await bench.sql<{ action: string }>(
      `SELECT action FROM audit_entry WHERE action LIKE 'crisis.%' ORDER BY seq`,
    );
    expect(acts.map((row) => row.action)).toEqual(['crisis.switch-on', 'crisis.lift']);
  });

  it('leads from the bell to the switch, and tells everybody the reason without what it quotes', async () => {
    const { token } = await crisis.request(lead, bench.brandId);
    const reason = 'Card 4111 1111 1111 1111 leaked';
    await crisis.switchOn(lead, bench.brandId, { token, brandName: 'Nila', reason });
    const [bell] = await bench.sql<{ link: string; reason: string }>(
      `SELECT link, params->>'reason' AS reason FROM notification WHERE kind = 'crisis.on' LIMIT 1`,
    );
    expect(bell?.link).toBe(`/brands/${bench.brandId}/crisis`);
    const {
      open,
      earlier: [earlier],
    } = await crisis.lift(lead, bench.brandId, reason);
    const audited = await bench.sql<{ details: { reason: string } }>(
      `SELECT details FROM audit_entry WHERE action LIKE 'crisis.%'`,
    );
    expect(open).toBeNull();
    for (const said of [
      bell?.reason,
      earlier?.reason,
      earlier?.liftReason,
      ...audited.map((row) => row.details.reason),
    ])
      expect(said).toMatch(/^Card (?!4111).* leaked$/);
  });

  it('asks for each approval again when it is lifted', async () => {
    const { publicationId } = await bench.approved();
    await switchOn();
    await bench.capture('And now the kettle is broken again', { by: 'asha' });
    await crisis.lift(lead, bench.brandId, 'Over');
    await send();
    expect(bench.network.writes).toHaveLength(0);
    expect((await bench.publication(publicationId)).state).toBe('cancelled');
  });

  it('is refused by the database itself, by hand as by the program', async () => {
    const { publicationId } = await bench.approved();
    await switchOn();
    await expect(sending(publicationId)).rejects.toThrow('a crisis of this brand is open');
    await expect(bench.sql(`UPDATE crisis SET reason = 'x'`)).rejects.toThrow('only be lifted, once');
    await expect(bench.sql(`DELETE FROM crisis`)).rejects.toThrow('never deleted');
    await crisis.lift(lead, bench.brandId, 'Over');
    await expect(
      bench.sql(`UPDATE crisis SET lifted_at = NULL, lifted_by = NULL, lift_reason = NULL`),
    ).rejects.toThrow('only be lifted, once');
  });

  it('lets nothing begin to leave once it is switched on, however close the race', async () => {
    const { publicationId } = await bench.approved();
    const { token } = await crisis.request(lead, bench.brandId);
    const other = (await bench.database.another()).createQueryRunner();
    await other.startTransaction();
    await sending(publicationId, other.manager as never);
    // Who switches it on now waits until that one has left, and can say so.
    let on = false;
    const switching = crisis
      .switchOn(lead, bench.brandId, { token, brandName: 'Nila', reason: 'Now' })
      .then((state) => ((on = true), state));
    await bench.sql(`SELECT pg_sleep(0.2)`);
    expect(on).toBe(false);
    await other.commitTransaction();
    await other.release();
    expect(await switching).toMatchObject({ open: { reason: 'Now' }, onTheirWay: 1 });
    const next = await bench.approved('We are sorry about the kettle, and we will call you soon.', {
      by: 'bala',
    });
    await expect(sending(next.publicationId)).rejects.toThrow('a crisis of this brand is open');
  });

  it('is switched by the two steps only, once, whoever clicks', async () => {
    const exec = await bench.person('Ed', ['executive'], { available: false });
    const { token } = await crisis.request(lead, bench.brandId);
    const input = { token, brandName: 'Nila', reason: 'x' };
    await expect(crisis.switchOn(lead, bench.brandId, { ...input, brandName: 'Nil' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(crisis.switchOn(exec, bench.brandId, input)).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const both = await Promise.allSettled([switchOn(lead), switchOn(exec), switchOn(lead)]);
    expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of both)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'conflict', details: { code: 'crisis-open' } });
    await expect(crisis.request(lead, bench.brandId)).rejects.toMatchObject({ code: 'conflict' });
    const lifts = await Promise.allSettled([
      crisis.lift(lead, bench.brandId, 'a'),
      crisis.lift(exec, bench.brandId, 'b'),
    ]);
    expect(lifts.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('hands no text out to be posted by hand', async () => {
    const byHand = await deskBench({ reply: 'manual' });
    try {
      const boss = await byHand.person('Lea', ['lead'], { available: false });
      const service = new CrisisService(
        byHand.database.dataSource,
        byHand.transactions,
        byHand.plans,
        byHand.clock,
        new Vault(byHand.config),
      );
      const { publicationId } = await byHand.approved();
      const { token } = await service.request(boss, byHand.brandId);
      await service.switchOn(boss, byHand.brandId, { token, brandName: 'Nila', reason: 'x' });
      await expect(byHand.postingByHand.begin(byHand.agent, publicationId)).rejects.toMatchObject({
        code: 'conflict',
        details: { code: 'crisis' },
      });
      // What was handed out before is not handed out again, and can be given back.
      await service.lift(boss, byHand.brandId, 'over');
      await byHand.postingByHand.begin(byHand.agent, publicationId);
      const again = await service.request(boss, byHand.brandId);
      await service.switchOn(boss, byHand.brandId, { token: again.token, brandName: 'Nila', reason: 'y' });
      await expect(byHand.postingByHand.begin(byHand.agent, publicationId)).rejects.toMatchObject({
        details: { code: 'crisis' },
      });
      await byHand.postingByHand.notPosted(byHand.agent, publicationId);
    } finally {
      await byHand.drop();
    }
  });
});
