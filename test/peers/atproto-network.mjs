// A whole AT Protocol network (PLC, PDS, AppView) on loopback, with a database of its own that is thrown away at the end.
// Runs under the Node of the peers folder; prints one line of JSON when ready; lives as long as its standard input is open.
// The control address takes POST /process (everything written so far is indexed), /account {name}, /expired {did}, /rate-limits.
import { spawn, execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { createServer as createSocket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const [peers, postgresHome] = process.argv.slice(2);
const root = process.getuid?.() === 0;
const nobody = root ? { uid: 65534, gid: 65534 } : {};
const scratch = mkdtempSync(join(tmpdir(), 'earshot-atproto-'));
const children = [];

const freePort = () =>
  new Promise((done) => {
    const socket = createSocket().listen(0, '127.0.0.1', () => {
      const { port } = socket.address();
      socket.close(() => done(port));
    });
  });

async function until(what, attempt) {
  for (let tries = 0; tries < 200; tries++) {
    if (await attempt().catch(() => false)) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`${what} did not start`);
}

const listens = (port) => async () =>
  new Promise((done) => {
    import('node:net').then(({ connect }) => {
      const socket = connect(port, '127.0.0.1', () => (socket.destroy(), done(true)));
      socket.on('error', () => done(false));
    });
  });

async function startPostgres() {
  const folder = join(scratch, 'postgres');
  if (root) chownSync(scratch, 65534, 65534);
  const port = await freePort();
  execFileSync(
    join(postgresHome, 'bin', 'initdb'),
    ['-D', folder, '-U', 'peer', '--auth=trust', '-E', 'UTF8', '--locale=C', '--no-sync'],
    { cwd: '/', stdio: ['ignore', 'ignore', 'inherit'], ...nobody },
  );
  const server = spawn(
    join(postgresHome, 'bin', 'postgres'),
    ['-D', folder, '-p', String(port), '-h', '127.0.0.1', '-k', '', '-F', '-c', 'max_connections=200'],
    { cwd: '/', stdio: ['ignore', 'ignore', 'ignore'], ...nobody },
  );
  children.push(server);
  await until('PostgreSQL', listens(port));
  // It listens a moment before it takes queries: dev-env's migrations retry nothing, so wait for an answer.
  const { default: pg } = await import(pathToFileURL(join(peers, 'node_modules/pg/lib/index.js')).href);
  const url = `postgresql://peer@127.0.0.1:${port}/postgres`;
  await until('PostgreSQL', async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    await client.query('select 1');
    await client.end();
    return true;
  });
  return url;
}

async function startRedis() {
  const port = await freePort();
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    {
      cwd: scratch,
      stdio: 'ignore',
    },
  );
  server.on('error', () => {
    console.error(
      'redis-server is not installed: the AppView needs it (Debian: apt-get install redis-server).',
    );
    stop(2);
  });
  children.push(server);
  await until('redis-server', listens(port));
  return `127.0.0.1:${port}`;
}

let stopping = false;
async function stop(code) {
  if (stopping) return;
  stopping = true;
  await Promise.race([network?.close().catch(() => {}), new Promise((done) => setTimeout(done, 4000))]);
  for (const child of children) child.kill('SIGINT');
  await Promise.all(
    children.map((child) => (child.exitCode !== null ? null : new Promise((done) => child.on('exit', done)))),
  ).catch(() => {});
  if (existsSync(scratch)) rmSync(scratch, { recursive: true, force: true });
  process.exit(code);
}
process.stdin
  .on('end', () => stop(0))
  .on('close', () => stop(0))
  .resume();
process.on('SIGTERM', () => stop(0)).on('SIGINT', () => stop(0));

let network;
try {
  process.env.LOG_ENABLED = 'false';
  // The servers keep their files in the temporary folder: give them one that goes away with us.
  process.env.TMPDIR = scratch;
  process.env.REDIS_HOST = await startRedis();
  const dbPostgresUrl = await startPostgres();
  const { TestNetwork } = await import(
    pathToFileURL(join(peers, 'node_modules/@atproto/dev-env/dist/index.js')).href
  );
  const { SignJWT } = await import(
    pathToFileURL(join(peers, 'node_modules/jose/dist/node/esm/index.js')).href
  ).catch(() => ({}));
  network = await TestNetwork.create({ dbPostgresUrl, dbPostgresSchema: 'peer' });

  const agent = network.pds.getAgent();
  const account = async (name) => {
    const handle = `${name}.test`;
    const password = `${name}-password`;
    const { data } = await agent.api.com.atproto.server.createAccount({
      email: `${name}@example.com`,
      handle,
      password,
    });
    return { handle, password, did: data.did, accessJwt: data.accessJwt, refreshJwt: data.refreshJwt };
  };
  const expired = async (did) => {
    const now = Math.floor(Date.now() / 1000);
    return new SignJWT({ scope: 'com.atproto.access' })
      .setProtectedHeader({ typ: 'at+jwt', alg: 'HS256' })
      .setAudience(network.pds.ctx.cfg.service.did)
      .setSubject(did)
      .setIssuedAt(now - 8000)
      .setExpirationTime(now - 800)
      .sign(network.pds.jwtSecretKey());
  };
  const routes = {
    '/process': async () => (await network.processAll(20_000), {}),
    '/account': async ({ name }) => {
      const made = await account(name);
      await network.processAll(20_000);
      return made;
    },
    '/expired': async ({ did }) => ({ token: await expired(did) }),
  };
  const control = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', async () => {
      try {
        const body = chunks.length ? JSON.parse(Buffer.concat(chunks).toString()) : {};
        const answer = await routes[request.url](body);
        response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
      } catch (error) {
        response.writeHead(500).end(String(error?.stack ?? error));
      }
    });
  });
  await new Promise((done) => control.listen(0, '127.0.0.1', done));
  const accounts = {};
  for (const name of ['brand', 'asha', 'bala']) accounts[name] = await account(name);
  await network.processAll(20_000);
  console.log(
    JSON.stringify({
      pdsUrl: network.pds.url,
      appViewUrl: network.bsky.url,
      controlUrl: `http://127.0.0.1:${control.address().port}`,
      accounts,
    }),
  );
} catch (error) {
  console.error(error);
  await stop(1);
}
