<<<<<<< HEAD
/** Gives the names and payloads of the catalogue to the types of core, which must never name a job. Types only: nothing runs here. */
=======
/** Tells the rest of the code which jobs and schedules src/job-catalog.ts has: their names, and what each job carries. Types only. */
>>>>>>> 54dc0ce (Every promise in a reply is confirmed before it is submitted, by whom it is kept and until when; what is beyond its author's authority asks for a lead's signature)
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
