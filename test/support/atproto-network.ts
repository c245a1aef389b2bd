/**
 * Starts the real AT Protocol network of test/peers as a child process and hands out its addresses and accounts. Installs
 * it first if need be (minutes, once). The network ends with `stop()`, and with this process.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { postgresHome } from '../../src/core/database/postgres-binaries.js';

export interface PeerAccount {
  handle: string;
  password: string;
  did: string;
  accessJwt: string;
  refreshJwt: string;
}

export interface AtprotoNetwork {
  /** The server accounts live on and speak to. */
  pdsUrl: string;
  appViewUrl: string;
  accounts: Record<'brand' | 'asha' | 'bala', PeerAccount>;
  /** Returns when everything written so far can be read, searched and has notified. */
  process(): Promise<void>;
  /** A further account '<name>.test'. */
  addAccount(name: string): Promise<PeerAccount>;
  /** An access token of that account, properly signed, whose time is over. */
  expiredToken(did: string): Promise<string>;
  /** A post by somebody, written with plain HTTP; `reply` to answer. Resolves when it is indexed. */
  post(by: PeerAccount, text: string, reply?: { root: PeerRef; parent: PeerRef }): Promise<PeerRef>;
  /** Many at once, at most 200. */
  burst(by: PeerAccount, texts: string[]): Promise<void>;
  remove(by: PeerAccount, uri: string): Promise<void>;
  /** Writes another text under the same uri. */
  edit(by: PeerAccount, uri: string, text: string): Promise<void>;
  stop(): Promise<void>;
}

export interface PeerRef {
  uri: string;
  cid: string;
}

const here = join(process.cwd(), 'test/peers');

/** Takes about ten seconds once installed. Throws Error with what the network said when it cannot start. */
export async function startAtprotoNetwork(): Promise<AtprotoNetwork> {
  const folder = await run(process.execPath, [join(here, 'install.mjs')]);
  const node = join(folder, 'node_modules', `node-${process.platform}-${process.arch}`, 'bin', 'node');
  const child = spawn(node, [join(here, 'atproto-network.mjs'), folder, postgresHome()], {
    cwd: folder,
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-8000)));
  const ended = new Promise<void>((done) => child.once('exit', () => done()));
  const ready = await new Promise<Ready>((done, fail) => {
    // The servers may log to standard output: ours is the line that is JSON.
    createInterface(child.stdout).on('line', (line) => {
      if (line.startsWith('{"pdsUrl"')) done(JSON.parse(line) as Ready);
    });
    void ended.then(() => fail(new Error(`The AT Protocol network did not start:\n${said}`)));
  });
  return network(ready, async () => {
    child.stdin.end();
    await ended;
  });
}

interface Ready {
  pdsUrl: string;
  appViewUrl: string;
  controlUrl: string;
  accounts: AtprotoNetwork['accounts'];
}

function network(ready: Ready, stop: () => Promise<void>): AtprotoNetwork {
  const control = <T>(path: string, body: unknown = {}) => ask<T>(`${ready.controlUrl}${path}`, body);
  const write = async <T>(by: PeerAccount, nsid: string, body: object): Promise<T> => {
    const answer = await ask<T>(
      `${ready.pdsUrl}/xrpc/${nsid}`,
      { repo: by.did, collection: 'app.bsky.feed.post', ...body },
      by.accessJwt,
    );
    await control('/process');
    return answer;
  };
  const record = (text: string, reply?: object) => ({
    $type: 'app.bsky.feed.post',
    text,
    createdAt: new Date().toISOString(),
    langs: ['en'],
    ...(reply ? { reply } : {}),
  });
  const rkeyOf = (uri: string) => uri.split('/').at(-1) ?? '';
  return {
    pdsUrl: ready.pdsUrl,
    appViewUrl: ready.appViewUrl,
    accounts: ready.accounts,
    process: () => control('/process'),
    addAccount: (name) => control('/account', { name }),
    expiredToken: async (did) => (await control<{ token: string }>('/expired', { did })).token,
    post: (by, text, reply) =>
      write(by, 'com.atproto.repo.createRecord', {
        record: { ...record(text, reply), ...mentionFacet(text, ready) },
      }),
    burst: async (by, texts) => {
      const create = (text: string) => ({
        $type: 'com.atproto.repo.applyWrites#create',
        collection: 'app.bsky.feed.post',
        value: record(text),
      });
      await write(by, 'com.atproto.repo.applyWrites', { writes: texts.map(create) });
    },
    remove: (by, uri) => write(by, 'com.atproto.repo.deleteRecord', { rkey: rkeyOf(uri) }),
    edit: (by, uri, text) =>
      write(by, 'com.atproto.repo.putRecord', { rkey: rkeyOf(uri), record: record(text) }),
    stop,
  };
}

/** Without a facet a mention notifies nobody. Plain ASCII texts only: letters are bytes then. */
function mentionFacet(text: string, ready: Ready): object {
  const who = Object.values(ready.accounts).find((account) => text.includes(`@${account.handle}`));
  if (!who) return {};
  const byteStart = text.indexOf(`@${who.handle}`);
  const index = { byteStart, byteEnd: byteStart + who.handle.length + 1 };
  return { facets: [{ index, features: [{ $type: 'app.bsky.richtext.facet#mention', did: who.did }] }] };
}

async function ask<T>(url: string, body: unknown, token?: string): Promise<T> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${url}: ${response.status} ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function run(command: string, args: string[]): Promise<string> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.once('exit', (code) =>
      code === 0
        ? done(out.trim().split('\n').at(-1) ?? '')
        : fail(new Error('The AT Protocol network could not be installed.')),
    );
  });
}
