/** Gives the names and payloads of the catalogue to the types of core, which must never name a job. Types only: nothing runs here. */
import type { z } from 'zod';
import type { jobs, schedules } from './job-catalog.js';

type Payloads = { [J in keyof typeof jobs]: z.infer<(typeof jobs)[J]['payload']> };
type Names = { [S in keyof typeof schedules]: true };

declare module './core/jobs/job.types.js' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- members come from the catalogue above
  interface JobMap extends Payloads {}
}
declare module './core/schedules/schedule.types.js' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- members come from the catalogue above
  interface ScheduleMap extends Names {}
}
