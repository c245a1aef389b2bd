import { PermanentJobError } from '../../../src/core/errors/errors.js';
import { JobInterrupted, runAttempt } from '../../../src/core/jobs/run-job.js';

const never = new AbortController().signal;
const limits = { timeoutMs: 10_000, graceMs: 20, stop: never };
const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));

describe('one attempt of a job', () => {
  it('ends as the handler ends', async () => {
    await expect(runAttempt(() => Promise.resolve('done'), limits)).resolves.toBeUndefined();
    await expect(runAttempt(() => Promise.reject(new Error('no')), limits)).rejects.toThrow('no');
  });

  it('says that time was over, whatever the handler makes of the signal', async () => {
    const short = { ...limits, timeoutMs: 10 };
    await expect(runAttempt(untilAborted, short)).rejects.toThrow('Not done within 0.01 s');
    await expect(runAttempt(() => new Promise(() => undefined), short)).rejects.toThrow(
      'Not done within 0.01 s',
    );
  });

  it('counts as done when the handler still finishes in the grace it is given', async () => {
    const finishing = (signal: AbortSignal): Promise<void> =>
      new Promise((resolve) => signal.addEventListener('abort', () => resolve()));
    await expect(runAttempt(finishing, { ...limits, timeoutMs: 10 })).resolves.toBeUndefined();
  });

  it.each([
    ['a handler that minds its signal', untilAborted],
    ['a handler that is deaf', () => new Promise(() => undefined)],
  ])('is interrupted, not failed, when the process stops: %s', async (_, handler) => {
    const stop = new AbortController();
    const attempt = runAttempt(handler, { ...limits, stop: stop.signal });
    stop.abort();
    await expect(attempt).rejects.toBeInstanceOf(JobInterrupted);
  });

  it('does not begin when the process stops already', async () => {
    const handler = jest.fn(() => Promise.resolve());
    await expect(runAttempt(handler, { ...limits, stop: AbortSignal.abort() })).rejects.toBeInstanceOf(
      JobInterrupted,
    );
    expect(handler).not.toHaveBeenCalled();
  });

  it('keeps "never again" even when it comes after the abort', async () => {
    const handler = (signal: AbortSignal): Promise<void> =>
      new Promise((_, reject) =>
        signal.addEventListener('abort', () => reject(new PermanentJobError('gone'))),
      );
    await expect(runAttempt(handler, { ...limits, timeoutMs: 10 })).rejects.toThrow('gone');
  });
});
