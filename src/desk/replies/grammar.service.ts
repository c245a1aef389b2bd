/**
 * The one grammar reader of this process: loaded shortly after the boot where the desk is served, never where only jobs run, and
 * not at all where it is switched off. Boot and shutdown never wait for it.
 */
import {
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { AppConfig } from '../../core/config/config.js';
import type { CheckKit } from './checks/check-kit.js';
import { makeHarper } from './checks/grammar/grammar-files.js';
import type { Harper } from './checks/grammar/harper.js';
import { CHECK_KIT } from './check-kit.token.js';

/** So that it does not take the boot's seconds: loading fills a core for one of its own. */
const WARM_AFTER_MS = 3_000;

@Injectable()
export class GrammarService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('Grammar');
  /** Null where grammar is not read. */
  readonly harper: Harper | null;
  private timer: NodeJS.Timeout | undefined;

  constructor(config: AppConfig, @Inject(CHECK_KIT) kit: CheckKit) {
    this.harper =
      config.grammar === 'off' || config.role === 'worker'
        ? null
        : makeHarper(kit.grammarRules, { report: (problem) => this.logger.warn(problem) });
  }

  onApplicationBootstrap(): void {
    this.timer = setTimeout(() => void this.harper?.start(), WARM_AFTER_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.harper?.close();
  }
}
