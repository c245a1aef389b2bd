/**
 * Decides which addresses Earshot may connect to: public unicast ones, plus what the operator listed in
 * EARSHOT_ALLOW_HOSTS. Pure: it never resolves a name; the agent asks it about every address it is about to use.
 */
import ipaddr from 'ipaddr.js';

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** One permitted destination: a name or address with an optional port, or a network. */
export type AllowRule =
  | { kind: 'host'; host: string; port: number | null }
  | { kind: 'network'; network: [Address, number]; port: null };

/** Reads entries such as `intranet.example`, `localhost:8080`, `10.1.2.3`, `10.0.0.0/8`, `[::1]:3000`, `fd00::/8`. Throws on anything else. */
export function parseAllowHosts(entries: readonly string[]): AllowRule[] {
  return entries
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .map(parseRule);
}

function parseRule(entry: string): AllowRule {
  const wrong = () =>
    new Error(
      `EARSHOT_ALLOW_HOSTS: "${entry}" is not a host, host:port, IP address or network such as 10.0.0.0/8. No scheme, path or wildcard.`,
    );
  if (entry.includes('/')) {
    if (!ipaddr.isValidCIDR(entry)) throw wrong();
    return { kind: 'network', network: ipaddr.parseCIDR(entry), port: null };
  }
  if (ipaddr.IPv6.isValid(entry)) return { kind: 'host', host: canonicalHost(entry), port: null };
  const match = /^(\[[0-9a-f:.]+\]|[^\s:[\]*?#@]+)(?::(\d{1,5}))?$/i.exec(entry);
  if (!match?.[1]) throw wrong();
  const port = match[2] === undefined ? null : Number(match[2]);
  if (port !== null && (port < 1 || port > 65535)) throw wrong();
  return { kind: 'host', host: canonicalHost(match[1]), port };
}

/** Whether the operator named this host (or the network of this address) himself; of a name only as it stands, unresolved. */
export function isListed(url: URL, allowed: readonly AllowRule[]): boolean {
  const host = canonicalHost(url.hostname);
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  return allowed.some((rule) => {
    if (rule.kind === 'host') return rule.host === host && (rule.port === null || rule.port === port);
    if (!ipaddr.isValid(host)) return false;
    const target = reached(host);
    return rule.network[0].kind() === target.kind() && target.match(rule.network);
  });
}

/** Lower case, no brackets, no final dot; addresses in their shortest form. */
export function canonicalHost(host: string): string {
  const bare = host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  return ipaddr.isValid(bare) ? ipaddr.process(bare).toString() : bare;
}

/** The IPv4 address inside a mapped (::ffff:0:0/96), compatible (::/96) or NAT64 (64:ff9b::/96) address is what may get reached, so judge that one. */
function reached(address: string): Address {
  const parsed = ipaddr.process(address);
  const bytes = parsed.toByteArray();
  const compatible = bytes.length === 16 && bytes.slice(0, 12).every((byte) => byte === 0);
  if (
    parsed.kind() === 'ipv6' &&
    (parsed.range() === 'rfc6052' || (compatible && parsed.range() === 'unicast'))
  )
    return new ipaddr.IPv4(bytes.slice(12));
  return parsed;
}

/**
 * Null when a connection to `address` (an IP literal), asked for under `host` and `port`, is permitted; else the reason in words.
 */
export function refuseAddress(
  address: string,
  host: string,
  port: number,
  allowed: readonly AllowRule[],
): string | null {
  if (!ipaddr.isValid(address)) return `${address} is not an IP address`;
  const target = reached(address);
  const names = new Set([canonicalHost(host), canonicalHost(address), target.toString()]);
  for (const rule of allowed) {
    if (rule.kind === 'host') {
      if (names.has(rule.host) && (rule.port === null || rule.port === port)) return null;
    } else if (rule.network[0].kind() === target.kind() && target.match(rule.network)) return null;
  }
  const range = target.range();
  if (range === 'unicast') return null;
  const at = canonicalHost(host) === canonicalHost(address) ? address : `${host} (${address})`;
  return `${at} is not a public internet address (${range}). If it is meant, list it in EARSHOT_ALLOW_HOSTS.`;
}
