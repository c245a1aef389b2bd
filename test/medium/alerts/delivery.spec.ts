import { Webhook } from 'standardwebhooks';
import type { SignedIn } from '../../../src/core/identity/signed-in';
import { type AlertWorld, alertWorld } from '../../support/alert-world';
import { HookServer } from '../../support/hook-server';
import { MailBox } from '../../support/mail-box';

describe('deliveries of alerts', () => {
  const box = new MailBox();
  const hooks = new HookServer();
  let smtp: string;
  let world: AlertWorld;
  let admin: SignedIn;
  beforeAll(async () => {
    smtp = await box.open();
    await hooks.open();
  });
  afterAll(async () => {
    await box.close();
    await hooks.close();
  });
  beforeEach(async () => {
    box.mails.length = box.answers.length = box.signedInAs.length = 0;
    hooks.requests.length = hooks.answers.length = 0;
    world = await alertWorld(`smtp://ear:right@${smtp}`);
    await world.person('Ed', ['executive'], { timeZone: 'Asia/Kolkata' });
    admin = await world.person('Ada', ['admin']);
  });
  afterEach(() => world.drop());

  const states = async (): Promise<string[]> =>
    (await world.deliveries())
      .filter((d) => d.channel !== 'bell')
      .map((d) => `${String(d.to)} ${String(d.telling)} ${String(d.state)}`);
  const hook = async (kind: 'webhook' | 'slack' | 'teams' = 'webhook') => {
    const made = await world.endpoints.add(admin.id, {
      kind,
      name: 'Ops',
      url: `${hooks.url}/hooks/T0/secret-path`,
    });
    await world.sql(`UPDATE alert_rule SET active = false`);
    await world.sql(
      `INSERT INTO alert_rule (name, min_level, channels, endpoint_ids) VALUES ('Ops', 1, '{}', ARRAY[$1::uuid])`,
      [made.endpoint.id],
    );
    return made;
  };

  it('arrives as a mail of text and HTML, in one thread, at a real mail server', async () => {
    const { incidentId } = await world.raised({ level: 4 });
    await world.pump();
    world.clock.advance(3600);
    await world.grow(incidentId, { level: 5 });
    await world.raising.raise({ incidentId });
    await world.pump();
    const [first, second] = box.mails;
    expect(box.mails).toHaveLength(2);
    expect(box.signedInAs).toEqual(['ear', 'ear']);
    expect(first).toMatchObject({ from: 'alerts@nila.example', to: ['ed@example.org'] });
    expect(first?.header('Subject')).toBe('[Earshot 4/5] Nila: far more posts than usual');
    expect(first?.raw).toMatch(
      /multipart\/alternative[\s\S]*text\/plain[\s\S]*40 posts in 60 minutes[\s\S]*text\/html/,
    );
    expect(first?.header('Auto-Submitted')).toBe('auto-generated');
    expect(first?.header('In-Reply-To')).toBeNull();
    expect(second?.header('In-Reply-To')).toBe(first?.header('Message-ID'));
    expect(await states()).toEqual(['Ed raised sent', 'Ed risen sent']);
  });

  it('is tried again after a 4xx and a lost line under the same Message-ID, and given up after a 5xx where people see it', async () => {
    box.answers.push(451, 'hang-up');
    await world.raised({ level: 4 });
    await world.pump();
    expect(await world.deliveries()).toContainEqual(
      expect.objectContaining({ channel: 'email', state: 'queued', attempts: 1, error_kind: 'later' }),
    );
    expect(await world.pump()).toBe(0);
    for (let i = 0; i < 2; i++) {
      world.clock.advance(60);
      await world.pump();
    }
    // The line broke after the server had taken it: it comes twice and is one mail.
    expect(new Set(box.mails.map((mail) => mail.header('Message-ID'))).size).toBe(1);
    expect(await states()).toEqual(['Ed raised sent']);
    box.answers.push(550);
    await world.raised({ level: 4 });
    await world.pump();
    const [failed] = (await world.deliveriesService.list({ limit: 10, state: 'failed' }, admin)).items;
    expect(failed).toMatchObject({
      person: { name: 'Ed' },
      canRetry: true,
      error: { kind: 'refused', words: expect.stringContaining('550') },
    });
    expect(await world.bell(admin)).toContain('alert.delivery-failed');
    await Promise.all([
      world.deliveriesService.retry(admin, failed!.id),
      world.deliveriesService.retry(admin, failed!.id),
    ]);
    await world.pump();
    expect((await states()).filter((state) => state.endsWith('sent'))).toHaveLength(2);
    await expect(world.deliveriesService.retry(admin, failed!.id)).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('does not try again with a password that is wrong, and connects nowhere the operator did not allow', async () => {
    const other = await alertWorld(`smtp://ear:wrong@${smtp}`);
    try {
      await other.person('Ed', ['executive']);
      await other.raised({ level: 4 });
      await other.pump();
      expect((await other.deliveries()).find((d) => d.channel === 'email')).toMatchObject({
        state: 'failed',
        error_kind: 'sign-in',
      });
    } finally {
      await other.drop();
    }
    const blocked = await alertWorld('smtp://10.1.2.3:25');
    try {
      await blocked.person('Ed', ['executive']);
      await blocked.raised({ level: 4 });
      await blocked.pump();
      expect((await blocked.deliveries()).find((d) => d.channel === 'email')).toMatchObject({
        state: 'failed',
        error_kind: 'blocked',
      });
    } finally {
      await blocked.drop();
    }
  });

  it('is lost by no death: between commit and delivery, and in the middle of one', async () => {
    await world.raised({ level: 4 });
    // The job is gone with its queue, before anything was tried.
    await world.sql(`DELETE FROM outbox`);
    world.clock.advance(301);
    await (await world.otherProcess()).tick.tick();
    await world.pump();
    expect(box.mails).toHaveLength(1);
    // The process died after the mail had left and before that was written down.
    await world.sql(
      `UPDATE alert_delivery SET state = 'sending', sent_at = NULL, tried_at = $1 WHERE channel = 'email'`,
      [world.clock.now()],
    );
    await world.tick.tick();
    expect(await world.pump()).toBe(0);
    world.clock.advance(121);
    await world.tick.tick();
    await world.pump();
    expect(box.mails.map((mail) => mail.header('Message-ID'))).toEqual([
      box.mails[0]?.header('Message-ID'),
      box.mails[0]?.header('Message-ID'),
    ]);
    expect(await states()).toEqual(['Ed raised sent']);
  });

  it('leaves once, however many processes are handed it at the same instant', async () => {
    await world.raised({ level: 4 });
    const [row] = await world.sql<{ id: string }>(`SELECT id FROM alert_delivery WHERE channel = 'email'`);
    const other = await world.otherProcess();
    await Promise.all(
      [world, other, world, other].map((one) => one.delivering.deliver({ deliveryId: row!.id })),
    );
    expect(box.mails).toHaveLength(1);
  });

  it('waits for the end of quiet hours and comes out as one; level 5 does not wait', async () => {
    await world.sql(`UPDATE alert_rule SET chain = '[]'`);
    world.clock.set('2026-03-02T18:00:00Z'); // 23:30 in Kolkata
    for (const level of [4, 4, 4]) await world.raised({ level });
    await world.pump();
    expect(box.mails).toHaveLength(0);
    expect(await states()).toEqual(['Ed raised held', 'Ed raised held', 'Ed raised held']);
    await world.raised({ level: 5 });
    await world.pump();
    expect(box.mails.map((mail) => mail.header('Subject'))).toEqual([
      '[Earshot 5/5] Nila: far more posts than usual',
    ]);
    world.clock.set('2026-03-03T01:29:00Z');
    await world.tick.tick();
    expect(await world.pump()).toBe(0);
    world.clock.set('2026-03-03T01:30:00Z');
    await Promise.all([world.tick.tick(), (await world.otherProcess()).tick.tick()]);
    await world.pump();
    expect(box.mails).toHaveLength(2);
    expect(box.mails[1]?.raw.replace(/=\r\n/g, '')).toContain('These came in your quiet hours.');
    expect((await states()).sort()).toEqual([
      'Ed raised merged',
      'Ed raised merged',
      'Ed raised sent',
      'Ed raised sent',
    ]);
  });

  it('arrives as a webhook that the reference library verifies, under one id over all attempts and through a change of secret', async () => {
    const made = await hook();
    expect(made.secret).toMatch(/^whsec_/);
    expect(made.endpoint.address).not.toContain('secret-path');
    hooks.answers.push({ status: 503 }, { status: 429, headers: { 'retry-after': '300' } });
    const { alertId } = await world.raised({ level: 2 });
    await world.pump();
    world.clock.advance(60);
    await world.pump();
    const [waiting] = await world.sql<{ not_before: Date }>(`SELECT not_before FROM alert_delivery`);
    expect(waiting?.not_before.getTime()).toBe(world.clock.now().getTime() + 300_000);
    const rotated = await world.endpoints.rotate(admin.id, made.endpoint.id);
    // The reference library asks the machine's own clock.
    world.clock.set(new Date());
    await world.sql(`UPDATE alert_endpoint SET old_secret_until = now() + interval '1 hour'`);
    await world.pump();
    expect(hooks.requests).toHaveLength(3);
    expect(new Set(hooks.requests.map((request) => request.headers['webhook-id'])).size).toBe(1);
    const last = hooks.requests[2]!;
    for (const secret of [made.secret!, rotated.secret])
      expect(new Webhook(secret).verify(last.body, last.headers)).toMatchObject({
        type: 'alert.raised',
        data: { id: alertId, kind: 'spike', level: 2, url: `https://desk.example/alerts/${alertId}` },
      });
    expect(await states()).toEqual(['Ops raised sent']);
    expect((await world.endpoints.list())[0]).toMatchObject({ lastWords: 'It answered 200: ok' });
  });

  it('says in words what a test was answered, and what a refusal was', async () => {
    const made = await hook('slack');
    expect(await world.testing.run(admin.id, made.endpoint.id)).toMatchObject({
      ok: true,
      words: 'It answered 200: ok',
    });
    hooks.answers.push({ status: 404, body: 'no_service' });
    expect(await world.testing.run(admin.id, made.endpoint.id)).toMatchObject({
      ok: false,
      words: 'It answered 404: no_service',
    });
    expect(JSON.parse(hooks.requests[0]!.body)).toHaveProperty('blocks');
    hooks.answers.push({ status: 404, body: 'no_service' });
    await world.raised({});
    await world.pump();
    expect(await states()).toEqual(['Ops raised failed']);
    await world.endpoints.remove(admin.id, made.endpoint.id);
    await world.raised({});
    await world.pump();
    expect(hooks.requests).toHaveLength(3);
    await expect(world.testing.run(admin.id, made.endpoint.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('arrives in a Teams room as a card, and a connector that puts a refusal into a 200 is no arrival', async () => {
    const made = await hook('teams');
    expect(made.secret).toBeNull();
    hooks.answers.push({
      status: 200,
      body: 'Webhook message delivery failed with error: Microsoft Teams endpoint returned HTTP error 429',
    });
    await world.raised({ level: 4 });
    await world.pump();
    expect(await states()).toEqual(['Ops raised queued']);
    world.clock.advance(60);
    await world.pump();
    expect(await states()).toEqual(['Ops raised sent']);
    const [first, second] = hooks.requests;
    expect(second?.body).toBe(first?.body);
    expect(second?.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(second?.headers['webhook-signature']).toBeUndefined();
    expect(JSON.parse(second!.body)).toMatchObject({
      type: 'message',
      attachments: [
        {
          contentType: 'application/vnd.microsoft.card.adaptive',
          contentUrl: null,
          content: {
            type: 'AdaptiveCard',
            body: expect.arrayContaining([
              expect.objectContaining({ text: 'New: Nila: far more posts than usual' }),
              expect.objectContaining({ text: 'Level 4 of 5: very serious', color: 'attention' }),
            ]),
            actions: [
              { type: 'Action.OpenUrl', url: expect.stringMatching(/^https:\/\/desk\.example\/alerts\//) },
            ],
          },
        },
      ],
    });
  });

  it('is one and the same webhook over all attempts, whatever became of the alert since', async () => {
    await hook();
    hooks.answers.push({ status: 503 });
    const { incidentId, alertId } = await world.raised({ level: 2 });
    await world.pump();
    await world.acting.acknowledge(admin, alertId);
    await world.sql(`UPDATE alert SET level = 5, facts = '[]' WHERE id = $1`, [alertId]);
    world.clock.advance(60);
    await world.pump();
    expect(hooks.requests[1]?.body).toBe(hooks.requests[0]?.body);
    expect(JSON.parse(hooks.requests[1]!.body)).toMatchObject({ data: { level: 2, state: 'open' } });
    expect(await world.sql(`SELECT body FROM alert_delivery`)).toEqual([{ body: null }]);
    expect(incidentId).toBeTruthy();
  });

  it('speaks to no public address unencrypted, neither when it is connected nor afterwards', async () => {
    const url = 'http://hooks.example/services/T0/secret-path';
    await expect(world.endpoints.add(admin.id, { kind: 'slack', name: 'Ops', url })).rejects.toMatchObject({
      code: 'invalid-input',
      message: expect.stringContaining('https://'),
    });
    const made = await hook('slack');
    await expect(world.endpoints.change(admin.id, made.endpoint.id, { url })).rejects.toThrow('https://');
    expect(await world.posting.post({ kind: 'slack', url, secrets: [] }, 'x', '{}')).toMatchObject({
      kind: 'permanent',
      code: 'plain',
    });
  });

  it('that came out with another has arrived when that has', async () => {
    await world.sql(`UPDATE alert_rule SET chain = '[]'`);
    world.clock.set('2026-03-02T18:00:00Z'); // 23:30 in Kolkata
    const one = await world.raised({ level: 4 });
    const other = await world.raised({ level: 4 });
    box.answers.push(550);
    world.clock.set('2026-03-03T01:30:00Z');
    await world.tick.tick();
    await world.pump();
    const exec = await world.person('Eva', ['executive']);
    const counts = async (alertId: string) => (await world.queries.view(alertId, exec)).deliveries;
    for (const { alertId } of [one, other])
      expect(await counts(alertId)).toMatchObject({ sent: 1, failed: 1 }); // the bell, and the mail
    const failed = async (who: SignedIn) =>
      (await world.deliveriesService.list({ limit: 10, state: 'failed' }, who)).items;
    expect((await failed(admin)).map((item) => item.error?.kind)).toEqual(['refused', 'refused']);
    // The bearer is tried again, by whoever may; an executive sees it all the same.
    expect((await failed(admin)).filter((item) => item.canRetry)).toHaveLength(1);
    expect((await failed(exec)).filter((item) => item.canRetry)).toHaveLength(0);
    await world.deliveriesService.retry(admin, (await failed(admin)).find((item) => item.canRetry)!.id);
    await world.pump();
    expect(await failed(admin)).toEqual([]);
    for (const { alertId } of [one, other])
      expect(await counts(alertId)).toMatchObject({ sent: 2, failed: 0 });
  });

  it('calls others and reminds nobody at night, before those who were to know could answer', async () => {
    const lead = await world.person('Lea', ['lead'], { timeZone: 'Asia/Kolkata' });
    world.clock.set('2026-03-02T18:00:00Z'); // 23:30 in Kolkata
    const { alertId } = await world.raised({ level: 4 });
    world.clock.advance(20 * 60);
    await world.tick.tick();
    expect(await states()).toEqual(['Ed raised held', 'Lea raised held']);
    world.clock.set('2026-03-03T01:44:00Z');
    await world.tick.tick();
    expect((await states()).some((line) => line.includes('escalated'))).toBe(false);
    world.clock.set('2026-03-03T01:45:00Z'); // a quarter of an hour after seven
    await world.tick.tick();
    expect(await states()).toContain('Ed escalated queued');
    // Put off until deep in the night: the bell rings, the mail waits.
    world.clock.set('2026-03-03T17:00:00Z');
    await world.acting.snooze(lead, alertId, 60);
    world.clock.set('2026-03-03T18:00:00Z');
    await world.tick.tick();
    expect(await states()).toContain('Lea woken held');
    expect(await world.bell(lead)).toContain('alert.woken: Nila: far more posts than usual');
  });

  it('names the rule in the reader’s language', async () => {
    await world.sql(`UPDATE person SET locale = 'ta' WHERE name = 'Ed'`);
    await world.raised({ level: 4 });
    await world.pump();
    const text = Buffer.from(
      /Content-Transfer-Encoding: base64\r\n\r\n([\s\S]*?)\r\n--/.exec(box.mails[0]!.raw)?.[1] ?? '',
      'base64',
    ).toString('utf8');
    expect(text).toContain('(நிர்வாகிகள்: தீவிரமானவை)');
  });
});
