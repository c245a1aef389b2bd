import type { SignedIn } from '../../../src/core/identity/signed-in';
import { type AlertWorld, alertWorld } from '../../support/alert-world';

/** What becomes of an alert: over, back, joined to another, in somebody's hands. */
describe('an alert', () => {
  let world: AlertWorld;
  let lead: SignedIn;
  let exec: SignedIn;
  let admin: SignedIn;
  beforeEach(async () => {
    world = await alertWorld();
    lead = await world.person('Lea', ['lead']);
    exec = await world.person('Ed', ['executive']);
    admin = await world.person('Ada', ['admin']);
  });
  afterEach(() => world.drop());

  const state = async (alertId: string) => {
    const { state: now, events } = await world.queries.view(alertId, exec);
    return { state: now, events: events.map((event) => event.kind) };
  };

  it('that a wider one has taken in is over without a word, and says so in its history', async () => {
    const { incidentId, alertId } = await world.raised({ level: 4 });
    await world.grow(incidentId, { state: 'ended', endReason: 'joined' });
    for (let i = 0; i < 2; i++) await world.raising.raise({ incidentId });
    expect(await state(alertId)).toMatchObject({ state: 'resolved', events: ['raised', 'joined'] });
    expect(await world.bell(exec)).toHaveLength(1);
    // Nor is anything heard of one that began and was taken in between two looks.
    const brief = await world.incident({ level: 4 });
    await world.grow(brief, { state: 'ended', endReason: 'joined' });
    await world.raising.raise({ incidentId: brief });
    expect(await world.bell(exec)).toHaveLength(1);
  });

  it('is told at once of something graver that joins it, though somebody has taken it and its level stays', async () => {
    const { incidentId, alertId } = await world.raised({ level: 4 });
    await world.acting.acknowledge(exec, alertId);
    await world.grow(incidentId, { graver: 1 });
    for (let i = 0; i < 2; i++) await world.raising.raise({ incidentId });
    expect(await state(alertId)).toMatchObject({
      state: 'open',
      events: ['raised', 'acknowledged', 'risen'],
    });
    expect(await world.bell(lead)).toHaveLength(2);
  });

  it('tells that it is over to those who were told of it, whatever the rules say by now', async () => {
    const { incidentId } = await world.raised({ level: 4 });
    const late = await world.person('Late', ['executive']);
    await world.sql(`UPDATE alert_rule SET active = false WHERE built_in = 'leads'`);
    await world.sql(`UPDATE alert_rule SET min_level = 5 WHERE built_in IN ('executives','leads-serious')`);
    await world.grow(incidentId, { level: 2, state: 'ended' });
    await world.raising.raise({ incidentId });
    expect(await world.bell(exec)).toContain('alert.ended: Nila: far more posts than usual');
    expect((await world.bell(lead)).filter((line) => line.startsWith('alert.ended'))).toHaveLength(1);
    expect(await world.bell(late)).toEqual([]);
  });

  it('of a feed that flaps is one thread: told once, its end once it lasts, and the oftener it comes back the later', async () => {
    const ill = async (): Promise<string> => {
      const incidentId = await world.incident({ kind: 'feed', level: 2, key: 'feed-1' });
      await world.raising.raise({ incidentId });
      return incidentId;
    };
    const well = async (incidentId: string): Promise<void> => {
      await world.grow(incidentId, { state: 'ended' });
      await world.raising.raise({ incidentId });
    };
    const minutes = async (n: number): Promise<void> => {
      world.clock.advance(n * 60);
      await world.tick.tick();
    };
    const kinds = async () => (await world.bell(admin)).map((line) => line.split(':')[0]);
    for (let i = 0; i < 5; i++) {
      const incidentId = await ill();
      await minutes(10);
      await well(incidentId);
      await minutes(30);
    }
    expect(await kinds()).toEqual(['alert.raised']);
    const [{ id: alertId }] = (await world.sql<{ id: string }>(`SELECT id FROM alert`)) as [{ id: string }];
    // A job of one that is long over comes again.
    const [first] = await world.sql<{ id: string }>(`SELECT id FROM incident ORDER BY opened_at LIMIT 1`);
    await world.raising.raise({ incidentId: first!.id });
    expect(await world.sql(`SELECT 1 FROM alert`)).toHaveLength(1);
    // Taking it does not lose the word that it is over.
    await world.acting.acknowledge(admin, alertId);
    await minutes(29);
    expect(await kinds()).toEqual(['alert.raised']);
    await minutes(1);
    expect(await kinds()).toEqual(['alert.raised', 'alert.ended']);
    expect((await state(alertId)).state).toBe('resolved');
    const again = await ill();
    await well(again);
    await minutes(61);
    expect(await kinds()).toEqual(['alert.raised', 'alert.ended', 'alert.reopened']);
    await minutes(60);
    expect((await kinds()).slice(2)).toEqual(['alert.reopened', 'alert.ended']);
    // A day later it is another matter.
    world.clock.advance(26 * 3600);
    await ill();
    expect(await world.sql(`SELECT 1 FROM alert`)).toHaveLength(2);
  });

  it('calls nobody of its chain while it seems to be over, and goes on when it comes back', async () => {
    const one = await world.incident({ kind: 'feed', level: 3, key: 'feed-1' });
    await world.raising.raise({ incidentId: one });
    world.clock.advance(239 * 60);
    await world.grow(one, { state: 'ended' });
    await world.raising.raise({ incidentId: one });
    world.clock.advance(10 * 60);
    await world.tick.tick();
    expect(await world.bell(lead)).toEqual([]);
    await world.raising.raise({
      incidentId: await world.incident({ kind: 'feed', level: 3, key: 'feed-1' }),
    });
    await world.tick.tick();
    expect(await world.bell(lead)).toHaveLength(1);
  });

  it('of a crisis is in the hands of whoever switched it on, masks what the reason quotes, and is over for those told', async () => {
    const reason = 'Card 4111 1111 1111 1111 leaked';
    const crisisId = await world.one(
      `INSERT INTO crisis (brand_id, reason, opened_by, opened_at) VALUES ($1, $2, $3, $4) RETURNING id`,
      [world.brandId, reason, lead.id, world.clock.now()],
    );
    for (let i = 0; i < 2; i++) await world.crisisTelling.tell({ crisisId });
    const alertId = await world.one(`SELECT id FROM alert`);
    const view = await world.queries.view(alertId, exec);
    expect(view).toMatchObject({ state: 'acknowledged', level: 5, owner: { name: 'Lea' } });
    expect(view.acknowledgedBy).toMatchObject({ name: 'Lea' });
    expect(view.events.map((event) => [event.kind, event.actor?.name])).toEqual([
      ['raised', undefined],
      ['acknowledged', 'Lea'],
    ]);
    expect(view.summary).toMatch(/^Lea switched it on: Card (?!4111)/);
    world.clock.advance(3600);
    await world.tick.tick();
    expect((await state(alertId)).events).toEqual(['raised', 'acknowledged']); // nobody is called after 15 minutes
    await world.sql(`UPDATE crisis SET lifted_by = $1, lifted_at = $2, lift_reason = 'Over'`, [
      exec.id,
      world.clock.now(),
    ]);
    for (let i = 0; i < 2; i++) await world.crisisTelling.tell({ crisisId });
    expect(await state(alertId)).toMatchObject({
      state: 'resolved',
      events: ['raised', 'acknowledged', 'ended'],
    });
  });

  it('counts the cases of its own posts, opened before it too, and names who works on them', async () => {
    const asha = await world.person('Asha', ['agent']);
    const { mentionId, caseId } = await world.complaint(asha.id);
    world.clock.advance(3600);
    const { alertId } = await world.raised({ level: 4, stakes: { voices: 9, mentionIds: [mentionId] } });
    const { doing, owner } = await world.queries.view(alertId, exec);
    expect(doing).toMatchObject({
      casesOpened: 1,
      casesUnassigned: 0,
      agents: [{ name: 'Asha' }],
      cases: [{ id: caseId, assignee: { name: 'Asha' } }],
    });
    expect(owner).toBeNull();
  });

  it('offers as owners whoever could act on it, to those who may hand it on', async () => {
    const owners = async (alertId: string, who: SignedIn) =>
      (await world.queries.view(alertId, who)).owners.map((one) => one.name);
    const spike = await world.raised({});
    const feed = await world.raised({ kind: 'feed', level: 2 });
    expect(await owners(spike.alertId, exec)).toEqual(['Ada', 'Ed', 'Lea']);
    expect(await owners(feed.alertId, admin)).toEqual(['Ada']);
    expect(await owners(feed.alertId, exec)).toEqual([]);
  });

  it('is not lost to a brand or a room that is gone: the rule forgets it, and is off when that was all', async () => {
    const sampleId = await world.one(
      `INSERT INTO brand (name, slug, sample) VALUES ('Sample', 'sample', true) RETURNING id`,
    );
    const { endpoint } = await world.endpoints.add(admin.id, {
      kind: 'teams',
      name: 'Room',
      url: 'https://hooks.example/x',
    });
    const rule = {
      name: 'Both',
      active: true,
      personIds: [],
      roles: ['lead' as const],
      brandIds: [sampleId, world.brandId],
      kinds: null,
      minLevel: 1,
      channels: ['bell' as const],
      endpointIds: [],
      quiet: null,
      chain: [],
    };
    const step = { afterMinutes: 5, personIds: [], roles: [], channels: [], endpointIds: [endpoint.id] };
    const both = await world.rules.add(admin, {
      ...rule,
      chain: [step, { ...step, roles: ['admin'], channels: ['bell'] }],
    });
    const only = await world.rules.add(admin, { ...rule, name: 'Only', brandIds: [sampleId] });
    const room = await world.rules.add(admin, {
      ...rule,
      name: 'Room',
      roles: [],
      channels: [],
      brandIds: null,
      endpointIds: [endpoint.id],
    });
    await world.sql(`DELETE FROM brand WHERE id = $1`, [sampleId]);
    await world.endpoints.remove(admin.id, endpoint.id);
    const now = new Map((await world.rules.list('en')).items.map((one) => [one.id, one]));
    expect(now.get(both.id)).toMatchObject({
      active: true,
      brandIds: [world.brandId],
      chain: [{ roles: ['admin'], endpointIds: [] }],
    });
    expect(now.get(only.id)).toMatchObject({ active: false, brandIds: [] });
    expect(now.get(room.id)).toMatchObject({ active: false, endpointIds: [] });
    // It can be changed and switched on again, not as a rule that reaches nobody.
    await world.rules.change(admin, room.id, { name: 'Old room' });
    await expect(world.rules.change(admin, room.id, { active: true })).rejects.toThrow('it names no people');
    await expect(world.rules.change(admin, only.id, { active: true })).rejects.toThrow('its brands are gone');
    await world.rules.change(admin, only.id, { active: true, brandIds: null });
  });

  it('is told by rules that are called by their name in the reader’s language', async () => {
    const name = async (locale: string, builtIn = 'executives') =>
      (await world.rules.list(locale)).items.find((one) => one.builtIn === builtIn)?.name;
    expect(await name('hi')).toBe('कार्यकारी: जो गंभीर है');
    const { id } = (await world.rules.list('hi')).items.find((one) => one.builtIn === 'executives')!;
    await world.rules.change(lead, id, { name: 'कार्यकारी: जो गंभीर है', minLevel: 3 });
    expect(await name('en')).toBe('Executives: what is serious');
    await world.rules.change(lead, id, { name: 'The board' });
    expect(await name('ta')).toBe('The board');
  });
});
