import { candidates, entryId, feedKey } from '../../../src/platforms/feed/feed-address.js';
import { fromParse, fromStatus } from '../../../src/platforms/feed/feed-errors.js';
import { parseFeed } from '../../../src/platforms/feed/parse-feed.js';
import { minInterval, skippedFor } from '../../../src/platforms/feed/polling-interval.js';
import { toPost } from '../../../src/platforms/feed/to-post.js';

function posts(items: string) {
  const result = parseFeed(
    Buffer.from(`<rss version="2.0"><channel><title>F</title>${items}</channel></rss>`),
    null,
    'https://f.example/feed',
  );
  if (!result.ok) throw new Error(result.message);
  return result.feed.items.map((item) => toPost(item, result.feed, 'f.example/feed'));
}

describe('an entry as a post', () => {
  it('is identified within its feed', () => {
    const [post] = posts('<item><guid>1</guid><title>t</title><description>x</description></item>');
    expect(post).toMatchObject({
      externalId: 'feed:f.example/feed#1',
      kind: 'article',
      title: 't',
      text: 'x',
      visibility: 'public',
      editedAt: null,
    });
  });

  it('bounds ids of any length', () => {
    expect(entryId('k', 'x'.repeat(5000)).length).toBeLessThan(100);
    expect(feedKey(`https://f.example/?${'x'.repeat(5000)}`).length).toBeLessThan(100);
  });

  it.each([
    ['<title>Only a title</title>', 'Only a title', null],
    ['<title>same</title><description>same</description>', 'same', null],
    [
      '<title>My phone stopped wor…</title><description>My phone stopped working today</description>',
      'My phone stopped working today',
      null,
    ],
    ['<title>Headline</title><description>Body</description>', 'Body', 'Headline'],
  ])('counts a repeated title once: %s', (inside, text, title) => {
    expect(posts(`<item><guid>1</guid>${inside}</item>`)[0]).toMatchObject({ text, title });
  });

  it('never takes two unsigned posts for one person, nor one signed person for two', () => {
    const [a, b, c, d] = posts(
      '<item><guid>1</guid></item><item><guid>2</guid></item><item><guid>3</guid><author>me@x.example (Me)</author></item><item><guid>4</guid><author>Me@X.example (Me)</author></item>',
    );
    expect(a?.author.externalId).not.toBe(b?.author.externalId);
    expect(a?.author.displayName).toBeNull();
    expect(c?.author.externalId).toBe(d?.author.externalId);
    expect(c?.author.displayName).toBe('Me');
  });
});

