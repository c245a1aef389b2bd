/**
 * Every network that Earshot knows, by id, and the order in which they are asked what an address is. The only place with
 * such a list: everything else asks capabilities.
 */
import { Injectable } from '@nestjs/common';
import {
  PlatformError,
  type AccountAccess,
  type Capabilities,
  type Discovery,
  type FeedConnector,
  type PlatformId,
  type ReplyPublisher,
} from './ports.js';

@Injectable()
export class PlatformRegistry {
  private readonly connectors: Map<PlatformId, FeedConnector>;
  private readonly publishers: Map<PlatformId, ReplyPublisher>;

  /** `connectors` in the order in which `discover` asks them: the surest of their own addresses first. */
  constructor(connectors: readonly FeedConnector[], publishers: readonly ReplyPublisher[]) {
    this.connectors = byId(connectors);
    this.publishers = byId(publishers);
  }

  all(): Capabilities[] {
    return [...this.connectors.values()].map((connector) => connector.capabilities);
  }

  capabilities(platform: PlatformId): Capabilities {
    return this.connector(platform).capabilities;
  }

  /** null for a network this version does not know. */
  known(platform: PlatformId): Capabilities | null {
    return this.connectors.get(platform)?.capabilities ?? null;
  }

  /** Throws PlatformError('unsupported') for a network this version does not know. */
  connector(platform: PlatformId): FeedConnector {
    const found = this.connectors.get(platform);
    if (!found) throw new PlatformError('unsupported', `This version of Earshot cannot read "${platform}".`);
    return found;
  }

  /** null where nothing can be posted by Earshot itself. */
  publisher(platform: PlatformId): ReplyPublisher | null {
    return this.publishers.get(platform) ?? null;
  }

  /**
   * What stands behind a pasted address: every network that recognises it, likeliest first, the chosen account's own before
   * all others. Empty: nobody knows it. Throws a network's PlatformError when it claimed the address, could not read it, and
   * no other network recognised it either.
   */
  async discover(input: string, account: AccountAccess | null): Promise<Discovery[]> {
    const order = [...this.connectors.entries()].sort(([a], [b]) => rank(a, account) - rank(b, account));
    const answers = await Promise.allSettled(
      order.map(([platform, connector]) =>
        connector.discover(input, account?.platform === platform ? account : null),
      ),
    );
    const found = answers.flatMap((answer) =>
      answer.status === 'fulfilled' && answer.value ? [answer.value] : [],
    );
    const failures = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as unknown] : [],
    );
    const bug = failures.find((reason) => !(reason instanceof PlatformError));
    if (bug !== undefined) throw bug;
    if (found.length === 0 && failures.length > 0) throw failures[0];
    return found;
  }
}

function rank(platform: PlatformId, account: AccountAccess | null): number {
  return account?.platform === platform ? 0 : 1;
}

function byId<T extends { capabilities: Capabilities }>(list: readonly T[]): Map<PlatformId, T> {
  const map = new Map(list.map((one) => [one.capabilities.platform, one]));
  if (map.size !== list.length) throw new Error('Two connectors claim the same network.');
  return map;
}
