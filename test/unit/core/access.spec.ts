import { changesState, csrfProblem, mayCall, originProblem } from '../../../src/core/identity/access.js';
import { permissionsOf, PERMISSIONS, ROLES } from '../../../src/core/identity/role.js';

describe('where a request comes from', () => {
  const ours = { origin: undefined, secFetchSite: undefined, host: 'desk.local:3000', publicUrl: null };
  it.each([
    ['a script without either header', {}, true],
    ['our own page', { origin: 'http://desk.local:3000', secFetchSite: 'same-origin' }, true],
    ['the address bar', { secFetchSite: 'none' }, true],
    ['another host', { origin: 'http://evil.example' }, false],
    ['another port of our host', { origin: 'http://desk.local:4000' }, false],
    ['a hidden origin', { origin: 'null' }, false],
    ['a page of another site that forges no origin', { secFetchSite: 'cross-site' }, false],
    ['a page of a sister site', { secFetchSite: 'same-site', origin: 'http://desk.local:3000' }, false],
    ['no host to compare with', { origin: 'http://desk.local:3000', host: undefined }, false],
    [
      'the public address',
      { origin: 'https://desk.example.org', publicUrl: 'https://desk.example.org/' },
      true,
    ],
    [
      'the public address over plain http',
      { origin: 'http://desk.example.org', publicUrl: 'https://desk.example.org' },
      false,
    ],
    [
      'a host with its default port written out',
      { origin: 'https://desk.local', host: 'desk.local:443' },
      true,
    ],
    [
      'a name of somebody else’s that points at this machine',
      { origin: 'http://evil.example:3000', host: 'evil.example:3000', local: true },
      false,
    ],
    [
      'our page on this machine',
      { origin: 'http://localhost:3000', host: 'localhost:3000', local: true },
      true,
    ],
    ['our page by address', { origin: 'http://[::1]:3000', host: '[::1]:3000', local: true }, true],
    [
      'the public address, through a proxy on this machine',
      {
        origin: 'https://desk.example.org',
        host: 'desk.example.org',
        publicUrl: 'https://desk.example.org',
        local: true,
      },
      true,
    ],
    ['a host that only begins like ours', { origin: 'http://desk.local:3000.evil.example' }, false],
  ])('%s', (_, given, passes) => {
    expect(originProblem({ ...ours, ...given }) === null).toBe(passes);
  });
});

describe('the CSRF token', () => {
  it.each([
    ['the same', 'abc', true],
    ['another', 'abd', false],
    ['a longer one', 'abcd', false],
    ['an empty one', '', false],
    ['none', undefined, false],
    ['two', ['abc', 'abc'], false],
  ])('%s', (_, given, passes) => {
    expect(csrfProblem('abc', given) === null).toBe(passes);
  });
});

it.each([
  ['GET', false],
  ['head', false],
  ['OPTIONS', false],
  ['POST', true],
  ['DELETE', true],
  ['anything', true],
])('%s changes state: %s', (method, changes) => {
  expect(changesState(method)).toBe(changes);
});

describe('roles', () => {
  it('imply nothing: an administrator does not review, and nobody alone may do everything', () => {
    expect(mayCall(['admin'], PERMISSIONS['replies.review'])).toBe(false);
    expect(mayCall(['agent', 'reviewer'], PERMISSIONS['replies.review'])).toBe(true);
    expect(mayCall([], PERMISSIONS['cases.read'])).toBe(false);
    for (const role of ROLES)
      expect(permissionsOf([role]).length).toBeLessThan(Object.keys(PERMISSIONS).length);
  });

  it('give what the table says', () => {
    expect(permissionsOf(['executive'])).toEqual([
      'mentions.read',
      'scoring.read',
      'cases.read',
      'alerts.read',
      'alerts.act',
      'digest.read',
      'crisis.switch',
    ]);
    expect(permissionsOf(['reviewer'])).toContain('replies.review');
    expect(permissionsOf(['reviewer'])).not.toContain('replies.write');
  });
});
