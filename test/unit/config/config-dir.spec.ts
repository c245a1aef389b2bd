import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppConfig } from '../../../src/core/config/config.js';
import { ConfigModule } from '../../../src/core/config/config.module.js';
import { readSettings } from '../../../src/core/config/settings.js';
import { ScoringModule } from '../../../src/listening/scoring/scoring.module.js';

/** EARSHOT_CONFIG_DIR: what the installation's own folder says is what posts are judged by. */
describe('the folder of data files', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'earshot-config-'));
    for (const part of ['lexicons', 'models'])
      cpSync(join('config', part), join(folder, part), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const boot = async (): Promise<void> => {
    const config = new AppConfig(readSettings({ EARSHOT_CONFIG_DIR: folder }).settings);
    @Module({ imports: [ConfigModule.register(config), ScoringModule] })
    class Scoring {}
    const app = await NestFactory.createApplicationContext(Scoring, { logger: false, abortOnError: false });
    await app.close();
  };

  it('reaches the scorer: a mistake in its word lists stops the start, and names that file', async () => {
    await boot();
    const path = join(folder, 'lexicons', 'risk.yaml');
    writeFileSync(path, `${readFileSync(path, 'utf8')}\nno-such-key: 1\n`);
    await expect(boot()).rejects.toThrow(path);
  });
});
