/** The log: JSON lines on standard output, one root a process. Secrets are redacted by path before a line is written. */
import { type DestinationStream, pino, type Logger } from 'pino';
import type { AppConfig } from '../config/config.js';
import { logContext } from './log-context.js';
import { errorFacts } from './error-facts.js';
import { REDACTED_PATHS } from './redaction.js';

export function makeLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    mixin: logContext,
    redact: { paths: REDACTED_PATHS, censor: '[redacted]' },
    serializers: { err: errorFacts },
  };
  return destination ? pino(options, destination) : pino(options);
}

let root: Logger | undefined;

/** Made on first use with the level in force. */
export function rootLogger(config: Pick<AppConfig, 'logLevel'>): Logger {
  return (root ??= makeLogger(config.logLevel));
}
