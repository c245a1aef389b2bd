import { randomUUID } from 'node:crypto';
import { readSettings } from '../../../src/core/config/settings.js';
import { PermanentJobError } from '../../../src/core/errors/errors.js';
import { JobCatalog } from '../../../src/core/jobs/job-catalog.js';
import { oneEach } from '../../../src/core/schedules/marked-methods.service.js';
import { ScheduleCatalog } from '../../../src/core/schedules/schedule-catalog.js';
import { pipeline } from '../../../src/job-catalog.js';

const catalog = new JobCatalog(pipeline);

describe('the catalogue of jobs', () => {
  it('never lets the queue repeat what is irreversible', () => {
    expect(catalog.job('publishing.send').attempts).toBe(1);
    expect(catalog.job('publishing.reconcile').attempts).toBe(1);
  });

  it('keeps every failed job that nothing else would repeat or stand in for', () => {
    for (const name of catalog.jobNames) {
      // Without the outside service's answer the scorer's word stands: nothing is lost with a failed question.
      if (name === 'spam.check') continue;
      const { keepFailed, attempts, queue } = catalog.job(name);
      if (keepFailed !== 'all')
        expect({ name, attempts, queue }).toEqual({ name, attempts: 1, queue: 'polling' });
    }
  });

  it('takes ids and nothing else as payload', () => {
    for (const name of catalog.jobNames) {
      const job = catalog.job(name);
      const key = Object.keys((job.payload as unknown as { shape: object }).shape)[0] ?? '';
      const id = randomUUID();
      expect(catalog.payload(name, { [key]: id })).toEqual({ [key]: id });
      for (const wrong of [{}, { [key]: 'no id' }, { [key]: id, text: 'hello' }, null, 'x'])
        expect(() => catalog.payload(name, wrong)).toThrow(PermanentJobError);
    }
  });

  it('shows which field is wrong but not what it held', () => {
    expect(() => catalog.payload('case.open', { mentionId: 'card 4111 1111' })).toThrow(
      /payload of case\.open .*mentionId/,
    );
    expect(() => catalog.payload('case.open', { mentionId: 'card 4111 1111' })).not.toThrow(/4111/);
  });

  it('refuses a job nobody knows, by name', () => {
    expect(() => catalog.job('case.close')).toThrow(/No job is called case\.close/);
    expect(() => catalog.job('constructor')).toThrow(PermanentJobError);
  });

  it('counts a job once by its subject, unless the caller names another key', () => {
    const sourceId = randomUUID();
    expect(catalog.row('source.poll', { sourceId })).toEqual({
      job: 'source.poll',
      payload: { sourceId },
      dedupeKey: sourceId,
      runAt: null,
    });
    expect(catalog.row('source.poll', { sourceId }, { dedupeKey: 'by hand' }).dedupeKey).toBe('by hand');
    expect(catalog.row('source.poll', { sourceId }, { dedupeKey: null }).dedupeKey).toBeNull();
  });

  it('refuses a catalogue that cannot work and says all that is wrong', () => {
    const job = { ...pipeline.jobs['case.open'], queue: 'nowhere', backoff: undefined };
    expect(() => new JobCatalog({ queues: pipeline.queues, jobs: { 'case.open': job } })).toThrow(
      /case\.open: no queue is called nowhere\n {2}case\.open: more than one attempt needs a backoff/,
    );
  });

  it('plans every schedule, with the settings applied', () => {
    const { settings } = readSettings({ EARSHOT_POLL_TICK_SECONDS: '7' });
    const plan = new ScheduleCatalog(pipeline.schedules).plan(settings);
    expect(plan.find((entry) => entry.name === 'sources.tick')?.everySeconds).toBe(7);
    expect(plan.every((entry) => entry.everySeconds > 0)).toBe(true);
  });
});

describe('handlers held against the catalogue', () => {
  const method = (name: string, where: string) => ({ name, where, call: () => where });

  it('pairs each name with its one method', () => {
    const paired = oneEach('JobHandler', ['a', 'b'], [method('b', 'B.do'), method('a', 'A.do')]);
    expect(paired.get('a')?.()).toBe('A.do');
  });

  it('lists everything that is wrong at once', () => {
    const found = [method('b', 'B.do'), method('b', 'C.do'), method('z', 'Z.do')];
    expect(() => oneEach('JobHandler', ['a', 'b'], found)).toThrow(
      [
        'Earshot cannot start, the catalogue and the code disagree:',
        "  a has no handler: mark the method that does it with @JobHandler('a')",
        '  b has 2 handlers, keep one: B.do, C.do',
        '  Z.do handles z, which src/job-catalog.ts does not know',
      ].join('\n'),
    );
  });
});
