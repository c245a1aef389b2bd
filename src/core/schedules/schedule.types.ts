/**
 * What a schedule is to the rest of the code: its name, its period, and the mark on the method it calls.
 * The names come from the catalogue (src/job-catalog.ts), which fills ScheduleMap; this file must never name one.
 */
import 'reflect-metadata';
import type { Settings } from '../config/settings.js';

/** Filled by the catalogue: schedule name → true. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the catalogue adds the members
export interface ScheduleMap {}
export type ScheduleName = keyof ScheduleMap & string;

/** One entry of the catalogue. Slots are counted from midnight UTC, so no change of the local clock repeats or skips one. */
export interface ScheduleDefinition {
  /** What it does, in one line. */
  about: string;
  /** Seconds from one slot to the next; a function when a setting decides. */
  everySeconds: number | ((settings: Readonly<Settings>) => number);
  /** Shifts every slot, for work that should run at a quiet hour: 3 * 3600 with a period of a day is 03:00 UTC. */
  offsetSeconds?: number;
}

export interface ScheduleContext {
  /** Beginning of the slot being run, UTC. Slots missed while nothing ran are not caught up one by one. */
  slot: Date;
  /** Aborted when the process stops. */
  signal: AbortSignal;
}
export type ScheduleMethod = (context: ScheduleContext) => Promise<unknown>;

export const SCHEDULE_HANDLER = Symbol('earshot.schedule-handler');

/** Marks the one method this schedule calls. A second process may run the next slot meanwhile: the method must bear that. */
export function ScheduleHandler(schedule: ScheduleName) {
  return <M extends ScheduleMethod>(
    _target: object,
    _key: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): void => {
    if (descriptor.value) Reflect.defineMetadata(SCHEDULE_HANDLER, schedule, descriptor.value);
  };
}
