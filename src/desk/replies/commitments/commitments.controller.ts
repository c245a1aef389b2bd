/** /api/commitments: what people say of promises. They are read with their case. */
import { Body, Controller, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { id, ReturnsNothing } from '../../../core/http-api/api-schema.js';
import { Allow } from '../../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../../core/identity/role.js';
import { ownerInput, stepInput } from './commitments.api.js';
import { CommitmentsService } from './commitments.service.js';

@Controller('api/commitments')
@Allow(...PERMISSIONS['cases.work'])
export class CommitmentsController {
  constructor(private readonly commitments: CommitmentsService) {}

  @Post(':id/step')
  @ReturnsNothing()
  step(
    @Param('id', { schema: id }) commitmentId: string,
    @Body({ schema: stepInput }) body: z.infer<typeof stepInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<void> {
    return this.commitments.take(person, commitmentId, body.step, body.comment ?? null);
  }

  @Post(':id/owner')
  @ReturnsNothing()
  handOver(
    @Param('id', { schema: id }) commitmentId: string,
    @Body({ schema: ownerInput }) body: z.infer<typeof ownerInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<void> {
    return this.commitments.handOver(person, commitmentId, body.ownerId);
  }
}
