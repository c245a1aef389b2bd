/**
 * http and https agents that connect only where the address guard lets them. The check is made on the address that is
 * connected to, at the moment of connecting, so a name that changes its answer between check and use gains nothing.
 */
import dns from 'node:dns';
import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import type { Duplex } from 'node:stream';
import { type AllowRule, refuseAddress } from './address-guard.js';

export const BLOCKED = 'EARSHOT_BLOCKED';

export class BlockedAddressError extends Error {
  override readonly name = 'BlockedAddressError';
  readonly code = BLOCKED;
}

/** Replaceable in tests only, to play a resolver that lies. */
export type Resolve = (host: string) => Promise<dns.LookupAddress[]>;

const systemResolve: Resolve = (host) => dns.promises.lookup(host, { all: true, verbatim: true });

interface ConnectOptions extends net.TcpNetConnectOpts {
  hostname?: string;
}

/** Resolves once, refuses if any answer is forbidden, and pins the connection to those answers. */
function guardedLookup(port: number, allowed: readonly AllowRule[], resolve: Resolve): net.LookupFunction {
  return (host, options, callback) => {
    resolve(host).then(
      (found) => {
        for (const { address } of found) {
          const refusal = refuseAddress(address, host, port, allowed);
          if (refusal) return callback(new BlockedAddressError(refusal), '', 0);
        }
        const first = found[0];
        if (!first)
          return callback(Object.assign(new Error(`${host} has no address`), { code: 'ENOTFOUND' }), '', 0);
        if (options.all) (callback as unknown as (e: null, a: dns.LookupAddress[]) => void)(null, found);
        else callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 0),
    );
  };
}

/** Puts the guard into connection options; throws when the host is an address literal that is not permitted. */
export function guard(
  options: ConnectOptions,
  allowed: readonly AllowRule[],
  resolve: Resolve = systemResolve,
): ConnectOptions {
  const host = String(options.host ?? options.hostname ?? '').replace(/^\[|\]$/g, '');
  const port = Number(options.port);
  // Node does not call `lookup` for literals, so they are judged here.
  if (net.isIP(host) !== 0) {
    const refusal = refuseAddress(host, host, port, allowed);
    if (refusal) throw new BlockedAddressError(refusal);
  }
  return { ...options, lookup: guardedLookup(port, allowed, resolve) };
}

class GuardedHttpAgent extends http.Agent {
  constructor(
    private readonly allowed: readonly AllowRule[],
    private readonly resolve: Resolve,
  ) {
    // No keep-alive: a request on a connection the server has just closed could not be told from one it has read.
    super({ keepAlive: false });
  }
  override createConnection(
    options: http.ClientRequestArgs,
    callback?: (error: Error | null, stream: Duplex) => void,
  ) {
    return super.createConnection(
      guard(options as ConnectOptions, this.allowed, this.resolve) as http.ClientRequestArgs,
      callback,
    );
  }
}

class GuardedHttpsAgent extends https.Agent {
  constructor(
    private readonly allowed: readonly AllowRule[],
    private readonly resolve: Resolve,
  ) {
    super({ keepAlive: false });
  }
  override createConnection(
    options: https.RequestOptions,
    callback?: (error: Error | null, stream: Duplex) => void,
  ) {
    return super.createConnection(
      guard(options as ConnectOptions, this.allowed, this.resolve) as https.RequestOptions,
      callback,
    );
  }
}

export function guardedAgents(allowed: readonly AllowRule[], resolve: Resolve = systemResolve) {
  return {
    httpAgent: new GuardedHttpAgent(allowed, resolve),
    httpsAgent: new GuardedHttpsAgent(allowed, resolve),
  };
}
