import type { SignedIn } from '../../../src/core/identity/signed-in';
import { type AlertWorld, alertWorld } from '../../support/alert-world';
import { MailBox } from '../../support/mail-box';

describe('the morning digest', () => {
  const box = new MailBox();
  let smtp: string;
  let world: AlertWorld;
  let exec: SignedIn;
  beforeAll(async () => {
    smtp = await box.open();
  });
  afterAll(() => box.close());
  beforeEach(async () => {
    box.mails.length = box.answers.length = 0;
    world = await alertWorld(`smtp://${smtp}`);
    exec = await world.person('Ed', ['executive'], { timeZone: 'Asia/Kolkata', locale: 'ta' });
  });
  afterEach(() => world.drop());

  const at = async (time: string): Promise<void> => {
    world.clock.set(time);
    await world.digests.tick();
    await world.pump();
  };
  const voices = async (day: string, n: number, negative: number, brandId = world.brandId): Promise<void> => {
    await world.sql(
      `INSERT INTO source (brand_id, platform, kind, address, key, title, created_at)
       VALUES ($1, 'sample', 'sample', '{}', 'k', 'A feed', '2025-01-01') ON CONFLICT DO NOTHING`,
      [brandId],
    );
    await world.sql(
      `WITH a AS (INSERT INTO author (platform, external_id) SELECT 'sample', $2 || n FROM generate_series(1, $3::int) n RETURNING id, external_id)
       INSERT INTO mention (brand_id, source_id, platform, external_id, author_id, kind, revision, text, published_at, captured_at, fingerprint,
         language, sentiment, complaint, urgency, risk, topics)
       SELECT $1, (SELECT id FROM source WHERE brand_id = $1), 'sample', a.external_id, a.id, 'post', 'r', 'x', $2::timestamptz, $2::timestamptz, 1, 'en',
         CASE WHEN row_number() OVER () <= $4::int THEN 'neg' ELSE 'neu' END, 0, 0, 10, '{outage}' FROM a`,
      [brandId, day, n, negative],
    );
  };

  it('comes at the person’s own hour, also when nothing happened, once a day whatever processes run', async () => {
    const other = await world.otherProcess();
    await at('2026-03-03T02:29:00Z');
    expect(box.mails).toHaveLength(0);
    world.clock.set('2026-03-03T02:30:00Z');
    await Promise.all([world.digests.tick(), other.digests.tick(), world.digests.tick()]);
    await world.pump();
    await at('2026-03-03T02:31:00Z');
    await at('2026-03-03T09:00:00Z');
    expect(box.mails).toHaveLength(1);
    expect(await world.bell(exec)).toEqual(['digest.ready']);
    expect(
      Buffer.from(
        /=\?UTF-8\?B\?([^?]+)/i.exec(box.mails[0]?.header('Subject') ?? '')?.[1] ?? '',
        'base64',
      ).toString() || box.mails[0]?.header('Subject'),
    ).toBeTruthy();
    await at('2026-03-04T02:30:00Z');
    expect(box.mails).toHaveLength(2);
  });

  it('is tried again under the same Message-ID, and by another process when the first has died', async () => {
    box.answers.push(421);
    await at('2026-03-03T02:30:00Z');
    await world.sql(`UPDATE digest_run SET state = 'sending', tried_at = $1`, [world.clock.now()]);
    await world.sql(`DELETE FROM outbox`);
    await at('2026-03-03T02:31:00Z');
    expect(box.mails).toHaveLength(0);
    await at('2026-03-03T02:33:00Z');
    await at('2026-03-03T02:34:00Z');
    expect(box.mails).toHaveLength(1);
    expect(await world.sql(`SELECT state, attempts FROM digest_run`)).toEqual([
      { state: 'sent', attempts: 2 },
    ]);
  });

  it('says what was said, and how that compares with the same day of the weeks before', async () => {
    const to = new Date('2026-03-03T02:30:00Z');
    const ago = (days: number): string =>
      new Date(to.getTime() - days * 86_400_000 - 3_600_000).toISOString();
    await voices(ago(0), 12, 6);
    await voices(ago(1), 5, 0);
    await voices(ago(7), 4, 1);
    await voices(ago(14), 6, 1);
    await voices(ago(21), 2, 0);
    world.clock.set(new Date(to.getTime() - 3_600_000));
    await world.raised({ level: 4 });
    await world.raised({ kind: 'feed', level: 2 });
    const digest = await world.digest.read(world.brandId, to, 'en');
    expect(digest).toMatchObject({
      brand: { name: 'Nila' },
      voices: { value: 12, usual: 3 },
      negativeShare: { value: 0.5, usual: 1 / 6 },
      topics: [{ id: 'outage', label: 'outage', voices: 12 }],
      alerts: [{ title: 'Nila: far more posts than usual', level: 4 }],
      blind: [{ title: 'Store reviews has fallen silent' }],
    });
    expect(digest.days.map((day) => day.voices)).toEqual([0, 0, 0, 0, 0, 5, 12]);
    // Put aside by a person, and silent all the same: not calm.
    await world.sql(`UPDATE alert SET state = 'resolved', resolved_at = now() WHERE kind = 'feed'`);
    expect((await world.digest.read(world.brandId, to, 'en')).blind).toHaveLength(1);
  });

  it('has no history before listening began, nor where it stood still: missing, never 0', async () => {
    const to = new Date('2026-03-03T02:30:00Z');
    const ago = (days: number): string =>
      new Date(to.getTime() - days * 86_400_000 - 3_600_000).toISOString();
    const read = () => world.digest.read(world.brandId, to, 'en');
    // No source yet.
    expect((await read()).voices).toEqual({ value: null, usual: null });
    await voices(ago(0), 5, 1);
    // A new source brings posts of the days before: nobody listened to those days.
    await voices(ago(7), 4, 0);
    await world.sql(`UPDATE source SET created_at = $1`, [new Date(to.getTime() - 3.5 * 86_400_000)]);
    const first = await read();
    expect(first.voices).toEqual({ value: 5, usual: null });
    expect(first.days.map((day) => day.voices)).toEqual([null, null, null, 0, 0, 0, 5]);
    await world.sql(`UPDATE source SET created_at = '2025-01-01'`);
    await voices(ago(14), 8, 0);
    expect((await read()).voices).toEqual({ value: 5, usual: 2 }); // of 4, 8 and twice nobody
    // Earshot stood still for all of the day two weeks ago, and for the day before yesterday.
    const bin = (at: Date): number => Math.floor(at.getTime() / 300_000);
    for (const days of [14, 2])
      await world.sql(`INSERT INTO collection_gap (from_bin, to_bin) VALUES ($1, $2)`, [
        bin(new Date(to.getTime() - (days + 1) * 86_400_000)),
        bin(new Date(to.getTime() - days * 86_400_000)) - 1,
      ]);
    const gapped = await read();
    expect(gapped.voices).toEqual({ value: 5, usual: 0 }); // of 4 and twice nobody
    expect(gapped.days.map((day) => day.voices)).toEqual([0, 0, 0, 0, null, 0, 5]);
  });

  it('of the sample alone stays in the desk, and knows of the sample’s days without calling them usual', async () => {
    const brandId = await world.one(
      `INSERT INTO brand (name, slug, sample) VALUES ('Sample', 'sample', true) RETURNING id`,
    );
    await world.wishes.change(exec.id, { brandId });
    await voices('2026-03-03T01:00:00Z', 6, 3, brandId);
    await voices('2026-03-01T01:00:00Z', 4, 0, brandId);
    // Captured all at once, when it was installed.
    await world.sql(`UPDATE mention SET captured_at = '2026-03-03T02:00:00Z'`);
    await at('2026-03-03T02:30:00Z');
    expect(box.mails).toHaveLength(0);
    expect(await world.bell(exec)).toEqual(['digest.ready']);
    const digest = await world.digest.read(brandId, world.clock.now(), 'en');
    expect(digest.voices).toEqual({ value: 6, usual: null });
    expect(digest.days.map((day) => day.voices)).toEqual([null, null, null, null, 4, 0, 6]);
  });

  it('that did not arrive is shown to those who look after it, with the reason, and can be tried again', async () => {
    const admin = await world.person('Ada', ['admin']);
    box.answers.push(550);
    await at('2026-03-03T02:30:00Z');
    expect(box.mails).toHaveLength(0);
    expect(await world.bell(admin)).toEqual(['digest.failed']);
    const [failed] = (await world.digestRuns.list({ limit: 10, state: 'failed' })).items;
    expect(failed).toMatchObject({
      person: { name: 'Ed' },
      canRetry: true,
      error: expect.stringContaining('550'),
    });
    await Promise.all([1, 2].map(() => world.digestRuns.retry(admin.id, failed!.id)));
    await world.pump();
    expect(box.mails).toHaveLength(1);
    await expect(world.digestRuns.retry(admin.id, failed!.id)).rejects.toMatchObject({ code: 'conflict' });
    expect((await world.digestRuns.list({ limit: 10, state: 'failed' })).items).toEqual([]);
  });

  it('is sent all the same when the job that was to send it is lost, and leads to the brand it is about', async () => {
    await world.wishes.change(exec.id, { brandId: world.brandId });
    world.clock.set('2026-03-03T02:30:00Z');
    await world.digests.tick();
    await world.sql(`DELETE FROM outbox`);
    await at('2026-03-03T02:34:00Z');
    expect(box.mails).toHaveLength(0);
    await at('2026-03-03T02:36:00Z');
    expect(box.mails).toHaveLength(1);
    expect(box.mails[0]?.raw.replace(/=\r\n/g, '').replaceAll('=3D', '=')).toContain(
      `https://desk.example/digest?brand=${world.brandId}`,
    );
    expect(await world.sql(`SELECT link FROM notification`)).toEqual([
      { link: `/digest?brand=${world.brandId}` },
    ]);
  });

  it('reaches nobody whose role may not open it, and no change but that of the hour loses one', async () => {
    const agent = await world.person('Ravi', ['agent']);
    await world.wishes.change(agent.id, { enabled: true, hour: 2 });
    world.clock.set('2026-03-03T04:00:00Z');
    await world.wishes.change(exec.id, { brandId: world.brandId });
    await at('2026-03-03T04:01:00Z'); // Earshot was down at eight there
    expect(box.mails.map((mail) => mail.to)).toEqual([['ed@example.org']]);
    expect(await world.bell(agent)).toEqual([]);
  });

  it('is each person’s own choice: executives have it, leads ask for it, and a new hour never sends a second one', async () => {
    const agent = await world.person('Ravi', ['lead']);
    expect(await world.wishes.of(exec.id)).toMatchObject({ enabled: true, hour: 8, mailReady: true });
    expect(await world.wishes.of(agent.id)).toMatchObject({ enabled: false, nextAt: null });
    await at('2026-03-03T02:30:00Z');
    expect(box.mails).toHaveLength(1);
    await world.wishes.change(exec.id, { hour: 10, email: false });
    await world.wishes.change(agent.id, { enabled: true, hour: 6 });
    await at('2026-03-03T04:30:00Z');
    expect(box.mails).toHaveLength(1);
    await at('2026-03-03T06:00:00Z');
    expect(box.mails.map((mail) => mail.to)).toEqual([['ed@example.org'], ['ravi@example.org']]);
    await at('2026-03-04T04:30:00Z');
    expect(await world.bell(exec)).toEqual(['digest.ready', 'digest.ready']);
    expect(box.mails).toHaveLength(2);
  });
});
