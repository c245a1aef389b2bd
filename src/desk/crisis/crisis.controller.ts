/** /api/brands/:id/crisis: seen by everybody, switched by leads and executives. */
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { id, Returns } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { EVERYONE, PERMISSIONS } from '../../core/identity/role.js';
import {
  type CrisisInput,
  crisisInput,
  type CrisisRequested,
  crisisRequested,
  type CrisisState,
  crisisState,
  liftInput,
} from './crisis.api.js';
import { CrisisService } from './crisis.service.js';

@Controller('api/brands/:id/crisis')
@Allow(...PERMISSIONS['crisis.switch'])
export class CrisisController {
  constructor(private readonly crisis: CrisisService) {}

  @Get()
  @Allow(...EVERYONE)
  @Returns(crisisState)
  state(
    @Param('id', { schema: id }) brandId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<CrisisState> {
    return this.crisis.state(brandId, person);
  }

  @Post('request')
  @Returns(crisisRequested)
  request(
    @Param('id', { schema: id }) brandId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<CrisisRequested> {
    return this.crisis.request(person, brandId);
  }

  @Post()
  @Returns(crisisState)
  switchOn(
    @Param('id', { schema: id }) brandId: string,
    @Body({ schema: crisisInput }) body: CrisisInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<CrisisState> {
    return this.crisis.switchOn(person, brandId, body);
  }

  @Post('lift')
  @Returns(crisisState)
  lift(
    @Param('id', { schema: id }) brandId: string,
    @Body({ schema: liftInput }) body: z.infer<typeof liftInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<CrisisState> {
    return this.crisis.lift(person, brandId, body.reason);
  }
}
