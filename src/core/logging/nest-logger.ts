/**
 * Nest's Logger, written through pino. `logger.warn({ sourceId, err }, 'words')`, `logger.warn('words')` and
 * `logger.error(error)` all work; the class's name becomes `context`.
 */
import type { LoggerService } from '@nestjs/common';
import type { Logger } from 'pino';

/** Nest's own account of how it puts the parts together: a hundred lines nobody asked for. */
const FRAMEWORK = new Set([
  'NestFactory',
  'InstanceLoader',
  'RoutesResolver',
  'RouterExplorer',
  'NestApplication',
]);

type Level = 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace';

export class NestLogger implements LoggerService {
  constructor(private readonly pino: Logger) {}

  log = (message: unknown, ...rest: unknown[]): void => this.write('info', message, rest);
  error = (message: unknown, ...rest: unknown[]): void => this.write('error', message, rest);
  warn = (message: unknown, ...rest: unknown[]): void => this.write('warn', message, rest);
  debug = (message: unknown, ...rest: unknown[]): void => this.write('debug', message, rest);
  verbose = (message: unknown, ...rest: unknown[]): void => this.write('trace', message, rest);
  fatal = (message: unknown, ...rest: unknown[]): void => this.write('fatal', message, rest);

  private write(given: Level, message: unknown, rest: unknown[]): void {
    const level = given === 'info' && FRAMEWORK.has(String(rest.at(-1))) ? 'debug' : given;
    if (!this.pino.isLevelEnabled(level)) return;
    // Nest puts the context last; with only a message and a context there is nothing between them.
    const context = typeof rest.at(-1) === 'string' ? (rest.at(-1) as string) : undefined;
    const between = context === undefined ? rest : rest.slice(0, -1);
    const facts: Record<string, unknown> = context === undefined ? {} : { context };
    let words: string | undefined;
    for (const part of [message, ...between]) {
      if (part instanceof Error) facts.err = part;
      else if (typeof part === 'string' && words === undefined) words = part;
      else if (typeof part === 'string') facts.stack = part;
      else if (typeof part === 'object' && part !== null) Object.assign(facts, part);
      else if (part !== undefined) facts.value = part;
    }
    words ??= facts.err instanceof Error ? facts.err.message : '';
    this.pino[level](facts, words);
  }
}
