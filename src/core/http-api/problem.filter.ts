/** The one place where errors become answers: application/problem+json with the request's id. Faults of ours are logged whole. */
import { type ArgumentsHost, Catch, type ExceptionFilter, Injectable, Logger } from '@nestjs/common';
import type { Request, Response } from 'express';
import { problemOf } from './problem.js';
import { requestIdOf } from './request-id.js';

@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('http');

  catch(error: unknown, host: ArgumentsHost): void {
    if (host.getType() !== 'http') throw error;
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const { problem, unexpected } = problemOf(error);
    if (unexpected)
      this.logger.error({ err: error, method: request.method, path: request.path }, 'A request failed');
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { retryAfterSeconds } = problem;
    if (typeof retryAfterSeconds === 'number')
      response.setHeader('Retry-After', String(Math.ceil(retryAfterSeconds)));
    // The id is also in the header; here it is where a person can copy it from the screen.
    response
      .status(problem.status)
      .setHeader('Content-Type', 'application/problem+json; charset=utf-8')
      .setHeader('Cache-Control', 'no-store')
      .send(JSON.stringify({ ...problem, requestId: requestIdOf(request) }));
  }
}
