/** For whoever restarts and routes: is this process alive, and can it do its work. */
import { Controller, Get, HttpException, Res } from '@nestjs/common';
import { HealthCheckService } from '@nestjs/terminus';
import type { Response } from 'express';
import { Returns } from '../http-api/api-schema.js';
import { Public } from '../identity/allow.decorator.js';
import { alive, readiness, type Readiness } from './health.api.js';
import { HealthIndicators } from './health.indicators.js';

@Controller('health')
@Public()
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicators,
  ) {}

  /** Touches nothing: a process whose database is away must not be killed for it. */
  @Get('live')
  @Returns(alive)
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** 503 while the database or the queue does not answer, and while the process stops. */
  @Get('ready')
  @Returns(readiness)
  async ready(@Res({ passthrough: true }) response: Response): Promise<Readiness> {
    response.setHeader('Cache-Control', 'no-store');
    try {
      const { status, details } = await this.health.check([
        () => this.indicators.database(),
        () => this.indicators.queue(),
        () => this.indicators.polling(),
      ]);
      return { status, details } as Readiness;
    } catch (error) {
      // The library throws its result; here it is the answer.
      if (!(error instanceof HttpException) || error.getStatus() !== 503) throw error;
      response.status(503);
      return error.getResponse() as Readiness;
    }
  }
}
