/** Settings and clock, for everyone. */
import { Global, Module } from '@nestjs/common';
import { Clock } from '../clock/clock.js';
import { AppConfig } from './config.js';

@Global()
@Module({
  providers: [{ provide: AppConfig, useFactory: () => AppConfig.fromEnvironment() }, Clock],
  exports: [AppConfig, Clock],
})
export class ConfigModule {}
