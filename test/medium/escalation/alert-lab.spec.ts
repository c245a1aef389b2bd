import { Transactions } from '../../../src/core/database/transaction.js';
import { alertLabQuery, countsInput } from '../../../src/listening/escalation/alert-lab.api.js';
import { AlertLabQueries } from '../../../src/listening/escalation/alert-lab.queries.js';
import { SensitivityService } from '../../../src/listening/escalation/sensitivity.service.js';
import { VoiceBins } from '../../../src/listening/escalation/voice-bins.service.js';
import { DAY, EscalationWorld, HOUR, MINUTE, START } from './escalation-world.js';

describe('the alert lab', () => {
  let world: EscalationWorld;
  let lab: AlertLabQueries;
  const stormAt = START + 3 * DAY + 10 * HOUR;

  beforeAll(async () => {
    world = await EscalationWorld.open();
    lab = new AlertLabQueries(world.database.dataSource, new VoiceBins(), world.clock);
    const process = world.process();
    await world.calm(START, stormAt + 4 * HOUR);
    await world.say(
      Array.from({ length: 36 }, (_, i) => ({ at: stormAt + i * 100_000, topics: ['delivery'] })),
    );
    // Learned at the end from what is stored, as a brand's first days are.
    await world.minute(stormAt + 4 * HOUR + 40_000, [process]);
  });
  afterAll(() => world.database.drop());

  const ask = (more: Record<string, unknown> = {}) =>
    lab.history(
      alertLabQuery.parse({
        brandId: world.brandId,
        from: new Date(START + 2 * DAY).toISOString(),
        to: new Date(stormAt + 4 * HOUR).toISOString(),
        ...more,
      }),
    );

  it('finds the storm of stored history, when it came and how long before its height', async () => {
    const found = await ask();
    expect(found).toMatchObject({ sensitivity: 1, inUse: 1, binSeconds: 300, series: '*|*|*' });
    const raised = found.alerts.filter((one) => !one.again);
    expect(raised).toHaveLength(1);
    expect(raised[0]).toMatchObject({ kind: 'spike', marked: null });
    const after = (new Date(raised[0]!.at).getTime() - stormAt) / MINUTE;
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThanOrEqual(45);
    expect(raised[0]!.leadMinutes).toBeGreaterThan(0);
    expect(raised[0]!.reasons.map((reason) => reason.code)).toContain('spike.seen');
    expect(found.figures).toMatchObject({ alerts: 1, precision: null });
    expect(found.points.reduce((sum, point) => sum + (point.seen ?? 0), 0)).toBe(found.figures.voices);
    expect(found.choices.map((one) => one.series)).toContain('delivery|*|*');
  });

  it('knows nothing of the days before anything was heard, and does not call them calm', async () => {
    const { points, figures, alerts } = await ask({ from: new Date(START - 5 * DAY).toISOString() });
    const unknown = points.filter((point) => new Date(point.at).getTime() < START);
    expect(unknown.length).toBeGreaterThan(100);
    expect(unknown.every((one) => one.seen === null && one.expected === null && one.missing)).toBe(true);
    expect(points.some((point) => point.seen === 0 && !point.missing)).toBe(true);
    expect(figures.days).toBeLessThan(4);
    expect(alerts.filter((one) => !one.again)).toHaveLength(1);
  });

  it('raises no fewer alerts when it is more sensitive and none when it is asked for hardly any', async () => {
    const bold = await ask({ sensitivity: '3' });
    const careful = await ask({ sensitivity: 0.25 });
    expect(bold.figures.alerts).toBeGreaterThanOrEqual(1);
    expect(careful.figures.alerts).toBe(0);
  });

  it('holds alerts against what people said of the incidents', async () => {
    const [incident] = await world.rows<{ id: string }>(
      `INSERT INTO incident (brand_id, kind, kind_group, subject, subject_key, level, opened_at, last_seen_at, state, ended_at)
       VALUES ($1, 'spike', 'talk', '{"topic":null,"sentiment":null,"platform":null}', 'past', 3, $2, $2, 'ended', $3) RETURNING id`,
      [world.brandId, new Date(stormAt + 20 * MINUTE), new Date(stormAt + 5 * HOUR)],
    );
    await world.rows(
      `INSERT INTO alert (brand_id, incident_id, kind, level, opened_at, updated_at, marked, marked_at)
       VALUES ($1, $2, 'spike', 3, now(), now(), 'right', now())`,
      [world.brandId, incident!.id],
    );
    expect((await ask()).figures).toMatchObject({ right: 1, wrong: 0, missed: 0, precision: 1 });
    expect((await ask({ sensitivity: 0.25 })).figures).toMatchObject({
      right: 0,
      missed: 1,
      precision: null,
    });
  });

  it('puts a sensitivity to use, in the log, and says so', async () => {
    const [person] = await world.rows<{ id: string }>(
      `INSERT INTO person (email, name, password_hash, roles) VALUES ('lead@example.org', 'Lead', 'x', '{lead}') RETURNING id`,
    );
    const sensitivities = new SensitivityService(new Transactions(world.database.dataSource));
    await sensitivities.put({ brandId: world.brandId, sensitivity: 1.5 }, person!.id);
    expect(await ask()).toMatchObject({ sensitivity: 1.5, inUse: 1.5 });
    expect(await world.rows(`SELECT details FROM audit_entry WHERE action = 'brand.sensitivity'`)).toEqual([
      { details: { from: 1, to: 1.5 } },
    ]);
  });

  it('replays an uploaded file, says which lines it passed over, and refuses what is no file of counts', async () => {
    const lines = ['timestamp,value'];
    for (let i = 0; i < 3 * 288; i++) {
      const at = new Date(START + i * 5 * MINUTE).toISOString().slice(0, 19).replace('T', ' ');
      lines.push(`${at},${i >= 800 && i < 812 ? 150 : 5 + (i % 3)}`);
    }
    lines.splice(5, 0, 'yesterday,4');
    const found = await lab.file(countsInput.parse({ csv: lines.join('\n') }));
    expect(found.figures.alerts).toBe(1);
    expect(new Date(found.alerts[0]!.at).getTime()).toBe(START + 801 * 5 * MINUTE);
    expect(found.skipped).toMatchObject({ count: 1, lines: [{ line: 6 }] });
    await expect(lab.file({ csv: 'name;amount\na;1', sensitivity: 1 })).rejects.toThrow('timestamp,value');
    await expect(lab.file({ csv: 'timestamp,value\n', sensitivity: 1 })).rejects.toThrow('holds no counts');
    expect(() => alertLabQuery.parse({ brandId: world.brandId, sensitivity: 9 })).toThrow('0.25 to 4');
  });
});
