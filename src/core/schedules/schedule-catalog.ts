/** The schedules of the catalogue, with settings applied. Pure; built once and shared. */
import type { Settings } from '../config/settings.js';
import type { ScheduleDefinition } from './schedule.types.js';

export interface PlannedSchedule {
  name: string;
  everySeconds: number;
  offsetSeconds: number;
}

export class ScheduleCatalog {
  constructor(readonly definitions: Record<string, ScheduleDefinition>) {}

  /** Throws when a period is not above zero. */
  plan(settings: Readonly<Settings>): PlannedSchedule[] {
    return Object.entries(this.definitions).map(([name, { everySeconds, offsetSeconds = 0 }]) => {
      const every = typeof everySeconds === 'function' ? everySeconds(settings) : everySeconds;
      if (!(every > 0)) throw new Error(`The schedule ${name} needs a period above 0 seconds, not ${every}`);
      return { name, everySeconds: every, offsetSeconds };
    });
  }
}
