/** A posting of which nobody can find out any more what became of it: a lead says so, with a reason; and removing an account asks first. */
import { AccountConnectionsService } from '../../../src/listening/accounts/account-connections.service';
import { PlatformRegistry } from '../../../src/platforms/registry';
import { type Bench, type BenchOptions, deskBench } from './desk-bench';

describe('an unconfirmed posting', () => {
  let bench: Bench;
  let lead: Awaited<ReturnType<Bench['person']>>;
  const LINK = 'https://fake.example/posts/77';
  const start = async (options: BenchOptions = {}): Promise<void> => {
    bench = await deskBench(options);
    lead = await bench.person('Lata', ['lead'], { available: false });
  };
  afterEach(() => bench.drop());

  const unconfirmed = async (happened: 'lost-after' | 'lost-before') => {
    const made = await bench.approved();
    bench.network.next(happened);
    bench.network.nextFindings(...Array.from({ length: 50 }, () => 'unknown' as const));
    await bench.pump();
    expect((await bench.publication(made.publicationId)).state).toBe('unconfirmed');
    return made;
  };
  const removed = () => bench.sql(`UPDATE account SET state = 'removed'`);

  it('is settled as posted by a lead who found it: with its address, the reason and their name', async () => {
    await start();
    const { publicationId, reply, caseId } = await unconfirmed('lost-after');
    await removed();
    expect((await bench.replies.view(reply.id, lead)).can.confirm).toBe(true);
    const settle = () => bench.postingByHand.confirm(lead, publicationId, LINK, 'I see it on the page.');
    expect(await settle()).toMatchObject({
      state: 'published',
      publication: { state: 'published', permalink: LINK },
    });
    expect((await settle()).state).toBe('published'); // a second click
    expect(
      await bench.sql(`SELECT confirmed_by, external_id FROM publication WHERE id = $1`, [publicationId]),
    ).toEqual([{ confirmed_by: lead.id, external_id: null }]);
    expect(
      await bench.sql(
        `SELECT actor_id, details FROM audit_entry WHERE action = 'publication.settle' AND subject_id = $1`,
        [publicationId],
      ),
    ).toEqual([
      { actor_id: lead.id, details: { posted: true, reason: 'I see it on the page.', permalink: LINK } },
    ]);
    expect(await bench.history(caseId)).toEqual(
      expect.arrayContaining(['publication-settled', 'publication-published']),
    );
    bench.clock.advance(7200);
    await bench.pump();
    expect((await bench.publication(publicationId)).state).toBe('published');
  });

  it('is settled as not posted: the reply is back in review, and nothing is sent', async () => {
    await start();
    const { publicationId, reply } = await unconfirmed('lost-before');
    await removed();
    const view = await bench.postingByHand.notPosted(lead, publicationId, 'The page shows nothing.');
    expect(view).toMatchObject({ state: 'in_review', publication: { state: 'rejected' } });
    expect(await bench.replies.view(reply.id, lead)).toMatchObject({
      approval: { problem: 'account-removed' },
    });
    bench.clock.advance(7200);
    await bench.sweeping.sweep();
    await bench.pump();
    expect(bench.network.writes).toHaveLength(1);
  });

  it('can be settled so once the platform could not be read for an hour, and sent again', async () => {
    await start();
    const { publicationId } = await unconfirmed('lost-before');
    await expect(bench.postingByHand.notPosted(lead, publicationId, 'Gone.')).rejects.toMatchObject({
      code: 'conflict',
      details: { code: 'being-read' },
    });
    await bench.sql(`UPDATE publication_attempt SET started_at = now() - interval '61 minutes'`);
    const view = await bench.postingByHand.notPosted(lead, publicationId, 'The page shows nothing.');
    expect(view).toMatchObject({ state: 'approved', can: { retry: true } });
  });

  it('is not settled by an agent, without a reason, or as posted without an address', async () => {
    await start();
    const { publicationId } = await unconfirmed('lost-after');
    await removed();
    await expect(
      bench.postingByHand.confirm(bench.agent, publicationId, LINK, 'I did'),
    ).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(bench.postingByHand.confirm(lead, publicationId, null, 'I did')).rejects.toMatchObject({
      code: 'invalid-input',
      details: { errors: [{ field: 'permalink' }] },
    });
    await expect(bench.postingByHand.notPosted(lead, publicationId, null)).rejects.toMatchObject({
      code: 'invalid-input',
      details: { errors: [{ field: 'reason' }] },
    });
    expect((await bench.publication(publicationId)).state).toBe('unconfirmed');
  });

  it('is never called published without the platform’s word or a person’s, with the address', async () => {
    await start();
    const { publicationId } = await unconfirmed('lost-after');
    const claim = (over: string) =>
      bench.sql(`UPDATE publication SET state = 'published', published_at = now()${over} WHERE id = $1`, [
        publicationId,
      ]);
    await expect(claim('')).rejects.toThrow(/publication_check1/);
    await expect(claim(`, confirmed_by = '${lead.id}'`)).rejects.toThrow(/publication_check1/);
    await claim(`, confirmed_by = '${lead.id}', permalink = '${LINK}'`);
  });

  describe('and its account', () => {
    let accounts: AccountConnectionsService;
    const connections = (allowHosts: string[] = []): AccountConnectionsService =>
      new AccountConnectionsService(
        bench.database.dataSource,
        bench.transactions,
        bench.accounts,
        null!,
        new PlatformRegistry([bench.network], [bench.network.publisher]),
        { ...bench.config, allowHosts } as never,
      );

    it('is not removed without asking, and says what still waits for it', async () => {
      await start({ undoSeconds: 60 });
      accounts = connections();
      const waiting = await bench.approved(undefined, { by: 'bala' });
      const remove = () => accounts.remove(bench.accountId!, { kind: 'person', id: lead.id });
      await expect(remove()).rejects.toMatchObject({
        code: 'conflict',
        details: { code: 'account-has-postings', queued: 1, unconfirmed: 0 },
        message: expect.stringMatching(/1 approved reply waits to be posted and would go back into review/),
      });
      bench.clock.advance(61);
      bench.network.next('lost-after');
      await bench.pump();
      expect((await bench.publication(waiting.publicationId)).state).toBe('unconfirmed');
      await expect(remove()).rejects.toMatchObject({ details: { queued: 0, unconfirmed: 1 } });
      expect(await bench.sql(`SELECT state FROM account`)).toEqual([{ state: 'active' }]);
      bench.clock.advance(31);
      await bench.pump();
      (accounts as unknown as { vault: unknown }).vault = { seal: () => Buffer.from('x') };
      await remove(); // it is settled, and nothing waits any more
      expect(await bench.sql(`SELECT state FROM account`)).toEqual([{ state: 'removed' }]);
    });

    it('is removed all the same by whoever is sure: what waited goes back into review', async () => {
      await start({ undoSeconds: 60 });
      accounts = connections();
      (accounts as unknown as { vault: unknown }).vault = { seal: () => Buffer.from('x') };
      const { reply } = await bench.approved();
      await accounts.remove(bench.accountId!, { kind: 'person', id: lead.id }, true);
      await bench.sweeping.sweep();
      expect((await bench.replies.view(reply.id, bench.reviewer)).state).toBe('in_review');
    });

    it.each([
      ['http://social.example', [], 'plain-http'],
      ['http://127.0.0.1:3000', [], 'plain-http'],
      ['http://127.0.0.1:3000', ['127.0.0.1:4000'], 'plain-http'],
      ['http://social.example', ['10.0.0.0/8'], 'plain-http'],
      ['http://127.0.0.1:3000', ['127.0.0.1'], null],
      ['http://10.1.2.3', ['10.0.0.0/8'], null],
      ['http://social.intranet:8080', ['social.intranet:8080'], null],
      ['https://social.example', [], null],
    ])('is connected at %s with %j allowed: %s', async (baseUrl, allowHosts, code) => {
      await start();
      const connecting = connections(allowHosts).connect(
        { brandId: bench.brandId, platform: 'fake', baseUrl, credentials: {} },
        { kind: 'person', id: lead.id },
      );
      // What is let through reaches the network, which says no in this test.
      await expect(connecting).rejects.toMatchObject(
        code ? { code: 'invalid-input', details: { code } } : { message: 'not in this test' },
      );
    });
  });
});
