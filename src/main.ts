/**
 * Starts Earshot: settings, database, application, desk. EARSHOT_ROLE splits it into web and worker processes; without it one
 * process does everything. Ends gracefully on SIGTERM and SIGINT: what is held is finished, then the database is let go. Told so
 * again, or when something does not end, it goes at once: nothing that was acknowledged is lost by that.
 */
import 'reflect-metadata';
import './job-catalog.js';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AppModule } from './app.module.js';
import { AppConfig, SettingsError } from './core/config/config.js';
import { AlreadyRunningError, openDatabase, type OpenDatabase } from './core/database/open-database.js';
import { EarshotError } from './core/errors/errors.js';
import { setUpHttp } from './core/http-api/set-up-http.js';
import { SetupService } from './core/identity/setup.service.js';
import { NestLogger } from './core/logging/nest-logger.js';
import { rootLogger } from './core/logging/root-logger.js';
import { KeyCheck } from './core/vault/key-check.service.js';
import { SampleKnowledge } from './desk/help/sample-knowledge.service.js';
import { SampleReplies } from './desk/help/sample-replies.service.js';
import { SampleBrand } from './listening/polling/sample-brand.service.js';

/** Longer than every part's own patience (jobs 26 s, schedules 15 s), one after the other. */
const LONGEST_END_MS = 60_000;
/** A terminal and whoever started us may both pass on one Ctrl+C: so soon it is still the same one. */
const SAME_SIGNAL_MS = 1_000;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const config = AppConfig.fromEnvironment();
  const logger = new NestLogger(rootLogger(config));
  const database = await openDatabase(config, say);
  try {
    const app = await NestFactory.create<NestExpressApplication>(AppModule.register(config, database.url), {
      bodyParser: false,
      logger,
      abortOnError: false,
    });
    setUpHttp(app, config);
    endGracefully(app, database);
    await app.get(KeyCheck, { strict: false }).check();
    const accounts = config.sample ? await app.get(SampleBrand, { strict: false }).ensure() : [];
    if (accounts.length > 0) {
      await app.get(SampleKnowledge, { strict: false }).ensure();
      app.get(SampleReplies, { strict: false }).begin();
    }
    await app.listen(config.port, config.host);
    const url = await app.getUrl();
    if (database.embedded) writeFileSync(join(config.dataDir, 'earshot.pid'), `${process.pid}\n${url}\n`);
    const setup = app.get(SetupService, { strict: false });
    const code = config.role !== 'worker' && (await setup.needed()) ? setup.code : null;
    say(greeting(config, url, accounts, code));
  } catch (error) {
    // What was half put together still holds connections, which break when the database goes: the first error is the news.
    process.on('uncaughtException', () => undefined);
    await database.close();
    throw error;
  }
}

function endGracefully(app: NestExpressApplication, database: OpenDatabase): void {
  let since = 0;
  const end = (signal: string): void => {
    if (since > 0) {
      if (performance.now() - since < SAME_SIGNAL_MS) return;
      say(`${signal} again: stopping at once. What was under way is gone on with at the next start.`);
      process.exit(1);
    }
    since = performance.now();
    say(`\n${signal}: finishing what is held, then stopping … (again: at once)`);
    setTimeout(() => {
      say(
        'Something does not end: stopping without it. What was under way is gone on with at the next start.',
      );
      process.exit(1);
    }, LONGEST_END_MS).unref();
    void app
      .close()
      .then(() => database.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end(signal));
}

function greeting(
  config: AppConfig,
  url: string,
  accounts: { email: string; password: string; roles: string[] }[],
  setupCode: string | null,
): string {
  const address = config.publicUrl ?? url.replace('[::1]', 'localhost');
  const lines = [
    '',
    `  Earshot is ready: ${config.role === 'worker' ? 'working on jobs' : address}`,
    `  Data: ${config.databaseUrl ? 'PostgreSQL (DATABASE_URL)' : config.dataDir}   Queue: ${config.redisUrl ? 'Redis' : 'PostgreSQL'}   Stop: Ctrl+C`,
    `  It took ${secondsSince(process.argv[2])} s.`,
  ];
  if (accounts.length > 0 && config.role !== 'worker')
    lines.push(
      '',
      '  To look around, sign in to the sample brand (npm run sample:accounts lists these again):',
      ...accounts.map((a) => `    ${a.roles.join(', ').padEnd(10)} ${a.email.padEnd(30)} ${a.password}`),
    );
  if (setupCode !== null)
    lines.push(
      '',
      '  To set up your own desk, open the address and create the administrator.',
      `  From another machine, or through a proxy, the set-up asks for this code: ${setupCode}`,
    );
  return lines.join('\n') + '\n';
}

/** Since the command that was typed, where that is told (`--since=<ms>`), else since this process began. */
function secondsSince(argument = ''): string {
  const began = Number(/^--since=(\d{13})$/.exec(argument)?.[1] ?? performance.timeOrigin);
  return ((Date.now() - began) / 1000).toFixed(1);
}

main().catch((error: unknown) => {
  if (error instanceof SettingsError || error instanceof AlreadyRunningError || error instanceof EarshotError)
    console.error(`\n${error.message}\n`);
  else if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    console.error(
      `\nThe address is taken: ${error.message}. Stop what listens there, or set PORT (and HOST) to a free one.\n`,
    );
  else console.error(error);
  process.exit(1);
});
