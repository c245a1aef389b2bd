// The built program's parts on a database, without its HTTP server: what a part of the bench drives.
import 'reflect-metadata';
import '../../../dist/src/job-catalog.js';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../../../dist/src/app.module.js';
import { AppConfig } from '../../../dist/src/core/config/config.js';
import { readSettings } from '../../../dist/src/core/config/settings.js';

export async function program(env = {}) {
  const { settings, problems } = readSettings({
    DATABASE_URL: process.env.DATABASE_URL,
    EARSHOT_ALLOW_HOSTS: '127.0.0.1',
    EARSHOT_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    EARSHOT_SAMPLE: 'false',
    EARSHOT_GRAMMAR: 'off',
    EARSHOT_ROLE: 'web',
    ...env,
  });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  const module = AppModule.register(new AppConfig(settings), process.env.DATABASE_URL);
  return NestFactory.createApplicationContext(module, { logger: ['error', 'fatal'], abortOnError: false });
}

// Every part ends so: its figures, and what its process needed at most.
export function report(figures) {
  process.send({ figures, maxRssMb: Math.round(process.resourceUsage().maxRSS / 1024) });
}
