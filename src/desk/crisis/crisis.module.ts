/** Crisis mode: pauses all publishing of a brand. */
import { Module } from '@nestjs/common';
import { RepliesModule } from '../replies/replies.module.js';
import { CrisisController } from './crisis.controller.js';
import { CrisisService } from './crisis.service.js';

@Module({ imports: [RepliesModule], controllers: [CrisisController], providers: [CrisisService] })
export class CrisisModule {}
