/**
 * The queue in Redis, for installations of several machines. Give it a Redis that keeps what it is told (appendonly yes,
 * maxmemory-policy noeviction) and a database number of its own: two installations must not share one.
 */
import { Queue, type RedisOptions, Worker } from 'bullmq';
import type { EngineHooks, JobQueue, JobWorker, QueueEngine } from './queue-engine.js';

const PREFIX = 'earshot';

export function openRedisEngine(redisUrl: string, hooks: EngineHooks): QueueEngine {
  const connection: RedisOptions = { url: redisUrl, connectTimeout: 10_000, keepAlive: 10_000 };
  return {
    kind: 'redis',
    queue: (name) => {
      const queue = new Queue(name, {
        prefix: PREFIX,
        skipWaitingForReady: true,
        connection: { ...connection, enableOfflineQueue: false, maxRetriesPerRequest: 1 },
      });
      queue.on('error', hooks.onTrouble);
      return queue as JobQueue;
    },
    worker: (name, process, { backoffStrategy, ...setup }) => {
      const worker = new Worker(name, process as never, {
        prefix: PREFIX,
        connection: { ...connection, maxRetriesPerRequest: null },
        autorun: false,
        settings: { backoffStrategy },
        ...setup,
      });
      return worker as JobWorker;
    },
    close: () => Promise.resolve(),
  };
}
