/** Sources: what is listened to and how it fares. */
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PlatformsModule } from '../../platforms/platforms.module.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { Source } from './source.entity.js';
import { SourcesController } from './sources.controller.js';
import { SourcesService } from './sources.service.js';

@Module({
  imports: [TypeOrmModule.forFeature([Source]), PlatformsModule, AccountsModule],
  controllers: [SourcesController],
  providers: [SourcesService],
})
export class SourcesModule {}