describe('who wrote an entry', () => {
  const by = (author: string): string =>
    `<item><guid>${Math.random()}</guid><author>${author}</author></item>`;
  const ids = (...authors: string[]): string[] =>
    posts(authors.map(by).join('')).map((post) => post.author.externalId);

  it.each([
    'Anonymous',
    'anonymous user',
    '[deleted]',
    'Guest',
    'A Google User',
    'N/A',
    'बेनामी',
    'பெயரில்லா',
    'noreply@blogger.com (Anonymous)',
  ])('is never the same for two entries of "%s"', (name) => {
    const [a, b] = ids(name, name);
    expect(a).not.toBe(b);
  });

  it('is told by the name where the address is a machine of the platform', () => {
    const [a, b, c] = ids(
      'noreply@blogger.com (Asha)',
      'noreply@blogger.com (Asha)',
      'noreply@blogger.com (Bala)',
    );
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  it('is one person for a name that only begins like one of those', () => {
    const [a, b] = ids('Guest Services Ltd', 'Guest Services Ltd');
    expect(a).toBe(b);
  });
});

describe('the revision of an entry', () => {
  const revision = (inside: string): string => posts(`<item><guid>1</guid>${inside}</item>`)[0]!.revision;
  const text = (words: string): string => revision(`<title>t</title><description>${words}</description>`);

  it.each([
    ['12 comments', '13 comments'],
    ['Points: 40 # Comments: 5', 'Points: 41 # Comments: 12'],
    ['It broke. 1.2k views, posted 3 hours ago', 'It broke. 1.3k views, posted 4 hours ago'],
  ])('stays where only counters and ages move: %s', (before, after) => {
    expect(text(after)).toBe(text(before));
  });

  it.each([
    ['They refunded 500 rupees', 'They refunded 5000 rupees'],
    ['I waited 3 hours', 'I waited 30 hours'],
    ['Call me on 100', 'Call me on 101'],
  ])('changes with any other number: %s', (before, after) => {
    expect(text(after)).not.toBe(text(before));
  });

  it('is told of a page of nothing but numbers too, without looking at each of them a thousand times', () => {
    const numbers = '1,1.'.repeat(100_000);
    expect(text(numbers)).toBe(text(numbers)); // or never, and then the test's own time is over
  });

  it('does not change with the link, which gains and loses trackers', () => {
    const linked = (url: string): string => revision(`<title>t</title><link>${url}</link>`);
    expect(linked('https://x.example/a?utm_source=rss')).toBe(linked('https://x.example/a'));
  });
});

describe('addresses people paste', () => {
  it.each([
    ['https://a.example/feed', ['https://a.example/feed']],
    ['  feed://a.example/feed ', ['http://a.example/feed']],
    ['feed:https://a.example/feed', ['https://a.example/feed']],
    ['a.example', ['https://a.example/', 'http://a.example/']],
    ['a.example:8080/x?y', ['https://a.example:8080/x?y', 'http://a.example:8080/x?y']],
    ['localhost:3000', ['https://localhost:3000/', 'http://localhost:3000/']],
    [
      'தமிழ்.example/ஊட்டம்',
      ['https://xn--rkc6cxd8d.example/', 'http://xn--rkc6cxd8d.example/'].map(
        () => expect.stringMatching(/^https?:\/\/xn--/) as string,
      ),
    ],
    ['#hashtag', []],
    ['@user@server.example', []],
    ['two words', []],
    ['word', []],
    ['mailto:a@b.example', []],
    ['ftp://a.example', []],
    ['', []],
  ])('%s', (input, urls) => {
    expect(candidates(input)).toEqual(urls);
  });

  it('gives one key to the same feed by http and https, with or without default port', () => {
    expect(
      new Set(['http://A.example/x', 'https://a.example/x', 'https://a.example:443/x'].map(feedKey)).size,
    ).toBe(1);
    expect(feedKey('https://a.example/x?y')).not.toBe(feedKey('https://a.example/x'));
  });
});

describe('how long a feed wants to be left alone', () => {
  const nothing = { ttlSeconds: null, skipSeconds: null };
  it.each([
    [{}, nothing, null],
    [{ 'cache-control': 'public, max-age=600' }, nothing, 600],
    [{ 'cache-control': 'max-age=600', age: '100' }, nothing, 500],
    [{ 'cache-control': 'no-cache, max-age=600' }, nothing, null],
    [{ 'cache-control': 's-maxage=900' }, nothing, null],
    [{ expires: 'Sun, 01 Mar 2026 12:10:00 GMT', date: 'Sun, 01 Mar 2026 12:00:00 GMT' }, nothing, 600],
    [{ expires: '0', date: 'Sun, 01 Mar 2026 12:00:00 GMT' }, nothing, null],
    [{ 'cache-control': 'max-age=60' }, { ttlSeconds: 3600, skipSeconds: null }, 3600],
    [{ 'cache-control': 'max-age=31536000' }, nothing, 3600],
    [{}, { ttlSeconds: 172_800, skipSeconds: null }, 86_400],
    [{}, { ttlSeconds: null, skipSeconds: 120 }, 120],
  ])('%j and %j: %s', (headers, asked, seconds) => {
    expect(minInterval(headers as Record<string, string>, asked)).toBe(seconds);
  });

  it('waits for the first hour that is not skipped', () => {
    const sunday = new Date('2026-03-01T22:30:00Z');
    expect(skippedFor({ skipHours: [22, 23], skipDays: [] }, sunday)).toBe(90 * 60);
    expect(skippedFor({ skipHours: [], skipDays: ['sunday'] }, sunday)).toBe(90 * 60);
    expect(skippedFor({ skipHours: [3], skipDays: ['monday'] }, sunday)).toBeNull();
    expect(
      skippedFor({ skipHours: Array.from({ length: 24 }, (_, i) => i), skipDays: [] }, sunday),
    ).toBeNull();
  });
});

describe('what a status means', () => {
  it.each([
    [200, null],
    [304, null],
    [401, 'auth'],
    [403, 'refused'],
    [404, 'not-found'],
    [410, 'gone'],
    [418, 'refused'],
    [429, 'rate-limited'],
    [451, 'refused'],
    [408, 'temporary'],
    [500, 'temporary'],
    [503, 'temporary'],
    [302, 'malformed'],
  ])('%d is %s', (status, kind) => {
    const error = fromStatus(
      { status, headers: { 'retry-after': '30' }, url: 'https://f.example/x' },
      new Date(),
    );
    expect(error?.kind ?? null).toBe(kind);
    if (error)
      expect(error).toMatchObject({
        retryAfterSeconds: 30,
        message: expect.stringContaining('f.example') as string,
      });
  });

  it('names the feed of a page that took the place of a feed', () => {
    expect(
      fromParse({
        ok: false,
        code: 'web-page',
        message: '',
        title: null,
        alternates: [{ url: 'https://f.example/new', title: null }],
      }).message,
    ).toContain('https://f.example/new');
  });
});
