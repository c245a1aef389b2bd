/** Safe outbound HTTP and the politeness state of hosts, for everyone. */
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppConfig } from '../config/config.js';
import { HostRateRow } from './host-rate.entity.js';
import { HostRateService } from './host-rate.service.js';
import { SafeHttp } from './safe-http.service.js';

@Global()
@Module({
  imports: [TypeOrmModule.forFeature([HostRateRow])],
  providers: [
    {
      provide: SafeHttp,
      inject: [AppConfig],
      useFactory: (config: AppConfig) =>
        new SafeHttp({
          allowHosts: config.allowHosts,
          userAgent: 'Earshot/0.1 (reputation monitor; feed reader)',
        }),
    },
    HostRateService,
  ],
  exports: [SafeHttp, HostRateService],
})
export class HttpModule {}
