/** Schedules: takes the catalogue's entries and calls the methods marked for them. Imported by JobsModule. */
import { type DynamicModule, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { ScheduleModule } from '@nestjs/schedule';
import { MarkedMethods } from './marked-methods.service.js';
import { ScheduleCatalog } from './schedule-catalog.js';
import type { ScheduleDefinition } from './schedule.types.js';
import { SchedulesService } from './schedules.service.js';

@Module({})
export class SchedulesModule {
  static register(schedules: Record<string, ScheduleDefinition>): DynamicModule {
    return {
      module: SchedulesModule,
      imports: [DiscoveryModule, ScheduleModule.forRoot()],
      providers: [
        { provide: ScheduleCatalog, useValue: new ScheduleCatalog(schedules) },
        MarkedMethods,
        SchedulesService,
      ],
      exports: [MarkedMethods, SchedulesService],
    };
  }
}
