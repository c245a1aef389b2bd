import { tryLink } from '../../../src/desk/replies/links/try-link.js';
import { type FakePage, FakeWeb } from '../../support/fake-web.js';

const FROM = 'https://care.nila.in/help?utm_source=reply&id=7';
const still = new AbortController().signal;
const tried = async (page: FakePage, more: Record<string, FakePage> = {}) => {
  const web = new FakeWeb({ [FROM]: page, ...more });
  return { seen: await tryLink(web.request, FROM, still), asked: web.asked };
};

describe('where a link leads', () => {
  it.each<[string, FakePage, string]>([
    ['a page', {}, 'answers'],
    ['a page behind a server that knows no HEAD', { head: 405 }, 'answers'],
    ['a page whose server calls HEAD not found', { head: 404 }, 'answers'],
    ['a page whose server cuts HEAD off', { head: 'network' }, 'answers'],
    ['a page larger than we read', { head: 403, failure: 'too-large' }, 'answers'],
    ['no page', { status: 404 }, 'gone'],
    ['a page that was taken away', { status: 410 }, 'gone'],
    ['a large page that says it is none', { head: 404, failure: 'too-large' }, 'gone'],
    ['a name that is not there', { failure: 'dns', code: 'ENOTFOUND' }, 'gone'],
    ['a name server that does not answer', { failure: 'dns', code: 'EAI_AGAIN' }, 'untried'],
    ['a closed door', { failure: 'refused', code: 'ECONNREFUSED' }, 'gone'],
    ['a host that no route leads to', { failure: 'refused', code: 'EHOSTUNREACH' }, 'untried'],
    ['silence', { failure: 'timeout' }, 'untried'],
    ['a cut connection', { failure: 'network', code: 'ECONNRESET' }, 'untried'],
    ['a certificate that has run out', { failure: 'tls', code: 'CERT_HAS_EXPIRED' }, 'untrusted'],
    ['a certificate of another', { failure: 'tls', code: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'untrusted'],
    [
      'a certificate without its chain',
      { failure: 'tls', code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      'untried',
    ],
    ['a private address behind a name', { failure: 'blocked' }, 'untried'],
    ['a page for members', { status: 401 }, 'sign-in'],
    ['a server that keeps robots out', { status: 403 }, 'untried'],
    ['a server that is asked too often', { status: 429 }, 'untried'],
    ['a server with a fault', { status: 502 }, 'untried'],
    ['an app', { location: 'nila-app://help' }, 'untried'],
    ['another port', { location: 'https://care.nila.in:8443/help' }, 'untried'],
    ['itself', { location: FROM }, 'untried'],
    ['a page that asks who one is', { location: '/account/login?next=%2Fhelp' }, 'sign-in'],
    ['a host that asks who one is', { location: 'https://login.nila.in/' }, 'sign-in'],
    ['a page on logins', { location: '/help/login-problems' }, 'answers'],
    ['the same page in its language', { location: '/en/help' }, 'answers'],
  ])('%s', async (_what, page, outcome) => {
    const more = {
      'https://care.nila.in/account/login?next=%2Fhelp': {},
      'https://login.nila.in/': {},
      'https://care.nila.in/help/login-problems': {},
      'https://care.nila.in/en/help': {},
    };
    expect((await tried(page, more)).seen.outcome).toBe(outcome);
  });

  it('is asked with every parameter, without its own mark, and no further than one word from a page that answers', async () => {
    const { asked } = await tried({});
    expect(asked).toEqual([`HEAD ${FROM}`]);
  });

  it('is where its redirects end, with a note where they left encryption on the way', async () => {
    const { seen, asked } = await tried(
      { location: 'http://go.nila.in/a' },
      { 'http://go.nila.in/a': { location: 'https://www.other.in/x' }, 'https://www.other.in/x': {} },
    );
    expect(seen).toMatchObject({ outcome: 'answers', host: 'other.in', downgraded: true, status: 200 });
    expect(asked).toHaveLength(3);
  });

  it('is followed five times and no further', async () => {
    const chain = Object.fromEntries(
      [0, 1, 2, 3, 4, 5, 6, 7].map((n) => [`https://nila.in/${n}`, { location: `/${n + 1}` }]),
    );
    const { seen, asked } = await tried({ location: 'https://nila.in/0' }, chain);
    expect(seen.outcome).toBe('untried');
    expect(asked).toHaveLength(6);
  });

  it.each(['http://10.0.0.7/', 'http://192.168.1.1/help'])(
    'is gone where it is a number of a private network: %s',
    async (url) => {
      const web = new FakeWeb({ [url]: { failure: 'blocked' } });
      expect(await tryLink(web.request, url, still)).toMatchObject({ outcome: 'gone', ifOnline: false });
    },
  );

  it.each(['https://x.test/', 'https://nila.in:8080/', 'https://router.local/', 'https://a:b@nila.in/'])(
    'is not asked for: %s',
    async (url) => {
      const web = new FakeWeb({ [url]: {} });
      expect((await tryLink(web.request, url, still)).outcome).toBe('untried');
      expect(web.asked).toEqual([]);
    },
  );
});
