/**
 * Alerts on a bad day: the program is killed with SIGKILL between the commit of an alert and its delivery, while one leaves, and right
 * after one has left. Every delivery arrives at least once, and everything that arrives twice bears the name it had: it is shown once.
 */
import { incidentFound } from '../browser/support/incident.js';
import { auditTrouble, type Ask } from '../support/chaos-checks.js';
import { newDice, pause, say, scaled } from '../support/chaos-dice.js';
import { MortalEarshot } from '../support/chaos-program.js';
import { testDatabase, type TestDatabase } from '../support/database.js';
import { eventually, staff } from '../support/earshot.js';
import { HookServer } from '../support/hook-server.js';
import { MailBox } from '../support/mail-box.js';

interface Delivery {
  id: string;
  channel: 'bell' | 'email' | 'webhook';
  state: string;
}
type Moment = 'committed' | 'leaving' | 'left';
const MOMENTS: readonly Moment[] = ['committed', 'leaving', 'left'];

describe('alerts while the program is killed again and again', () => {
  const dice = newDice('alerts');
  const box = new MailBox();
  const hooks = new HookServer();
  let database: TestDatabase;
  let program: MortalEarshot;
  const ask: Ask = (sql, params) => database.dataSource.query(sql, params);
  const deliveries = (): Promise<Delivery[]> => ask(`SELECT id, channel, state FROM alert_delivery`);
  const arrived = (): number => box.mails.length + hooks.requests.length;

  beforeAll(async () => {
    database = await testDatabase();
    await hooks.open();
    program = await MortalEarshot.on({
      DATABASE_URL: database.url,
      EARSHOT_SMTP_URL: `smtp://${await box.open()}`,
      EARSHOT_MAIL_FROM: 'alerts@nila.example',
    });
  }, 120_000);
  afterAll(async () => {
    await program?.end();
    await box.close();
    await hooks.close();
    await database?.drop();
  }, 60_000);

  /** Waits until one stands so, and answers at once. */
  const reached = async (moment: Moment): Promise<void> => {
    const before = arrived();
    const deadline = Date.now() + 15_000;
    const state = { committed: 'queued', leaving: 'sending', left: '' }[moment];
    while (Date.now() < deadline) {
      if (moment === 'left' ? arrived() > before : (await deliveries()).some((one) => one.state === state))
        return;
      await pause(2);
    }
  };
  /** It was dead for so long that whatever it held is anybody's. */
  const timePasses = async (): Promise<void> => {
    await ask(
      `UPDATE alert_delivery SET tried_at = tried_at - interval '6 minutes', not_before = not_before - interval '6 minutes'
       WHERE state IN ('queued','sending')`,
    );
  };

  it('loses none, and shows none twice', async () => {
    await program.start();
    const people = await staff(program.url, { ed: { roles: ['executive'] }, lea: { roles: ['lead'] } });
    const { id: brandId } = await people.admin.post<{ id: string }>('/api/brands', { name: 'Nila' });
    const { endpoint } = await people.admin.post<{ endpoint: { id: string } }>('/api/alert-endpoints', {
      kind: 'webhook',
      name: 'Ops',
      url: `${hooks.url}/hook`,
    });
    await people.lea.post('/api/alert-rules', { name: 'Ops', minLevel: 1, endpointIds: [endpoint.id] });
    const kills = scaled(9);
    const inLimbo: Record<string, number> = {};
    let found = 0;
    for (let kill = 1; kill <= kills; kill++) {
      if (!program.running) await program.start();
      for (const wave = found + 4; found < wave; found++)
        await incidentFound(database.dataSource, { brandId, level: 5 });
      const moment = MOMENTS[kill % MOMENTS.length]!;
      await reached(moment);
      await pause(dice.whole(0, 15));
      await program.kill();
      for (const { state } of await deliveries())
        if (state === 'queued' || state === 'sending') inLimbo[state] = (inLimbo[state] ?? 0) + 1;
      say(`kill ${kill} of ${kills}, ${moment}: ${JSON.stringify(inLimbo)} not delivered so far`);
      await timePasses();
    }
    await program.start();
    await eventually(
      () => ask<{ n: number }>(`SELECT count(*)::int AS n FROM alert`),
      ([row]) => row?.n === found,
      120_000,
    );
    const all = await eventually(deliveries, (rows) => rows.every((row) => row.state === 'sent'), 300_000);
    expect(await program.stop()).toBe(0);

    const ids = (channel: string): string[] =>
      all
        .filter((one) => one.channel === channel)
        .map((one) => one.id)
        .sort();
    const mailed = box.mails.map((mail) => /^<([^@]+)@/.exec(mail.header('Message-ID') ?? '')?.[1] ?? '');
    const posted = hooks.requests.map((request) => request.headers['webhook-id'] ?? '');
    expect([...new Set(mailed)].sort()).toEqual(ids('email'));
    expect([...new Set(posted)].sort()).toEqual(ids('webhook'));
    // What a program is sent twice is the same to the letter.
    for (const id of new Set(posted))
      expect(
        new Set(hooks.requests.filter((one) => one.headers['webhook-id'] === id).map((one) => one.body)).size,
      ).toBe(1);
    // And nobody's bell rang twice for one telling.
    const rung = await ask<{ n: number }>(
      `SELECT count(*)::int AS n FROM notification WHERE kind LIKE 'alert.%' GROUP BY person_id, link`,
    );
    expect(rung.map((row) => row.n)).toEqual(ids('bell').map(() => 1));
    // The kills fell where they hurt.
    expect(Object.values(inLimbo).reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0);
    say(
      `${all.length} deliveries; ${mailed.length - ids('email').length} mails and ${posted.length - ids('webhook').length} webhooks came twice`,
    );
    expect(auditTrouble({ DATABASE_URL: database.url })).toBeNull();
  }, 1_200_000);
});
