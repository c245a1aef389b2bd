/** /api/alert-endpoints and /api/alert-deliveries: where alerts go, and whether they arrived. */
import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { id, Returns, ReturnsNothing } from '../../core/http-api/api-schema.js';
import { Costly } from '../../core/http-api/costly.decorator.js';
import type { Page } from '../../core/http-api/paging.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import {
  alertDelivery,
  alertDeliveryList,
  type AlertDeliveryQuery,
  alertDeliveryQuery,
  type AlertDeliveryView,
  alertEndpoint,
  type AlertEndpointChange,
  alertEndpointChange,
  type AlertEndpointInput,
  alertEndpointInput,
  alertEndpointList,
  alertEndpointMade,
  alertEndpointTested,
  type AlertEndpointView,
} from './alert-endpoints.api.js';
import { DeliveriesService } from './deliveries.service.js';
import { EndpointTest } from './endpoint-test.service.js';
import { EndpointsService } from './endpoints.service.js';

@Controller('api')
@Allow(...PERMISSIONS['alerts.connect'])
export class AlertEndpointsController {
  constructor(
    private readonly endpoints: EndpointsService,
    private readonly testing: EndpointTest,
    private readonly deliveries: DeliveriesService,
  ) {}

  @Get('alert-endpoints')
  @Allow(...PERMISSIONS['alerts.manage'])
  @Returns(alertEndpointList)
  async list(): Promise<{ items: AlertEndpointView[] }> {
    return { items: await this.endpoints.list() };
  }

  @Post('alert-endpoints')
  @Returns(alertEndpointMade, 201)
  add(
    @Body({ schema: alertEndpointInput }) body: AlertEndpointInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<z.input<typeof alertEndpointMade>> {
    return this.endpoints.add(person.id, body);
  }

  @Patch('alert-endpoints/:id')
  @Returns(alertEndpoint)
  change(
    @Param('id', { schema: id }) endpointId: string,
    @Body({ schema: alertEndpointChange }) body: AlertEndpointChange,
    @CurrentPerson() person: SignedIn,
  ): Promise<AlertEndpointView> {
    return this.endpoints.change(person.id, endpointId, body);
  }

  @Post('alert-endpoints/:id/rotate')
  @Returns(alertEndpointMade)
  rotate(
    @Param('id', { schema: id }) endpointId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<z.input<typeof alertEndpointMade>> {
    return this.endpoints.rotate(person.id, endpointId);
  }

  @Post('alert-endpoints/:id/test')
  @Costly(12)
  @Returns(alertEndpointTested)
  test(
    @Param('id', { schema: id }) endpointId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<z.input<typeof alertEndpointTested>> {
    return this.testing.run(person.id, endpointId);
  }

  @Delete('alert-endpoints/:id')
  @ReturnsNothing()
  remove(@Param('id', { schema: id }) endpointId: string, @CurrentPerson() person: SignedIn): Promise<void> {
    return this.endpoints.remove(person.id, endpointId);
  }

  @Get('alert-deliveries')
  @Allow(...PERMISSIONS['alerts.act'])
  @Returns(alertDeliveryList)
  told(
    @Query({ schema: alertDeliveryQuery }) query: AlertDeliveryQuery,
    @CurrentPerson() person: SignedIn,
  ): Promise<Page<AlertDeliveryView>> {
    return this.deliveries.list(query, person);
  }

  @Post('alert-deliveries/:id/retry')
  @Allow(...PERMISSIONS['alerts.manage'])
  @Returns(alertDelivery)
  retry(
    @Param('id', { schema: id }) deliveryId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<AlertDeliveryView> {
    return this.deliveries.retry(person, deliveryId);
  }
}
