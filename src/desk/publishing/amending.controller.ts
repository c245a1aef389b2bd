/** /api/publications: asking that what is published is corrected or taken back. One call each. */
import { Body, Controller, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { id, Returns } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { replyView, type ReplyView } from '../replies/replies.api.js';
import { AmendingService } from './amending.service.js';
import { amendInput } from './publications.api.js';

@Controller('api/publications')
@Allow(...PERMISSIONS['replies.write'])
export class AmendingController {
  constructor(private readonly amending: AmendingService) {}

  @Post(':id/correct')
  @Returns(replyView)
  correct(
    @Param('id', { schema: id }) publicationId: string,
    @Body({ schema: amendInput }) body: z.infer<typeof amendInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.amending.correct(person, publicationId, body.reason);
  }

  @Post(':id/remove')
  @Returns(replyView)
  remove(
    @Param('id', { schema: id }) publicationId: string,
    @Body({ schema: amendInput }) body: z.infer<typeof amendInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.amending.remove(person, publicationId, body.reason);
  }
}
