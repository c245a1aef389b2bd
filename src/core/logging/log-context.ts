/** What every line of the log carries while a piece of work lasts: the request's id, the job's id. Never a secret. */
import { AsyncLocalStorage } from 'node:async_hooks';

export type LogContext = Record<string, string | number>;
const storage = new AsyncLocalStorage<LogContext>();

/** Runs `work` with these facts on each of its lines, added to those around it. */
export function withLogContext<T>(facts: LogContext, work: () => T): T {
  return storage.run({ ...storage.getStore(), ...facts }, work);
}

export const logContext = (): LogContext => storage.getStore() ?? {};
