/**
 * The pipeline on one page. Whatever moves rightwards through Earshot is a job of this file:
 *
 *   sources.tick → source.poll → (a flagged mention) case.open → case.assign → (a person drafts, another approves)
 *     → publishing.send → (outcome unknown) publishing.reconcile
 *                 → (a mention that changed or joins a known thread) case.touch
 *   escalation.tick → (an incident) alert.raise → (who must know) alert.deliver
 *
 * A job exists because its outbox row committed together with the change that caused it. It is delivered at least once,
 * so every handler re-reads the state and returns early when nothing is left to do. Payloads hold ids only.
 * The handler is the one method marked `@JobHandler('name')` or `@ScheduleHandler('name')`; a missing or second one stops the boot.
 */
import { z } from 'zod';
import type { JobDefinition, QueueDefinition } from './core/jobs/job.types.js';
import type { ScheduleDefinition } from './core/schedules/schedule.types.js';

const job = <P extends Record<string, string>>(definition: JobDefinition<P>): JobDefinition<P> => definition;
const ids = <K extends string>(...names: K[]) =>
  z.strictObject(Object.fromEntries(names.map((name) => [name, z.uuid()])) as Record<K, z.ZodUUID>);

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const PATIENT = { seconds: 5, maxSeconds: 30 * MINUTE };
/** Short work in our own database that nothing else would repeat. */
const OWN_WORK = {
  queue: 'desk',
  attempts: 8,
  backoff: PATIENT,
  timeoutSeconds: MINUTE,
  keepFailed: 'all',
} as const;
/** Attempts of our own faults; those of the other side are planned by the delivery itself. */
const TELLING = { ...OWN_WORK, queue: 'alerts', attempts: 3 } as const;

export const queues = {
  polling: { about: 'Waits for other people’s servers: many at a time, none hurts', concurrency: 8 },
  desk: { about: 'Short work in our own database', concurrency: 4 },
  scoring: {
    about: 'Long work that nobody waits for: judging anew, asking outside services',
    concurrency: 2,
  },
  publishing: { about: 'Speaks to platforms in our name', concurrency: 4 },
  alerts: { about: 'Waits for mail servers and webhooks: what people must know now', concurrency: 6 },
} satisfies Record<string, QueueDefinition>;

export const jobs = {
  'source.poll': job({
    about: 'Fetches one source and stores what is new, scored, together with the cursor',
    payload: ids('sourceId'),
    queue: 'polling',
    attempts: 1, // sources.tick repeats it, at the pace the source's health allows
    timeoutSeconds: 5 * MINUTE,
    dedupe: (p) => p.sourceId,
    keepFailed: 500,
  }),
  'mention.recheck': job({
    about: 'Asks a platform whether flagged mentions still stand as captured, and how they spread',
    payload: ids('sourceId'),
    queue: 'polling',
    attempts: 1, // mentions.recheck repeats it
    timeoutSeconds: 2 * MINUTE,
    dedupe: (p) => p.sourceId,
    keepFailed: 100,
  }),
  'case.open': job({
    about: 'Opens a case for a flagged mention, or joins it to the customer’s open one',
    payload: ids('mentionId'),
    ...OWN_WORK,
    dedupe: (p) => p.mentionId,
  }),
  'case.touch': job({
    about:
      'A mention was edited, deleted or written by a known author: attaches it, ends approvals that no longer hold',
    payload: ids('mentionId'),
    ...OWN_WORK,
    dedupe: (p) => p.mentionId,
  }),
  'case.assign': job({
    about: 'Gives a case to a free agent; nobody free leaves it unassigned and tells the leads',
    payload: ids('caseId'),
    ...OWN_WORK,
    dedupe: (p) => p.caseId,
  }),
  'case.deadline': job({
    about: 'Reckons when a case is due: as promised, or before its post is forecast to reach too many people',
    payload: ids('mentionId'),
    ...OWN_WORK,
    dedupe: (p) => p.mentionId,
  }),
  'scoring.rescore': job({
    about: 'Judges a brand’s earlier mentions anew, batch after batch; goes on where a crash left it',
    payload: ids('rescoringId'),
    ...OWN_WORK,
    queue: 'scoring',
    timeoutSeconds: 5 * MINUTE, // enqueues itself anew long before
    dedupe: (p) => p.rescoringId,
  }),
  'scoring.judge': job({
    about:
      'Judges a mention on which the scorer failed; fails in its turn, for all to see, while it still does',
    payload: ids('mentionId'),
    ...OWN_WORK, // failed ones are tried again from the desk once what ails the scorer is mended
    queue: 'scoring',
    attempts: 4,
    dedupe: (p) => p.mentionId,
  }),
  'spam.check': job({
    about:
      'Asks the outside spam service about a mention in doubt; without an answer the scorer’s word stands',
    payload: ids('mentionId'),
    queue: 'scoring',
    attempts: 6,
    backoff: PATIENT,
    timeoutSeconds: MINUTE,
    dedupe: (p) => p.mentionId,
    keepFailed: 100,
  }),
  'spam.report': job({
    about: 'Tells the outside spam service what a person found',
    payload: ids('correctionId'),
    ...OWN_WORK,
    queue: 'scoring',
    dedupe: (p) => p.correctionId,
  }),
  'publishing.send': job({
    about: 'Posts one approved reply, with its intent stored first',
    payload: ids('publicationId'),
    queue: 'publishing',
    attempts: 1, // irreversible: never tried again by the queue
    timeoutSeconds: 3 * MINUTE,
    dedupe: (p) => p.publicationId,
    keepFailed: 'all',
  }),
  'publishing.reconcile': job({
    about: 'Reads the platform back to settle a post, and later what is shown of ours; never posts',
    payload: ids('publicationId'),
    queue: 'publishing',
    attempts: 1, // enqueues itself anew for the next reading
    timeoutSeconds: 3 * MINUTE,
    dedupe: (p) => p.publicationId,
    keepFailed: 'all',
  }),
  'alert.raise': job({
    about: 'Makes, updates or ends the one alert of an incident, and decides who is told of it and how',
    payload: ids('incidentId'),
    ...OWN_WORK,
    dedupe: (p) => p.incidentId,
  }),
  'alert.deliver': job({
    about:
      'Tells one alert to one person or endpoint; what may yet succeed is planned anew, the rest is shown',
    payload: ids('deliveryId'),
    ...TELLING,
    dedupe: (p) => p.deliveryId,
  }),
  'crisis.tell': job({
    about: 'Makes or ends the alert of a crisis that was switched on or lifted',
    payload: ids('crisisId'),
    ...OWN_WORK,
    dedupe: (p) => p.crisisId,
  }),
  'digest.send': job({
    about: 'Sends the morning digest of one person and day',
    payload: ids('digestId'),
    ...TELLING,
    dedupe: (p) => p.digestId,
  }),
};

