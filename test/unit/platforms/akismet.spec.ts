import { SafeHttp } from '../../../src/core/http/safe-http.service';
import { AkismetService } from '../../../src/platforms/akismet/akismet';
import type { SpamQuestion } from '../../../src/platforms/spam-service';
import { FAKE_KEY, FakeAkismet } from '../../support/fake-akismet';

describe('the outside spam service', () => {
  const fake = new FakeAkismet();
  const never = new AbortController().signal;
  beforeAll(() => fake.server.start());
  afterAll(() => fake.server.stop());
  afterEach(() => {
    fake.server.clearFaults();
    fake.server.log.length = 0;
    fake.reports.length = 0;
  });

  const service = (key = FAKE_KEY, allowHosts = ['127.0.0.1']) =>
    new AkismetService(
      new SafeHttp({ allowHosts, userAgent: 'test' }),
      { baseUrl: `${fake.url}/`, key, blog: 'https://desk.example' },
      () => new Date('2026-03-01T12:00:00Z'),
    );
  const asked = (text: string, more: Partial<SpamQuestion> = {}): SpamQuestion => ({
    text,
    kind: 'post',
    reply: false,
    language: 'ta',
    publishedAt: new Date('2026-03-01T10:00:00Z'),
    edited: false,
    ...more,
  });

  it.each([
    ['a calm word', 'ham'],
    ['akismet-guaranteed-spam', 'spam'],
    ['a blatant swindle', 'blatant'],
  ])('takes the answer on "%s" as %s', async (text, verdict) => {
    expect(await service().check(asked(text), never)).toBe(verdict);
  });

  it('sends a form with the required fields and nothing about the author', async () => {
    await service().check(asked('செய்தி & more=1', { reply: true, edited: true }), never);
    expect(Object.fromEntries(fake.forms('comment-check')[0]!)).toEqual({
      api_key: FAKE_KEY,
      blog: 'https://desk.example',
      user_ip: '127.0.0.1',
      comment_type: 'reply',
      comment_content: 'செய்தி & more=1',
      comment_date_gmt: '2026-03-01T10:00:00.000Z',
      blog_charset: 'UTF-8',
      blog_lang: 'ta',
      recheck_reason: 'edit',
    });
  });

  it('reports what a person found', async () => {
    await service().report('spam', asked('buy'), never);
    await service().report('ham', asked('hello'), never);
    expect(fake.reports.map((one) => [one.said, one.form.get('comment_content')])).toEqual([
      ['spam', 'buy'],
      ['ham', 'hello'],
    ]);
  });

  it('says whether a key is taken', async () => {
    expect(await service().verify(never)).toBe(true);
    expect(await service('wrongwrong12').verify(never)).toBe(false);
  });

  it('takes "invalid" for a refused key, with the service’s own help, and never for a verdict', async () => {
    await expect(service('wrongwrong12').check(asked('x'), never)).rejects.toMatchObject({
      kind: 'auth',
      message: expect.stringContaining('Unknown API key') as string,
    });
    await expect(service('wrongwrong12').report('spam', asked('x'), never)).rejects.toMatchObject({
      kind: 'auth',
    });
  });

  it.each([
    [
      { status: 429, headers: { 'retry-after': '90' } },
      { kind: 'rate-limited', retryAfterSeconds: 90 },
    ],
    [{ status: 503 }, { kind: 'temporary' }],
    [{ status: 200, body: '<html>Sign in to the hotel network</html>' }, { kind: 'malformed' }],
    [{ status: 200, body: '' }, { kind: 'malformed' }],
    [
      {
        status: 200,
        body: 'something',
        headers: { 'X-akismet-alert-code': '10402', 'X-akismet-alert-msg': 'Over the limit' },
      },
      { kind: 'rate-limited' },
    ],
    [{ status: 302, headers: { location: 'http://elsewhere.example' } }, { kind: 'malformed' }],
    [{ status: 403 }, { kind: 'auth' }],
  ])('takes no verdict from %j', async (answer, error) => {
    fake.server.inject('POST', /comment-check/, { kind: 'answer', ...answer });
    await expect(service().check(asked('x'), never)).rejects.toMatchObject(error);
  });

  it('takes no verdict from a connection that is cut', async () => {
    fake.server.inject('POST', /comment-check/, { kind: 'drop-after' });
    await expect(service().check(asked('x'), never)).rejects.toMatchObject({ kind: 'temporary' });
  });

  it('goes nowhere that the guard does not allow', async () => {
    await expect(service(FAKE_KEY, []).check(asked('x'), never)).rejects.toMatchObject({ kind: 'refused' });
    expect(fake.server.log).toHaveLength(0);
  });
});
