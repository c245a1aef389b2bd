/** GET /metrics, for whoever has the token; without one set, for this machine alone. */
import { Controller, Get, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AppConfig } from '../config/config.js';
import { EarshotError } from '../errors/errors.js';
import { ReturnsStream } from '../http-api/api-schema.js';
import { Public } from '../identity/allow.decorator.js';
import { mayScrape } from './may-scrape.js';
import { MetricsService } from './metrics.service.js';

@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: MetricsService,
    private readonly config: AppConfig,
  ) {}

  @Get()
  @Public()
  @ReturnsStream('text/plain')
  async read(@Req() request: Request, @Res() response: Response): Promise<void> {
    const allowed = mayScrape({
      token: this.config.metricsToken,
      authorization: request.headers.authorization,
      remoteAddress: request.socket.remoteAddress,
      host: request.headers.host,
      forwarded: request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined,
    });
    if (!allowed)
      throw new EarshotError(
        this.config.metricsToken ? 'not-signed-in' : 'forbidden',
        this.config.metricsToken
          ? 'Send the token of EARSHOT_METRICS_TOKEN as "Authorization: Bearer …".'
          : 'Only this machine may read the metrics. Set EARSHOT_METRICS_TOKEN to read them from elsewhere.',
      );
    response.type(this.metrics.registry.contentType).send(await this.metrics.text());
  }
}
