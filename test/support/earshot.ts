/**
 * The built program as its users run it: a child process on a database of its own (or its embedded one), with a client that
 * speaks the documented API. Nothing here reaches into the program.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';

export const ROOT = resolve(__dirname, '..', '..');
const MAIN = join(ROOT, 'dist', 'src', 'main.js');

export interface Running {
  url: string;
  process: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** SIGTERM, waits for the graceful end; the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, waits until the process is gone. */
  kill(): Promise<void>;
}

/** Starts `dist/src/main.js` and waits until it answers. `env` overrides; PORT is picked free unless given. `as`: for root, another user. */
export async function startEarshot(
  env: Record<string, string>,
  waitMs = 60_000,
  as: { uid?: number; gid?: number } = {},
): Promise<Running> {
  if (!existsSync(MAIN)) throw new Error('Build first: npm run build (npm test does it by itself)');
  const port = env.PORT ?? String(await freePort());
  // Only what the test says counts, never what the developer's own shell has set.
  const inherited = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(EARSHOT_.*|DATABASE_URL|REDIS_URL)$/.test(name)),
  );
  const child = spawn(process.execPath, [MAIN], {
    cwd: ROOT,
    env: {
      ...inherited,
      NODE_ENV: 'test',
      EARSHOT_LOG_LEVEL: 'warn',
      EARSHOT_SAMPLE: 'false',
      // Four hundred megabytes and a second of a core for each program: only its own tests read grammar.
      EARSHOT_GRAMMAR: 'off',
      HOST: '127.0.0.1',
      ...env,
      PORT: port,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...as,
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const gone = new Promise<number | null>((done) => child.on('exit', (code) => done(code)));
  const url = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + waitMs;
  for (;;) {
    if (child.exitCode !== null || child.signalCode !== null) throw new StartFailed(child.exitCode, output);
    if (
      output.includes('Earshot is ready') &&
      (await fetch(`${url}/health/live`).then(
        (r) => r.ok,
        () => false,
      ))
    )
      break;
    if (Date.now() > deadline) {
      child.kill('SIGKILL');
      throw new Error(`Earshot did not start within ${waitMs} ms:\n${output}`);
    }
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    url,
    process: child,
    output: () => output,
    stop: () => {
      child.kill('SIGTERM');
      return gone;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await gone;
    },
  };
}

export class StartFailed extends Error {
  constructor(
    readonly code: number | null,
    readonly output: string,
  ) {
    super(`Earshot ended with ${code} instead of starting:\n${output}`);
  }
}

export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
  headers: Headers;
}

/** One person's session over the API, as a script would hold it. */
export class ApiClient {
  private cookie = '';
  private csrf = '';

  constructor(readonly url: string) {}

  async request<T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer<T>> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrf ? { 'x-csrf-token': this.csrf } : {}),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const set = response.headers.getSetCookie().find((c) => c.startsWith('earshot_session='));
    if (set) this.cookie = set.split(';')[0] ?? '';
    const text = await response.text();
    const parsed = (text ? JSON.parse(text) : {}) as T & { csrfToken?: string };
    if (parsed.csrfToken) this.csrf = parsed.csrfToken;
    return { status: response.status, body: parsed, headers: response.headers };
  }

  /** As request, but anything except a 2xx is an error that shows the problem document. */
  async ok<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.request<T>(method, path, body);
    if (answer.status >= 300)
      throw new Error(`${method} ${path} → ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  get = <T = Record<string, unknown>>(path: string): Promise<T> => this.ok<T>('GET', path);
  post = <T = Record<string, unknown>>(path: string, body: unknown = {}): Promise<T> =>
    this.ok<T>('POST', path, body);

  static async signIn(url: string, email: string, password: string): Promise<ApiClient> {
    const client = new ApiClient(url);
    await client.post('/api/session', { email, password });
    return client;
  }
}

export const PASSWORD = 'correct horse battery staple';

/** A fresh installation's administrator, and one person for each of the given roles. */
export async function staff<R extends string>(
  url: string,
  people: Record<R, { roles: string[]; languages?: string[] }>,
): Promise<Record<R | 'admin', ApiClient>> {
  const admin = new ApiClient(url);
  await admin.post('/api/setup', {
    name: 'Admin',
    email: 'admin@example.org',
    password: PASSWORD,
    locale: 'en',
  });
  const clients: Record<string, ApiClient> = { admin };
  for (const [name, { roles, languages }] of Object.entries<{ roles: string[]; languages?: string[] }>(
    people,
  )) {
    const email = `${name}@example.org`;
    await admin.post('/api/people', {
      name,
      email,
      roles,
      password: PASSWORD,
      languages: languages ?? ['en'],
    });
    clients[name] = await ApiClient.signIn(url, email, PASSWORD);
    if (roles.includes('agent')) await clients[name].ok('PATCH', '/api/me', { available: true });
  }
  return clients as Record<R | 'admin', ApiClient>;
}

/** Asks until `wanted` says yes; an error names what was seen last. */
export async function eventually<T>(
  ask: () => Promise<T>,
  wanted: (value: T) => boolean,
  waitMs = 30_000,
): Promise<T> {
  const deadline = Date.now() + waitMs;
  let last: T | undefined;
  for (;;) {
    last = await ask();
    if (wanted(last)) return last;
    if (Date.now() > deadline)
      throw new Error(`Not within ${waitMs} ms; last seen: ${JSON.stringify(last)?.slice(0, 2000)}`);
    await new Promise((done) => setTimeout(done, 100));
  }
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().on('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
