/** Lets out what `@Returns` names and nothing else. An answer that does not fit its schema is a fault of ours: logged, never sent. */
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import { RETURNS, type ReturnsMetadata } from './api-schema.js';

export class AnswerError extends Error {
  override readonly name = 'AnswerError';
}

@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const schema = this.reflector.get<ReturnsMetadata | undefined>(RETURNS, context.getHandler());
    if (context.getType() !== 'http' || schema === undefined || schema === 'stream') return next.handle();
    if (schema === null) return next.handle().pipe(map(() => undefined));
    return next.handle().pipe(
      map((answer: unknown) => {
        const parsed = schema.safeParse(answer);
        if (parsed.success) return parsed.data;
        const places = parsed.error.issues
          .slice(0, 10)
          .map((issue) => `${issue.path.join('.')}: ${issue.message}`);
        throw new AnswerError(
          `${context.getClass().name}.${context.getHandler().name} does not answer as it declares: ${places.join('; ')}`,
        );
      }),
    );
  }
}
