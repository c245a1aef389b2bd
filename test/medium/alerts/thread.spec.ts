import type { SignedIn } from '../../../src/core/identity/signed-in';
import { type AlertWorld, alertWorld } from '../../support/alert-world';

describe('an alert', () => {
  let world: AlertWorld;
  let lead: SignedIn;
  let exec: SignedIn;
  let admin: SignedIn;
  beforeEach(async () => {
    world = await alertWorld();
    lead = await world.person('Lea', ['lead'], { locale: 'hi' });
    exec = await world.person('Ed', ['executive']);
    admin = await world.person('Ada', ['admin']);
  });
  afterEach(() => world.drop());

  const state = async (alertId: string) => {
    const { state: now, level, owner, events, updates } = await world.queries.view(alertId, exec);
    return {
      state: now,
      level,
      owner: owner?.name ?? null,
      updates,
      events: events.map((event) => event.kind),
    };
  };

  it('rings by the rules that come with Earshot, without any configuration, in each person’s language', async () => {
    await world.raised({ level: 3 });
    await world.raised({ kind: 'feed', level: 2, brandId: null });
    expect(await world.bell(lead)).toEqual(['alert.raised: Nila: सामान्य से कहीं ज़्यादा पोस्ट']);
    expect(await world.bell(exec)).toEqual([]);
    expect(await world.bell(admin)).toEqual(['alert.raised: Store reviews has fallen silent']);
    await world.raised({ level: 4 });
    expect(await world.bell(exec)).toEqual(['alert.raised: Nila: far more posts than usual']);
  });

  it('is one thread: raised once, updated at most once an hour, told at once when it grows graver, over once', async () => {
    const { incidentId, alertId } = await world.raised({ level: 3 });
    const again = () => world.raising.raise({ incidentId });
    await again();
    for (const minute of [10, 20, 30]) {
      world.clock.set(`2026-03-02T12:${minute}:00Z`);
      await world.grow(incidentId, {});
      await again();
    }
    expect((await state(alertId)).events).toEqual(['raised']);
    await world.tick.tick();
    expect((await state(alertId)).events).toEqual(['raised']);
    world.clock.set('2026-03-02T13:00:00Z');
    await world.tick.tick();
    await world.tick.tick();
    expect((await state(alertId)).events).toEqual(['raised', 'updated']);
    world.clock.set('2026-03-02T13:01:00Z');
    await world.grow(incidentId, { level: 5 });
    await again();
    await again();
    expect(await state(alertId)).toMatchObject({ level: 5, events: ['raised', 'updated', 'risen'] });
    await world.grow(incidentId, { state: 'ended' });
    await again();
    await again();
    world.clock.set('2026-03-02T18:00:00Z');
    await world.tick.tick();
    expect(await state(alertId)).toMatchObject({
      state: 'resolved',
      events: ['raised', 'updated', 'risen', 'ended'],
    });
    expect(await world.bell(lead)).toHaveLength(4);
    expect(await world.sql(`SELECT 1 FROM alert`)).toHaveLength(1);
  });

  it('is made once by two processes that hear of it at the same instant, with the newest that either knows', async () => {
    const other = await world.otherProcess();
    const incidentId = await world.incident({ level: 4 });
    await Promise.all([
      world.raising.raise({ incidentId }),
      other.raising.raise({ incidentId }),
      world.raising.raise({ incidentId }),
    ]);
    expect(await world.sql(`SELECT 1 FROM alert`)).toHaveLength(1);
    expect(await world.bell(exec)).toHaveLength(1);
  });

  it('is acknowledged, put off, handed on, settled and marked once each, however often one clicks', async () => {
    const { alertId } = await world.raised({ level: 4 });
    await Promise.all([world.acting.acknowledge(lead, alertId), world.acting.acknowledge(exec, alertId)]);
    await world.acting.acknowledge(lead, alertId);
    expect((await state(alertId)).events).toEqual(['raised', 'acknowledged']);
    for (let i = 0; i < 2; i++) await world.acting.assign(lead, alertId, exec.id);
    expect(await world.bell(exec)).toContain('alert.assigned: Nila: far more posts than usual');
    for (let i = 0; i < 2; i++) await world.acting.snooze(exec, alertId, 60, 'After the board meeting');
    expect(await state(alertId)).toMatchObject({ state: 'snoozed', owner: 'Ed' });
    for (let i = 0; i < 2; i++) await world.acting.resolve(exec, alertId, 'Answered');
    for (let i = 0; i < 2; i++) await world.acting.mark(exec, alertId, 'right', 'It was the outage');
    expect((await state(alertId)).events).toEqual([
      'raised',
      'acknowledged',
      'assigned',
      'snoozed',
      'resolved',
      'marked',
    ]);
    await expect(world.acting.acknowledge(lead, alertId)).rejects.toMatchObject({ code: 'conflict' });
    const audited = await world.sql(
      `SELECT 1 FROM audit_entry WHERE subject_kind = 'alert' AND actor_kind = 'person'`,
    );
    expect(audited).toHaveLength(5);
  });

  it('leaves technical ones to administrators and all of them to those who may act', async () => {
    const agent = await world.person('Ravi', ['agent']);
    const feed = await world.raised({ kind: 'feed', level: 2 });
    await expect(world.acting.acknowledge(lead, feed.alertId)).rejects.toMatchObject({ code: 'forbidden' });
    await world.acting.acknowledge(admin, feed.alertId);
    const spike = await world.raised({});
    await expect(world.acting.mark(agent, spike.alertId, 'wrong')).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(world.acting.assign(lead, spike.alertId, agent.id)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('comes back when its snooze is over, and at once when it grows graver meanwhile', async () => {
    const one = await world.raised({ level: 4 });
    await world.acting.snooze(lead, one.alertId, 30);
    world.clock.advance(29 * 60);
    await world.tick.tick();
    expect((await state(one.alertId)).state).toBe('snoozed');
    world.clock.advance(60);
    await Promise.all([world.tick.tick(), (await world.otherProcess()).tick.tick()]);
    expect(await state(one.alertId)).toMatchObject({ state: 'open', events: ['raised', 'snoozed', 'woken'] });
    expect((await world.bell(lead)).filter((line) => line.startsWith('alert.woken'))).toHaveLength(1);
    await world.acting.snooze(lead, one.alertId, 600);
    await world.grow(one.incidentId, { level: 5 });
    await world.raising.raise({ incidentId: one.incidentId });
    expect(await state(one.alertId)).toMatchObject({ state: 'open', level: 5 });
  });

  it('calls the next of the chain while nobody answers, and nobody once somebody has', async () => {
    await world.sql(`UPDATE alert_rule SET active = false`);
    const far = await world.person('Far', ['reviewer']);
    const step = (afterMinutes: number, who: SignedIn) => ({
      afterMinutes,
      personIds: [who.id],
      roles: [],
      channels: ['bell' as const],
      endpointIds: [],
    });
    await world.rules.add(admin, {
      name: 'Chain',
      active: true,
      personIds: [lead.id],
      roles: [],
      brandIds: null,
      kinds: null,
      minLevel: 4,
      channels: ['bell'],
      endpointIds: [],
      quiet: null,
      chain: [step(15, exec), step(30, far)],
    });
    const one = await world.raised({ level: 4 });
    const other = await world.raised({ level: 4 });
    world.clock.advance(14 * 60);
    await world.tick.tick();
    expect(await world.bell(exec)).toEqual([]);
    world.clock.advance(60);
    await Promise.all([world.tick.tick(), (await world.otherProcess()).tick.tick()]);
    expect(await world.bell(exec)).toHaveLength(2);
    await world.acting.acknowledge(exec, one.alertId);
    world.clock.advance(30 * 60);
    await world.tick.tick();
    world.clock.advance(3600);
    await world.tick.tick();
    expect(await world.bell(far)).toHaveLength(1);
    expect((await state(one.alertId)).events).toEqual(['raised', 'escalated', 'acknowledged']);
    expect((await state(other.alertId)).events).toEqual(['raised', 'escalated', 'escalated']);
  });

  it('keeps its history: no event changes, no alert goes', async () => {
    const { alertId } = await world.raised({});
    await expect(world.sql(`UPDATE alert_event SET kind = 'x'`)).rejects.toThrow('append-only');
    await expect(world.sql(`DELETE FROM alert_event`)).rejects.toThrow('append-only');
    await expect(world.sql(`DELETE FROM alert WHERE id = $1`, [alertId])).rejects.toThrow('never deleted');
  });

  it('of a sample rings bells only, and goes with its brand and nothing else', async () => {
    const sampleId = await world.one(
      `INSERT INTO brand (name, slug, sample) VALUES ('Sample', 'sample', true) RETURNING id`,
    );
    const { alertId } = await world.raised({ brandId: sampleId, level: 4 });
    await world.raised({ level: 4 });
    await world.acting.acknowledge(exec, alertId, 'Mine');
    await world.sql(`INSERT INTO crisis (brand_id, reason, opened_by) VALUES ($1, 'A drill', $2)`, [
      sampleId,
      lead.id,
    ]);
    await world.sql(`DELETE FROM brand WHERE id = $1`, [sampleId]);
    expect(await world.sql(`SELECT count(*)::int AS n FROM alert`)).toEqual([{ n: 1 }]);
    expect(await world.sql(`SELECT count(*)::int AS n FROM crisis`)).toEqual([{ n: 0 }]);
  });

  it('shows what is at stake with secrets masked, and finds its way through lists by key', async () => {
    const sourceId = await world.one(
      `INSERT INTO source (brand_id, platform, kind, address, key, title) VALUES ($1, 'sample', 'sample', '{}', 'k', 'A feed') RETURNING id`,
      [world.brandId],
    );
    const authorId = await world.one(
      `INSERT INTO author (platform, external_id, display_name) VALUES ('sample', 'asha', 'Asha') RETURNING id`,
    );
    const mentionId = await world.one(
      `INSERT INTO mention (brand_id, source_id, platform, external_id, author_id, kind, revision, text, published_at, fingerprint,
         language, sentiment, complaint, urgency, risk) VALUES ($1, $2, 'sample', 'm1', $3, 'post', 'r', 'My card 4111 1111 1111 1111 was charged twice',
         now(), 1, 'en', 'neg', 0.9, 0.1, 70) RETURNING id`,
      [world.brandId, sourceId, authorId],
    );
    const { alertId } = await world.raised({
      stakes: { voices: 40, expected: 4, topics: ['billing'], mentionIds: [mentionId] },
    });
    const view = await world.queries.view(alertId, exec);
    expect(view.stakes).toMatchObject({
      voices: 40,
      expected: 4,
      times: 10,
      topics: [{ id: 'billing', label: 'billing and payment' }],
    });
    expect(view.stakes.posts[0]?.text).toMatch(/^My card (?!4111)/);
    expect(view.reasons[0]).toMatchObject({
      code: 'spike.seen',
      words: expect.stringContaining('40 posts in 60 minutes'),
    });
    for (let i = 0; i < 4; i++) {
      world.clock.advance(1);
      await world.raised({ level: i + 1 });
    }
    const seen: number[] = [];
    for (let after: string | undefined; ;) {
      const page = await world.queries.list({ limit: 2, view: 'active', ...(after ? { after } : {}) }, exec);
      seen.push(...page.items.map((item) => item.level));
      if (!page.next) break;
      after = page.next;
    }
    expect(seen).toEqual([4, 3, 2, 1, 3]);
    expect((await world.queries.list({ limit: 50, view: 'active', minLevel: 3 }, exec)).items).toHaveLength(
      3,
    );
  });
});
