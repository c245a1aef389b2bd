/** /api/alerts: reading them, and what people do about them. One call each; rules live in the services. */
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { id, Returns } from '../../core/http-api/api-schema.js';
import type { Page } from '../../core/http-api/paging.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { ActingService } from './acting.service.js';
import {
  acknowledgeInput,
  alertList,
  alertQuery,
  type AlertQuery,
  type AlertRowView,
  alertView,
  type AlertView,
  assignAlertInput,
  markInput,
  resolveInput,
  snoozeInput,
} from './alerts.api.js';
import { AlertsQueries } from './alerts.queries.js';

@Controller('api/alerts')
@Allow(...PERMISSIONS['alerts.act'])
export class AlertsController {
  constructor(
    private readonly queries: AlertsQueries,
    private readonly acting: ActingService,
  ) {}

  @Get()
  @Allow(...PERMISSIONS['alerts.read'])
  @Returns(alertList)
  list(
    @Query({ schema: alertQuery }) query: AlertQuery,
    @CurrentPerson() person: SignedIn,
  ): Promise<Page<AlertRowView>> {
    return this.queries.list(query, person);
  }

  @Get(':id')
  @Allow(...PERMISSIONS['alerts.read'])
  @Returns(alertView)
  one(@Param('id', { schema: id }) alertId: string, @CurrentPerson() person: SignedIn): Promise<AlertView> {
    return this.queries.view(alertId, person);
  }

  @Post(':id/acknowledge')
  @Returns(alertView)
  async acknowledge(
    @Param('id', { schema: id }) alertId: string,
    @Body({ schema: acknowledgeInput }) body: z.infer<typeof acknowledgeInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<AlertView> {
    await this.acting.acknowledge(person, alertId, body.words);
    return this.queries.view(alertId, person);
  }

  @Post(':id/snooze')
  @Returns(alertView)
  async snooze(
    @Param('id', { schema: id }) alertId: string,
    @Body({ schema: snoozeInput }) body: z.infer<typeof snoozeInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<AlertView> {
    await this.acting.snooze(person, alertId, body.minutes, body.words);
    return this.queries.view(alertId, person);
  }

  @Post(':id/assign')
  @Returns(alertView)
  async assign(
    @Param('id', { schema: id }) alertId: string,
    @Body({ schema: assignAlertInput }) body: z.infer<typeof assignAlertInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<AlertView> {
    await this.acting.assign(person, alertId, body.personId);
    return this.queries.view(alertId, person);
  }

  @Post(':id/resolve')
  @Returns(alertView)
  async resolve(
    @Param('id', { schema: id }) alertId: string,
    @Body({ schema: resolveInput }) body: z.infer<typeof resolveInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<AlertView> {
    await this.acting.resolve(person, alertId, body.words);
    return this.queries.view(alertId, person);
  }

  @Post(':id/mark')
  @Returns(alertView)
  async mark(
    @Param('id', { schema: id }) alertId: string,
    @Body({ schema: markInput }) body: z.infer<typeof markInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<AlertView> {
    await this.acting.mark(person, alertId, body.mark, body.words);
    return this.queries.view(alertId, person);
  }
}
