/** What a refusal of the outside service means for the job: try later, or never. Pure. */
import { PermanentJobError, TemporaryJobError } from '../../core/errors/errors.js';
import { PlatformError } from '../../platforms/ports.js';

export function jobError(error: unknown): unknown {
  if (!(error instanceof PlatformError)) return error;
  const passes = error.kind === 'temporary' || error.kind === 'rate-limited' || error.kind === 'malformed';
  return passes
    ? new TemporaryJobError(error.message, error.retryAfterSeconds ?? undefined, { cause: error })
    : new PermanentJobError(error.message, { cause: error });
}
