/** The jobs page: counts, failed jobs, retry. */
import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { id, Returns } from '../http-api/api-schema.js';
import { Allow } from '../identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../identity/current-person.decorator.js';
import { PERMISSIONS } from '../identity/role.js';
import { jobsOverview, retriedJob } from './jobs.api.js';
import { JobsHealth } from './jobs-health.service.js';
import { JobsService } from './jobs.service.js';

@ApiTags('jobs')
@Allow(...PERMISSIONS['jobs.manage'])
@Controller('api/jobs')
export class JobsController {
  constructor(
    private readonly jobs: JobsService,
    private readonly health: JobsHealth,
  ) {}

  @Get()
  @Returns(jobsOverview)
  async overview(): Promise<z.input<typeof jobsOverview>> {
    const [counts, failed, { problems }] = await Promise.all([
      this.jobs.counts(),
      this.jobs.failed(),
      this.health.snapshot(),
    ]);
    return { counts, failed, problems };
  }

  @Post(':id/retry')
  @Returns(retriedJob)
  async retry(
    @Param('id', { schema: id }) jobId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<z.input<typeof retriedJob>> {
    await this.jobs.retry(jobId, { kind: 'person', id: person.id });
    return { id: jobId };
  }
}
