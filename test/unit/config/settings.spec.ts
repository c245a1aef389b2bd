import { describeSettings, readSettings, SETTINGS } from '../../../src/core/config/settings.js';

describe('settings', () => {
  it('are all at their defaults in an empty environment, and none of them is a problem', () => {
    const { settings, problems } = readSettings({});
    expect(problems).toEqual([]);
    expect(settings.port).toBe(3000);
    expect(settings.databaseUrl).toBeNull();
  });

  it('count an empty variable as not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: '' }).settings).toMatchObject({
      port: 3000,
      databaseUrl: null,
    });
  });

  it.each([
    ['PORT', '70000', 'a whole number from 0 to 65535'],
    ['PORT', '3000abc', 'a whole number from 0 to 65535'],
    ['REDIS_URL', 'http://cache.example', 'a URL that begins with redis:// or rediss://'],
    ['EARSHOT_TLS', 'maybe', 'true or false'],
    ['EARSHOT_SECRET_KEY', 'short', '32 bytes in base64 or hex (openssl rand -base64 32)'],
    [
      'EARSHOT_ALLOW_HOSTS',
      'http://x y',
      'names, addresses or networks such as feeds.example:8080,10.0.0.0/8',
    ],
  ])('name %s when it is wrong, and what is allowed', (env, given, allowed) => {
    const { problems } = readSettings({ [env]: given });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ env, allowed });
  });

  it('never repeat a secret that is wrong', () => {
    expect(JSON.stringify(readSettings({ EARSHOT_METRICS_TOKEN: 'tooshort' }).problems)).not.toContain(
      'tooshort',
    );
  });

  it('say that a misspelt setting is no setting', () => {
    expect(readSettings({ EARSHOT_POLL_TICK: '5' }).problems).toMatchObject([{ env: 'EARSHOT_POLL_TICK' }]);
  });

  it.each([
    ['EARSHOT_SERVICE_HOST', '10.0.0.7'],
    ['EARSHOT_SERVICE_PORT', '3000'],
    ['EARSHOT_WEB_SERVICE_PORT_HTTP', '3000'],
    ['EARSHOT_PORT', 'tcp://10.0.0.7:3000'],
    ['EARSHOT_PORT_3000_TCP_ADDR', '10.0.0.7'],
  ])('pass over %s, which an orchestrator sets for a service of our name', (env, value) => {
    expect(readSettings({ [env]: value }).problems).toEqual([]);
  });

  it('stop at EARSHOT_PORT=3000, which somebody meant for PORT', () => {
    expect(readSettings({ EARSHOT_PORT: '3000' }).problems).toMatchObject([{ env: 'EARSHOT_PORT' }]);
  });

  it('are each described, with secrets hidden', () => {
    const env = {
      DATABASE_URL: 'postgres://me:hunter2@db/earshot',
      EARSHOT_ALLOW_HOSTS: '10.0.0.0/8,feeds.example:8080,[::1]',
    };
    const { settings, problems } = readSettings(env);
    expect(problems).toEqual([]);
    const text = describeSettings(settings, env);
    expect(text).not.toContain('hunter2');
    for (const { env: name, about } of Object.values(SETTINGS)) {
      expect(text).toContain(`${name}=`);
      expect(text).toContain(about);
    }
  });
});
