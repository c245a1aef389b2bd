/** A second, blind look at a sample of what was published. */
import { Module } from '@nestjs/common';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { RepliesModule } from '../replies/replies.module.js';
import { DrawingService } from './drawing.service.js';
import { JudgingService } from './judging.service.js';
import { SecondLookController } from './second-look.controller.js';
import { SecondLookQueries } from './second-look.queries.js';

@Module({
  imports: [PlatformsModule, RepliesModule],
  controllers: [SecondLookController],
  providers: [DrawingService, JudgingService, SecondLookQueries],
})
export class SecondLookModule {}
