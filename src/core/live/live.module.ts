/** Live events: heard from PostgreSQL, handed to open desks. Global: anybody may announce. */
import { Global, Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';
import { LiveListenerService } from './live-listener.service.js';
import { LiveStreamsService } from './live-streams.service.js';
import { LiveController } from './live.controller.js';
import { LiveService } from './live.service.js';

@Global()
@Module({
  imports: [IdentityModule],
  controllers: [LiveController],
  providers: [LiveService, LiveListenerService, LiveStreamsService],
  exports: [LiveService, LiveStreamsService],
})
export class LiveModule {}
