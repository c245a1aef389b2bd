/**
 * The queue in Redis, for installations of several machines. Give it a Redis that keeps what it is told (appendonly yes,
 * maxmemory-policy noeviction) and a database number of its own: two installations must not share one.
 */
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import { EarshotError } from '../errors/errors.js';
import type { EngineHooks, JobQueue, JobWorker, QueueEngine } from './queue-engine.js';

const PREFIX = 'earshot';
const MARK = `${PREFIX}:mark`;

/** Returns at once, whether Redis answers or not: it may come later than we do. */
export function openRedisEngine(redisUrl: string, reconnectMs: number, hooks: EngineHooks): QueueEngine {
  const settings = {
    connectTimeout: 10_000,
    keepAlive: 10_000,
    // Commands wait for the connection: BullMQ gives up for ever on a queue whose first command failed.
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => Math.min(times * 200, reconnectMs),
  };
  const client = new Redis(redisUrl, settings);
  client.on('error', hooks.onTrouble);
  client.setMaxListeners(100); // each queue listens too
  return {
    kind: 'redis',
    // So that nothing piles up in memory behind a connection that is not there.
    assertUp: () => {
      if (client.status !== 'ready')
        throw new EarshotError('unavailable', `Redis cannot be reached (${client.status})`);
    },
    queue: (name) => {
      const queue = new Queue(name, { prefix: PREFIX, connection: client });
      queue.on('error', hooks.onTrouble);
      return queue as JobQueue;
    },
    worker: (name, process, { backoffStrategy, ...setup }) =>
      new Worker(name, process as never, {
        prefix: PREFIX,
        connection: { url: redisUrl, ...settings },
        autorun: false,
        settings: { backoffStrategy },
        ...setup,
      }) as JobWorker,
    knows: async (mark) => (await client.get(MARK)) === mark,
    remember: async (mark) => void (await client.set(MARK, mark)),
    close: async () => {
      await client.quit().catch(() => client.disconnect()); // quit of a connection that is not there is an error
    },
  };
}