export const schedules = {
  'sources.tick': {
    about: 'Enqueues source.poll for every source that is due',
    everySeconds: (settings) => settings.pollTickSeconds,
  },
  'mentions.recheck': {
    about: 'Enqueues mention.recheck where flagged mentions have not been looked at for a tenth of their age',
    everySeconds: MINUTE,
  },
  'cases.assign-waiting': { about: 'Tries unassigned cases again', everySeconds: MINUTE },
  'publishing.sweep': {
    about: 'Settles publications whose process died; a queued one without a job gets it back',
    everySeconds: 30,
  },
  'approvals.expire': {
    about: 'Ends approvals that are older than the brand allows and tells both people',
    everySeconds: MINUTE,
  },
  'review.clock': {
    about: 'Passes reviews that are overdue to another reviewer, then to the leads',
    everySeconds: MINUTE,
  },
  'reviews.second': {
    about: 'Draws published replies for a second, blind look',
    everySeconds: DAY,
    offsetSeconds: 2 * HOUR,
  },
  'alerts.tick': {
    about: 'Wakes snoozed alerts, tells the next of a chain, lets out what was held or lost its job',
    everySeconds: 30,
  },
  'digests.tick': {
    about: 'Begins the morning digests that are due, once a person and day',
    everySeconds: MINUTE,
  },
  'rescoring.sweep': {
    about: 'Gives a run of judging anew that nobody works at its job back',
    everySeconds: 5 * MINUTE,
  },
  'spread.watch': {
    about: 'Begins to watch flagged posts, judges what was read of them, and plans when they are read again',
    everySeconds: MINUTE,
    offsetSeconds: 15,
  },
  'feeds.watch': {
    about: 'Holds every feed’s silence, errors, account and quota against what is usual',
    everySeconds: 5 * MINUTE,
    offsetSeconds: 50,
  },
  'escalation.pulse': {
    about: 'Looks at the end of every five minutes whether collection works, and notes where it does not',
    everySeconds: MINUTE,
    offsetSeconds: 30,
  },
  'escalation.tick': {
    about: 'Judges what was said of each brand: spikes, moods, grave matters, and what belongs together',
    everySeconds: MINUTE,
    offsetSeconds: 35,
  },
  'commitments.tick': {
    about: 'Tells the owner of a promise that its time has come, then the leads',
    everySeconds: MINUTE,
    offsetSeconds: 20,
  },
  'help.remember': { about: 'Reads what newly published replies answered', everySeconds: MINUTE },
  'snippets.review': {
    about: 'Tells owners of knowledge whose day of review has passed',
    everySeconds: HOUR,
  },
  'sessions.prune': { about: 'Deletes sessions and sign-in attempts that are over', everySeconds: HOUR },
  'outbox.prune': {
    about: 'Deletes outbox rows that were relayed days ago',
    everySeconds: HOUR,
    offsetSeconds: 10 * MINUTE,
  },
} satisfies Record<string, ScheduleDefinition>;

/** What `JobsModule.register` takes. A relayed outbox row is kept for a while, to answer "where did this job come from". */
export const pipeline = { queues, jobs, schedules, outboxKeptSeconds: 3 * DAY };
