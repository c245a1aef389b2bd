import { parseAllowHosts, refuseAddress } from '../../../src/core/http/address-guard.js';

const refused = (address: string, host = address, port = 80, allow: string[] = []) =>
  refuseAddress(address, host, port, parseAllowHosts(allow));

describe('address guard', () => {
  it.each([
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '192.0.2.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:127.0.0.1',
    '::127.0.0.1',
    '::10.0.0.1',
    '::a9fe:a9fe',
    '64:ff9b::7f00:1',
    '64:ff9b:1::7f00:1',
    'fec0::1',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::1',
    '2001:db8::1',
    'ff02::1',
  ])('refuses %s', (address) => {
    expect(refused(address)).toContain('not a public internet address');
  });

  it.each([
    '93.184.216.34',
    '2606:2800:220:1:248:1893:25c8:1946',
    '::ffff:93.184.216.34',
    '64:ff9b::5db8:d822',
  ])('permits the public %s', (address) => {
    expect(refused(address)).toBeNull();
  });

  it.each([
    ['127.0.0.1', 'localhost', 8080, 'localhost', true],
    ['127.0.0.1', 'localhost', 8080, 'localhost:8080', true],
    ['127.0.0.1', 'localhost', 8081, 'localhost:8080', false],
    ['127.0.0.1', 'LOCALHOST.', 8080, 'localhost', true],
    ['127.0.0.1', 'evil.example', 80, 'localhost', false],
    ['127.0.0.1', 'anything.example', 80, '127.0.0.1', true],
    ['::ffff:127.0.0.1', '::ffff:127.0.0.1', 80, '127.0.0.1', true],
    ['10.1.2.3', 'wiki.corp', 443, '10.0.0.0/8', true],
    ['11.1.2.3', 'public.example', 443, '10.0.0.0/8', true],
    ['192.168.0.1', 'wiki.corp', 443, '10.0.0.0/8', false],
    ['fd00::5', 'fd00::5', 3000, 'fd00::/8', true],
    ['::1', '::1', 3000, '[::1]:3000', true],
    ['::1', '::1', 3001, '[::1]:3000', false],
  ])('with %s asked for as %s:%d and "%s" allowed answers %s', (address, host, port, allow, permitted) => {
    expect(refused(address, host, port, [allow]) === null).toBe(permitted);
  });

  it.each(['http://intranet', 'a b', '*.example.com', '10.0.0.0/99', 'host:0', 'host:99999', 'host/path'])(
    'names a wrong entry: %s',
    (entry) => {
      expect(() => parseAllowHosts([entry])).toThrow(`"${entry}"`);
    },
  );

  it('passes empty entries by', () => {
    expect(parseAllowHosts(['', ' '])).toEqual([]);
  });
});
