import { type Clock } from '../../src/core/clock/clock.js';
import { HostRateService } from '../../src/core/http/host-rate.service.js';
import { type TestDatabase, testDatabase } from '../support/database.js';

let db: TestDatabase;
let now = new Date('2026-03-01T12:00:00Z');
const clock = { now: () => now } as Clock;
const url = 'https://slow.example/feed';

beforeAll(async () => {
  db = await testDatabase();
}, 120_000);
afterAll(() => db?.drop());

describe('politeness shared between processes', () => {
  it('a pause asked of one process is known to the other, only lengthened, and over when it is over', async () => {
    const one = new HostRateService(db.dataSource, clock);
    const two = new HostRateService(await db.another(), clock);
    expect(await two.pauseOf(url)).toBeNull();
    expect(await one.note(url, { status: 200, headers: {} })).toBeNull();
    await one.note(url, { status: 429, headers: { 'retry-after': '120' } });
    expect((await two.pauseOf('https://SLOW.example/other'))?.until).toEqual(
      new Date('2026-03-01T12:02:00Z'),
    );
    await two.note(url, { status: 429, headers: { 'retry-after': '10' } });
    expect((await new HostRateService(db.dataSource, clock).pauseOf(url))?.until).toEqual(
      new Date('2026-03-01T12:02:00Z'),
    );
    expect(await two.pauseOf('https://slow.example:8443/')).toBeNull();
    now = new Date('2026-03-01T12:02:01Z');
    expect(await two.pauseOf(url)).toBeNull();
    expect(await new HostRateService(db.dataSource, clock).pauseOf(url)).toBeNull();
  });
});
