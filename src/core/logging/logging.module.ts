/** The process's log as Nest's own logger: `app.useLogger(app.get(NestLogger))`. */
import { Global, Module } from '@nestjs/common';
import { AppConfig } from '../config/config.js';
import { NestLogger } from './nest-logger.js';
import { rootLogger } from './root-logger.js';

@Global()
@Module({
  providers: [
    {
      provide: NestLogger,
      inject: [AppConfig],
      useFactory: (config: AppConfig) => new NestLogger(rootLogger(config)),
    },
  ],
  exports: [NestLogger],
})
export class LoggingModule {}
