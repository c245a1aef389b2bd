/**
 * Whom an address stands for when tries are counted. Pure. Of IPv6 it is the /64: one household or server gets at least that
 * many addresses, and would otherwise have as many tries.
 */
import ipaddr from 'ipaddr.js';

/** Unchanged when it is no address. */
export function addressGroup(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address); // an IPv4 address mapped into IPv6 comes out as IPv4
  if (parsed.kind() === 'ipv4') return parsed.toString();
  const groups = (parsed as ipaddr.IPv6).parts.slice(0, 4).map((part) => part.toString(16));
  return `${groups.join(':')}::/64`;
}
