/** The database for everyone: TypeORM's connection, the one writer, and the address for what speaks to PostgreSQL directly. */
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { dataSourceOptions, type EntityClass } from './data-source.js';
import { Transactions } from './transaction.js';

/** Where the database is. Holds a password: never log it. */
export class DatabaseAddress {
  constructor(readonly url: string) {}
}

@Global()
@Module({})
export class DatabaseModule {
  static register(url: string, entities: EntityClass[], pool: number): DynamicModule {
    return {
      module: DatabaseModule,
      imports: [
        TypeOrmModule.forRoot({
          ...dataSourceOptions(url, entities, pool),
          retryAttempts: 5,
          retryDelay: 1000,
        }),
      ],
      providers: [Transactions, { provide: DatabaseAddress, useValue: new DatabaseAddress(url) }],
      exports: [Transactions, DatabaseAddress],
    };
  }
}
