/** A Redis server of its own for a test file: started on a free port, without persistence, stopped with stop(). */
import { type ChildProcess, spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';

export interface TestRedis {
  /** A database nobody used yet. */
  freshUrl(): string;
  /** SIGKILL, as an outage. */
  kill(): Promise<void>;
  /** Begins again on the same port, empty. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

const DATABASES = 200;

/** Path of redis-server, or null. In CI it must be there: null then is a test that fails, not one that is skipped. */
export function redisServer(): string | null {
  for (const folder of (process.env.PATH ?? '').split(delimiter).concat('/usr/bin', '/usr/local/bin')) {
    const path = join(folder, 'redis-server');
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // look on
    }
  }
  return null;
}

export async function testRedis(): Promise<TestRedis> {
  const path = redisServer();
  if (!path) throw new Error('redis-server is not installed');
  const port = await freePort();
  let next = 0;
  let child = await launch(path, port);
  return {
    freshUrl: () => `redis://127.0.0.1:${port}/${next++ % DATABASES}`,
    kill: () => end(child, 'SIGKILL'),
    restart: async () => {
      child = await launch(path, port);
    },
    stop: () => end(child, 'SIGTERM'),
  };
}

function launch(path: string, port: number): Promise<ChildProcess> {
  const options = [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--save',
    '',
    '--appendonly',
    'no',
    '--databases',
    `${DATABASES}`,
  ];
  const child = spawn(path, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`redis-server ended: ${said}`)));
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ready to accept connections')) resolve(child);
    });
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await gone;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}
