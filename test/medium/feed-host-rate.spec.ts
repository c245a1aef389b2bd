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

  it('what a server says to one account stops that account only; that it is busy stops everybody', async () => {
    const rates = new HostRateService(db.dataSource, clock);
    const social = 'https://social.example/api';
    await rates.note(social, { status: 429, headers: { 'retry-after': '60' } }, 'one');
    expect(await rates.pauseOf(social, 'one')).not.toBeNull();
    expect(await rates.pauseOf(social, 'two')).toBeNull();
    expect(await rates.pauseOf(social)).toBeNull();
    expect(await new HostRateService(db.dataSource, clock).pauseOf(social, 'one')).not.toBeNull();
    await rates.note(social, { status: 503, headers: { 'retry-after': '60' } }, 'one');
    for (const who of ['one', 'two', null]) expect(await rates.pauseOf(social, who)).not.toBeNull();
  });

  it('a pause that a clock noted which was hours ahead is none, in this process and in others', async () => {
    const rates = new HostRateService(db.dataSource, clock);
    const right = now;
    now = new Date(right.getTime() + 3 * 3_600_000);
    await rates.note('https://jump.example/', { status: 429, headers: { 'retry-after': '2' } });
    expect(await rates.pauseOf('https://jump.example/')).not.toBeNull();
    now = right;
    expect(await rates.pauseOf('https://jump.example/')).toBeNull();
    expect(await new HostRateService(db.dataSource, clock).pauseOf('https://jump.example/')).toBeNull();
    await rates.note('https://jump.example/', { status: 429, headers: { 'retry-after': '2' } });
    expect((await new HostRateService(db.dataSource, clock).pauseOf('https://jump.example/'))?.until).toEqual(
      new Date(right.getTime() + 2000),
    );
  });
});
