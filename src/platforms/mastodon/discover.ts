/**
 * From what a person pastes to a stream: '#tag@server', '@name@server', a tag or profile URL, or a bare server. Only
 * claims what a server confirms by speaking the protocol, so that an ordinary web page is left to others.
 */
import { z } from 'zod';
import { cleanBaseUrl, originOf } from '../http-client.js';
import { PlatformError, type AccountAccess, type Discovery } from '../ports.js';
import type { MastodonClient, Server } from './client.js';
import { accountSchema, type Address } from './entities.js';
import { readStream } from './streams.js';
import { fullAcct } from './to-captured.js';

type Wanted =
  | { what: 'tag'; tag: string; base: string }
  | { what: 'profile'; name: string; base: string }
  | { what: 'server'; base: string };

export interface Guess {
  wanted: Wanted;
  /** The form can mean nothing else: a server that fails is then an error, not "not ours". */
  sure: boolean;
}

const host = String.raw`(?:https?:\/\/)?[\p{L}\p{N}.-]+(?::\d+)?`;
const tagForm = new RegExp(String.raw`^#([\p{L}\p{N}\p{M}_]+)@(${host})$`, 'u');
const handleForm = new RegExp(String.raw`^@([\w.-]+)@(${host})$`, 'u');
const bareHost = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?$|^localhost(:\d+)?$/u;

/** null: nothing that this network uses. Pure. `own`: base URL of the chosen account, whose server a bare '#tag' means. */
export function guess(input: string, own: string | null): Guess | null {
  const text = input.trim();
  const tag = tagForm.exec(text);
  if (tag?.[1] && tag[2]) return { wanted: { what: 'tag', tag: tag[1], base: baseOf(tag[2]) }, sure: true };
  const handle = handleForm.exec(text);
  if (handle?.[1] && handle[2])
    return { wanted: { what: 'profile', name: handle[1], base: baseOf(handle[2]) }, sure: true };
  if (own !== null && /^#[\p{L}\p{N}\p{M}_]+$/u.test(text))
    return { wanted: { what: 'tag', tag: text.slice(1), base: own }, sure: true };
  if (bareHost.test(text)) return { wanted: { what: 'server', base: originOf(text) }, sure: false };
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.search !== '') return null;
  const path = safeDecode(url.pathname).replace(/\/+$/, '');
  const tagPath = /^\/tags?\/([\p{L}\p{N}\p{M}_]+)$/u.exec(path)?.[1];
  if (tagPath) return { wanted: { what: 'tag', tag: tagPath, base: url.origin }, sure: false };
  const name = /^\/(?:@|users\/)([\w.-]+(?:@[\w.:-]+)?)$/u.exec(path)?.[1];
  if (name) return { wanted: { what: 'profile', name, base: url.origin }, sure: false };
  return path === '' ? { wanted: { what: 'server', base: url.origin }, sure: false } : null;
}

export async function discover(
  client: MastodonClient,
  input: string,
  account: AccountAccess | null,
): Promise<Discovery | null> {
  const own = account?.platform === 'mastodon' ? client.serverOf(account) : null;
  const found = guess(input, own?.base ?? null);
  if (!found) return null;
  const { wanted, sure } = found;
  let server: Server = sameHost(own, wanted.base) ? own : { base: wanted.base, token: null };
  try {
    let instance = await client.instance(server);
    if (!instance && wanted.what === 'profile' && sure) {
      const elsewhere = await webfinger(client, wanted.name, server);
      if (elsewhere) {
        server = sameHost(own, elsewhere) ? own : { base: elsewhere, token: null };
        instance = await client.instance(server);
      }
    }
    if (!instance) {
      if (!sure) return null;
      throw new PlatformError('unsupported', `${new URL(server.base).host} does not speak the Mastodon API.`);
    }
  } catch (error) {
    if (!sure && error instanceof PlatformError) return null;
    throw error;
  }
  const name = new URL(server.base).host;
  switch (wanted.what) {
    case 'tag': {
      const tag = wanted.tag.normalize('NFKC').toLowerCase();
      return describe(
        client,
        server,
        { stream: 'hashtag', server: server.base, tag },
        {
          key: `mastodon:tag:${name}/${tag}`,
          title: `#${wanted.tag} on ${name}`,
          summary: `Public posts with the hashtag #${wanted.tag} that ${name} knows of.`,
        },
      );
    }
    case 'profile':
      return profile(client, server, wanted.name, account);
    case 'server':
      if (account && sameHost(own, server.base)) return mentions(client, own, account);
      return describe(
        client,
        server,
        { stream: 'local', server: server.base },
        {
          key: `mastodon:local:${name}`,
          title: `Everything public on ${name}`,
          summary: `All public posts of the people on ${name}.`,
        },
      );
  }
}

async function profile(client: MastodonClient, server: Server, name: string, account: AccountAccess | null) {
  const { data: person } = await client.get(server, '/api/v1/accounts/lookup', { acct: name }, accountSchema);
  if (account && server.token !== null && account.externalId === person.url)
    return mentions(client, server, account);
  const acct = fullAcct(person, server.base);
  return describe(
    client,
    server,
    { stream: 'profile', server: server.base, accountId: person.id, acct },
    {
      key: `mastodon:profile:${acct.toLowerCase()}`,
      title: `Posts by @${acct}`,
      summary: `What @${acct} posts. To read what others say to this name, connect it as an account.`,
    },
  );
}

function mentions(client: MastodonClient, server: Server, account: AccountAccess): Promise<Discovery> {
  const handle = account.handle ?? 'this account';
  return describe(
    client,
    server,
    { stream: 'mentions', server: server.base },
    {
      key: `mastodon:mentions:${account.externalId ?? account.id}`,
      title: `Mentions of ${handle}`,
      summary: `Posts and messages that mention ${handle}.`,
    },
  );
}

async function describe(
  client: MastodonClient,
  server: Server,
  address: Address,
  words: { key: string; title: string; summary: string },
): Promise<Discovery> {
  const found = { platform: 'mastodon', kind: address.stream, address: { ...address }, ...words };
  try {
    const page = await readStream(client, server, address, {});
    const warnings = page.entries.length === 0 ? ['Nothing has been posted there yet.'] : [];
    const preview = page.entries.slice(0, 5).map((entry) => entry.value);
    return { ...found, needsAccount: address.stream === 'mentions', preview, warnings };
  } catch (error) {
    // Servers may show timelines to their own people only (401, 403 or 422): an account on that server opens them.
    if (
      server.token !== null ||
      !(error instanceof PlatformError) ||
      !['auth', 'refused'].includes(error.kind)
    )
      throw error;
    return { ...found, needsAccount: true, preview: [], warnings: [error.message] };
  }
}

const webfingerSchema = z.object({
  links: z.array(z.object({ rel: z.string(), href: z.string().optional() })),
});

/** A handle's domain may differ from the server behind it. null when it does not say. */
async function webfinger(client: MastodonClient, name: string, server: Server): Promise<string | null> {
  const resource = `acct:${name}@${new URL(server.base).host}`;
  try {
    const { data } = await client.get(server, '/.well-known/webfinger', { resource }, webfingerSchema);
    const self = data.links.find((link) => link.rel === 'self')?.href;
    return self && URL.canParse(self) ? new URL(self).origin : null;
  } catch {
    return null;
  }
}

function baseOf(typed: string): string {
  return cleanBaseUrl(/^https?:\/\//.test(typed) ? typed : originOf(typed));
}

function sameHost(own: Server | null, base: string): own is Server {
  return own !== null && new URL(own.base).host === new URL(base).host;
}

function safeDecode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
