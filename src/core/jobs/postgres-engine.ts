/**
 * The queue inside the product's own PostgreSQL (schema `bullmq`): nothing else to install, and as durable as the data.
 * One pool a process for all queues and workers; each worker keeps one connection of it for LISTEN.
 */
import {
  type BackendFactory,
  ConnectionClosedError,
  createPostgresBackend,
  type PostgresQueueBackend,
  Queue,
  runMigrations,
  Worker,
} from 'bullmq';
import { Pool, type PoolClient } from 'pg';
import type { EngineHooks, JobQueue, JobWorker, QueueEngine } from './queue-engine.js';

const SCHEMA = 'bullmq';
const CONNECTIONS = 16;
/** Calls a worker makes on its own; when the database is away they must pause and go on, neither spin nor lose a result. */
const STEADY = [
  'moveToActive',
  'moveToCompleted',
  'moveToFailed',
  'moveToDelayed',
  'retryJob',
  'moveJobFromActiveToWait',
] as const;

const TRIES = 4;

/**
 * While the program loads, its own work may keep it from seeing an answer that came in time: a time limit that passed then says
 * nothing about the database, which is asked again. Throws what the last one did.
 */
async function firstConnection(pool: Pool): Promise<PoolClient> {
  for (let attempt = 1; ; attempt++)
    try {
      return await pool.connect();
    } catch (error) {
      if (attempt === TRIES || !(error instanceof Error && /timeout/i.test(error.message))) throw error;
    }
}

/** Makes or upgrades the schema first. Throws when the database does not allow that. */
export async function openPostgresEngine(databaseUrl: string, hooks: EngineHooks): Promise<QueueEngine> {
  const pool = new Pool({
    connectionString: withSearchPath(databaseUrl),
    application_name: 'earshot jobs',
    max: CONNECTIONS,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
  });
  pool.on('error', hooks.onTrouble); // an idle connection that drops must not end the process
  pool.setMaxListeners(100); // each queue and worker listens too
  try {
    const client = await firstConnection(pool);
    try {
      await runMigrations(client, SCHEMA);
    } finally {
      client.release();
    }
  } catch (error) {
    await pool.end();
    throw error;
  }
  const backend = steady(hooks);
  return {
    kind: 'postgres',
    assertUp: () => undefined, // the pool's own time limit says it soon enough
    queue: (name) => {
      const queue = new Queue(name, { connection: pool }, backend);
      queue.on('error', hooks.onTrouble);
      return queue as unknown as JobQueue;
    },
    worker: (name, process, { backoffStrategy, ...setup }) =>
      new Worker(
        name,
        process as never,
        { connection: pool, autorun: false, settings: { backoffStrategy }, ...setup },
        backend,
      ) as unknown as JobWorker,
    // It lives in the database that asks: what one of them has lost, the other has lost too.
    knows: () => Promise.resolve(true),
    remember: () => Promise.resolve(),
    close: () => pool.end(),
  };
}

/** The URL may carry options of its own (some hosts need them): ours is added, not put in their place. */
function withSearchPath(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  const given = url.searchParams.get('options');
  url.searchParams.set('options', `${given ? `${given} ` : ''}-c search_path=${SCHEMA}`);
  return url.toString();
}

/**
 * BullMQ waits only for errors it knows as lost connections, and those of PostgreSQL are not among them: without this a
 * database restart makes idle workers spin, and turns a finished job into a failed one because its end could not be written.
 */
function steady(hooks: EngineHooks): BackendFactory<PostgresQueueBackend, Pool> {
  return (name, options, extra) => {
    const made = createPostgresBackend(name, options as never, extra);
    const calls = made as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    for (const method of STEADY) {
      const original = calls[method]?.bind(made);
      if (!original)
        throw new Error(
          `The queue library has no ${method} any more; look at ${SCHEMA} again before upgrading`,
        );
      calls[method] = (...args) =>
        original(...args).catch((error: unknown) => {
          if (!isConnectionTrouble(error)) throw error;
          hooks.onTrouble(error as Error);
          throw new ConnectionClosedError(undefined, error as Error);
        });
    }
    return made;
  };
}

/** Whether the database was away (restart, failover, network) rather than unwilling. */
export function isConnectionTrouble(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown };
  if (
    typeof code === 'string' &&
    /^(08|57P0[1-5]|53300|ECONN|EPIPE|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH)/.test(code)
  )
    return true;
  return (
    typeof message === 'string' &&
    /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i.test(
      message,
    )
  );
}
