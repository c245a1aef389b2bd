/** What an endpoint's address may be, and what of it is shown: the path of such an address is a key. Pure. */
import { type AllowRule, isListed } from '../../core/http/address-guard.js';

/** Over public networks an address, which is a secret, and what is said of a brand leave encrypted only. Null: it may be used. */
export function plainProblem(url: string, allowed: readonly AllowRule[]): string | null {
  const parsed = new URL(url);
  if (parsed.protocol === 'https:' || isListed(parsed, allowed)) return null;
  return (
    `${parsed.host} would be spoken to without encryption. Give an address that begins with https://; ` +
    `a host of your own network may be listed in EARSHOT_ALLOW_HOSTS.`
  );
}

/** Only where it leads. */
export function shown(url: string): string {
  const { origin, pathname } = new URL(url);
  return pathname.length > 1 ? `${origin}${pathname.slice(0, 6)}…` : origin;
}
