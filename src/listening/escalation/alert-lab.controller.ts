/** The alert lab over HTTP: replay one's own history or a file, and put the sensitivity found there to use. */
import { Body, Controller, Get, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Returns } from '../../core/http-api/api-schema.js';
import { Costly } from '../../core/http-api/costly.decorator.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import {
  alertLab,
  alertLabQuery,
  type AlertLabQuery,
  type AlertLabView,
  countsInput,
  type CountsInput,
  sensitivityInput,
  type SensitivityInput,
  sensitivityView,
} from './alert-lab.api.js';
import { AlertLabQueries } from './alert-lab.queries.js';
import { SensitivityService } from './sensitivity.service.js';

@Controller('api/alert-lab')
@Allow('lead', 'executive', 'admin')
export class AlertLabController {
  constructor(
    private readonly lab: AlertLabQueries,
    private readonly sensitivities: SensitivityService,
  ) {}

  @Get()
  @Costly(120)
  @Returns(alertLab)
  history(@Query({ schema: alertLabQuery }) query: AlertLabQuery): Promise<AlertLabView> {
    return this.lab.history(query);
  }

  @Post()
  @Costly(60)
  @Returns(alertLab)
  file(@Body({ schema: countsInput }) body: CountsInput): Promise<AlertLabView> {
    return this.lab.file(body);
  }

  @Put('sensitivity')
  @Returns(sensitivityView)
  put(
    @Body({ schema: sensitivityInput }) body: SensitivityInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<z.input<typeof sensitivityView>> {
    return this.sensitivities.put(body, person.id);
  }
}
