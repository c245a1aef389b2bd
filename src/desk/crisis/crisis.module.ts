/** Crisis mode: pauses all publishing of a brand. */
import { Module } from '@nestjs/common';
import { CrisisController } from './crisis.controller.js';
import { CrisisService } from './crisis.service.js';

@Module({ controllers: [CrisisController], providers: [CrisisService] })
export class CrisisModule {}
