/** Alerts for people: one thread an incident, who is told by what, and what they did about it. */
import { Module } from '@nestjs/common';
import { RaisingService } from './raising.service.js';

@Module({ providers: [RaisingService] })
export class AlertsModule {}
