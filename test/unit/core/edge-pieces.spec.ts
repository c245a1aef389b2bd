import { Writable } from 'node:stream';
import { concerns } from '../../../src/core/live/audience.js';
import { withLogContext } from '../../../src/core/logging/log-context.js';
import { NestLogger } from '../../../src/core/logging/nest-logger.js';
import { makeLogger } from '../../../src/core/logging/root-logger.js';
import { mayScrape } from '../../../src/core/metrics/may-scrape.js';

describe('who hears a live event', () => {
  const agent = { personId: 'p', roles: ['agent' as const], brandId: 'b' };
  it.each([
    ['for everybody', { kind: 'case.changed', ids: {} }, true],
    ['of the brand on the screen', { kind: 'case.changed', brandId: 'b', ids: {} }, true],
    ['of another brand', { kind: 'case.changed', brandId: 'c', ids: {} }, false],
    ['for this person', { kind: 'notification.new', personId: 'p', ids: {} }, true],
    [
      'for this person, of another brand',
      { kind: 'notification.new', personId: 'p', brandId: 'c', ids: {} },
      true,
    ],
    ['for another person', { kind: 'notification.new', personId: 'q', ids: {} }, false],
    ['for other roles', { kind: 'job.failed', ids: {} }, false],
  ])('%s', (_, event, hears) => {
    expect(concerns(event, agent)).toBe(hears);
  });
  it('a desk that shows every brand hears of every brand', () => {
    expect(concerns({ kind: 'case.changed', brandId: 'c', ids: {} }, { ...agent, brandId: null })).toBe(true);
  });
});

describe('who may read the metrics', () => {
  const local = {
    token: null,
    authorization: undefined,
    remoteAddress: '127.0.0.1',
    forwarded: false,
    host: 'localhost:3000',
  };
  it.each([
    ['this machine', {}, true],
    ['this machine over IPv6', { remoteAddress: '::1' }, true],
    ['this machine as mapped', { remoteAddress: '::ffff:127.0.0.1' }, true],
    ['somebody through a proxy on this machine', { forwarded: true }, false],
    ['another machine', { remoteAddress: '10.0.0.7' }, false],
    ['nobody known', { remoteAddress: undefined }, false],
    ['this machine without the token that is set', { token: 'the-token' }, false],
    [
      'another with a wrong token',
      { token: 'the-token', authorization: 'Bearer the-tokem', remoteAddress: '10.0.0.7' },
      false,
    ],
    [
      'another with the token',
      { token: 'the-token', authorization: 'bearer the-token', remoteAddress: '10.0.0.7' },
      true,
    ],
    ['this machine by its address', { host: '127.0.0.1:3000' }, true],
    ['a page whose name points at this machine', { host: 'evil.example:3000' }, false],
  ])('%s', (_, given, may) => {
    expect(mayScrape({ ...local, ...given })).toBe(may);
  });
});

describe('the log', () => {
  const lines: Record<string, unknown>[] = [];
  const sink = new Writable({
    write(chunk: Buffer, _, done) {
      lines.push(JSON.parse(chunk.toString()));
      done();
    },
  });
  const pino = makeLogger('debug', sink);
  const nest = new NestLogger(pino);
  beforeEach(() => lines.splice(0));

  it('never holds a secret, wherever an object carries it', () => {
    const secret = 'hunter2';
    pino.info({
      password: secret,
      req: { headers: { cookie: secret, authorization: secret, 'x-csrf-token': secret, accept: 'seen' } },
      res: { headers: { 'set-cookie': secret } },
      account: { credentials: { accessToken: secret } },
      input: { email: 'seen', password: secret, next: secret },
      err: { parameters: [secret] },
      config: { settings: { secretKey: secret, databaseUrl: secret } },
    });
    expect(JSON.stringify(lines)).not.toContain(secret);
    expect(JSON.stringify(lines)).toContain('seen');
  });

  it('says of an error what helps to mend it, and nothing that it was carrying', () => {
    const secret = 'hunter2';
    const refused = Object.assign(new Error('violates check constraint'), {
      code: '23514',
      constraint: 'mention_text_check',
      detail: `Failing row contains (${secret})`,
      where: secret,
      parameters: [secret],
      driverError: Object.assign(new Error('x'), { detail: secret }),
    });
    const sent = Object.assign(new Error('timeout'), { config: { headers: { Authorization: secret } } });
    const address = Object.assign(new TypeError(`Invalid URL postgres://me:${secret}@db/earshot`), {
      input: `postgres://me:${secret}@db/earshot`,
    });
    nest.error({ err: refused }, 'Not stored', 'Ingest');
    nest.error({ err: new Error('not read', { cause: sent }) }, 'Not read', 'Poll');
    nest.error(new AggregateError([refused, address], 'two failed'), 'Sweep');
    expect(JSON.stringify(lines)).not.toContain(secret);
    expect(lines[0]).toMatchObject({ err: { code: '23514', constraint: 'mention_text_check' } });
    expect(lines[1]).toMatchObject({ err: { message: 'not read', cause: { message: 'timeout' } } });
    expect(lines[2]).toMatchObject({ err: { errors: [{ code: '23514' }, { type: 'TypeError' }] } });
  });

  it('carries the request id on every line written while the request lasts', async () => {
    await withLogContext({ requestId: 'r-1' }, async () => {
      await Promise.resolve();
      withLogContext({ jobId: 'j' }, () => nest.log('inside', 'Some'));
    });
    nest.log('outside', 'Some');
    expect(lines[0]).toMatchObject({
      requestId: 'r-1',
      jobId: 'j',
      msg: 'inside',
      context: 'Some',
      level: 'info',
    });
    expect(lines[1]).not.toHaveProperty('requestId');
  });

  it('takes facts, words and errors as Nest hands them over', () => {
    nest.warn({ sourceId: 's', err: new Error('away') }, 'A poll failed', 'Poller');
    nest.error(new Error('broken'), 'Poller');
    nest.log('Mapped {/api/x, GET} route', 'RouterExplorer');
    expect(lines.pop()).toMatchObject({ level: 'debug' });
    nest.error('words', 'Error: stack\n at x', 'Poller');
    expect(lines[0]).toMatchObject({
      level: 'warn',
      sourceId: 's',
      msg: 'A poll failed',
      context: 'Poller',
      err: { message: 'away' },
    });
    expect(lines[1]).toMatchObject({
      level: 'error',
      msg: 'broken',
      context: 'Poller',
      err: { type: 'Error' },
    });
    expect(lines[2]).toMatchObject({ msg: 'words', stack: 'Error: stack\n at x', context: 'Poller' });
  });
});
