/** The settings in force, read once at boot. A wrong one stops the boot and says which, what was given and what is allowed. */
import { Injectable } from '@nestjs/common';
import { resolve } from 'node:path';
import { projectRoot } from './project-root.js';
import { readSettings, type Settings } from './settings.js';

export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

// The class takes the shape of Settings, so that config.port is typed and a new setting needs no second declaration; it must stay
// a class, because Nest injects by it.
// eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unsafe-declaration-merging -- see above
export interface AppConfig extends Readonly<Settings> {}

@Injectable()
// eslint-disable-next-line @typescript-eslint/no-unsafe-declaration-merging -- see above
export class AppConfig {
  constructor(settings: Settings) {
    Object.assign(this, settings, {
      dataDir: resolve(settings.dataDir),
      configDir: resolve(projectRoot(), settings.configDir),
      webDir: resolve(projectRoot(), settings.webDir),
    });
  }

  /** Throws SettingsError with every problem at once. */
  static fromEnvironment(env: Record<string, string | undefined> = process.env): AppConfig {
    const { settings, problems } = readSettings(env);
    if (problems.length > 0)
      throw new SettingsError(
        'Earshot cannot start with these settings:\n' +
          problems
            .map((p) => `  ${p.env}: given ${JSON.stringify(p.given)}, allowed: ${p.allowed}`)
            .join('\n'),
      );
    return new AppConfig(settings);
  }
}
