/** The whole program inside the test's process, on a database of its own, spoken to over HTTP as a script with a session would. */
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppModule } from '../../src/app.module';
import { AppConfig } from '../../src/core/config/config';
import { readSettings, type Settings } from '../../src/core/config/settings';
import { setUpHttp } from '../../src/core/http-api/set-up-http';
import { testDatabase, type TestDatabase } from './database';

export interface OverHttp {
  database: TestDatabase;
  app: NestExpressApplication;
  url: string;
  sql<T>(text: string, args?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

/** Serves the desk only (role `web`), without the sample brand, unless `settings` say otherwise. */
export async function overHttp(settings: Partial<Settings> = {}): Promise<OverHttp> {
  const database = await testDatabase();
  const dataDir = mkdtempSync(join(tmpdir(), 'over-http-'));
  const config = new AppConfig({
    ...readSettings({}).settings,
    role: 'web',
    sample: false,
    configDir: 'config',
    logLevel: 'silent',
    dataDir,
    secretKey: 'ab'.repeat(32),
    ...settings,
  });
  const app = await NestFactory.create<NestExpressApplication>(AppModule.register(config, database.url), {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  setUpHttp(app, config);
  await app.listen(0, '127.0.0.1');
  return {
    database,
    app,
    url: `http://127.0.0.1:${(app.getHttpServer().address() as AddressInfo).port}`,
    sql: <T>(text: string, args: unknown[] = []): Promise<T[]> => database.dataSource.query(text, args),
    close: async () => {
      await app.close();
      await database.drop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
