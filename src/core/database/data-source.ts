/** How TypeORM is set up, once: for the product, for migrations and for tests. Schema changes come from migrations only. */
import { DataSource, type DataSourceOptions, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { PlanKeepingClient } from './kept-plans.js';
import { SnakeNaming } from './naming.js';

/** The relay is the slowest: it waits within its transaction for the queue, ten seconds a queue at most. */
const IDLE_IN_TRANSACTION_MS = 60_000;

export type EntityClass = EntityTarget<ObjectLiteral>;

export function dataSourceOptions(url: string, entities: EntityClass[], pool = 10): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: entities as never,
    synchronize: false,
    namingStrategy: new SnakeNaming(),
    logging: false,
    applicationName: 'earshot',
    installExtensions: false,
    poolSize: pool,
    extra: {
      Client: PlanKeepingClient,
      connectionTimeoutMillis: 15_000,
      idleTimeoutMillis: 60_000,
      keepAlive: true,
      // A process that was frozen or cut off within a transaction holds its locks, the audit chain's too: nobody could write.
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
    },
  };
}

export const newDataSource = (url: string, entities: EntityClass[], pool?: number): DataSource =>
  new DataSource(dataSourceOptions(url, entities, pool));
