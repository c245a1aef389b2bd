/** /api/replies/:id/looking and /hand-over: who reads what, and to whom a review passes. */
import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { id, Returns } from '../../../core/http-api/api-schema.js';
import { Allow } from '../../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../../core/identity/role.js';
import { replyView, type ReplyView } from '../replies.api.js';
import { HandingOver } from './handing-over.service.js';
import { LookingService } from './looking.service.js';
import { handOverInput, handOverTargets, lookingInput, viewers, type Viewers } from './turns.api.js';

@Controller('api/replies')
@Allow(...PERMISSIONS['replies.review'])
export class TurnsController {
  constructor(
    private readonly looking: LookingService,
    private readonly handing: HandingOver,
  ) {}

  /** A heartbeat while the reply is open on a screen; answers who else is looking. */
  @Post(':id/looking')
  @Returns(viewers)
  look(
    @Param('id', { schema: id }) replyId: string,
    @Body({ schema: lookingInput }) body: z.infer<typeof lookingInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<Viewers> {
    return this.looking.look(person, replyId, body.leaving ?? false);
  }

  @Get(':id/hand-over')
  @Returns(handOverTargets)
  targets(@Param('id', { schema: id }) replyId: string): Promise<z.input<typeof handOverTargets>> {
    return this.handing.targets(replyId);
  }

  @Post(':id/hand-over')
  @Returns(replyView)
  handOver(
    @Param('id', { schema: id }) replyId: string,
    @Body({ schema: handOverInput }) body: z.infer<typeof handOverInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.handing.handOver(person, replyId, body);
  }
}
