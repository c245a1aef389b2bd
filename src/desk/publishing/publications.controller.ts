/** Approving, undoing, posting by hand: everything that sets a posting in motion or stops it. One call each. */
import { Body, Controller, Param, Post } from '@nestjs/common';
import type { z } from 'zod';
import { id, Returns } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { blockedBy } from '../replies/refuse.js';
import { approveInput, replyView, type ReplyView } from '../replies/replies.api.js';
import { ApproveService } from './approve.service.js';
import { type HandedOut, PostingByHand } from './posting-by-hand.service.js';
import { confirmInput, handedOut, notPostedInput } from './publications.api.js';
import { TakeBackService } from './take-back.service.js';

@Controller('api')
@Allow(...PERMISSIONS['replies.write'])
export class PublicationsController {
  constructor(
    private readonly approving: ApproveService,
    private readonly takingBack: TakeBackService,
    private readonly byHand: PostingByHand,
  ) {}

  @Post('replies/:id/approve')
  @Allow(...PERMISSIONS['replies.review'])
  @Returns(replyView)
  async approve(
    @Param('id', { schema: id }) replyId: string,
    @Body({ schema: approveInput }) body: z.infer<typeof approveInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    const result = await this.approving.approve(person, replyId, body);
    if ('blocked' in result) throw blockedBy(result.blocked);
    return result.reply;
  }

  @Post('replies/:id/recall')
  @Returns(replyView)
  recall(
    @Param('id', { schema: id }) replyId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.takingBack.recall(person, replyId);
  }

  @Post('replies/:id/withdraw')
  @Returns(replyView)
  withdraw(
    @Param('id', { schema: id }) replyId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.takingBack.withdraw(person, replyId);
  }

  @Post('replies/:id/resend')
  @Returns(replyView)
  resend(
    @Param('id', { schema: id }) replyId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.takingBack.resend(person, replyId);
  }

  @Post('publications/:id/cancel')
  @Allow('agent', 'reviewer', 'lead')
  @Returns(replyView)
  cancel(
    @Param('id', { schema: id }) publicationId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.takingBack.undo(person, publicationId);
  }

  @Post('publications/:id/begin-manual')
  @Returns(handedOut)
  begin(
    @Param('id', { schema: id }) publicationId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<HandedOut> {
    return this.byHand.begin(person, publicationId);
  }

  @Post('publications/:id/confirm-manual')
  @Returns(replyView)
  confirm(
    @Param('id', { schema: id }) publicationId: string,
    @Body({ schema: confirmInput }) body: z.infer<typeof confirmInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.byHand.confirm(person, publicationId, body.permalink ?? null, body.reason ?? null);
  }

  @Post('publications/:id/not-posted')
  @Returns(replyView)
  notPosted(
    @Param('id', { schema: id }) publicationId: string,
    @Body({ schema: notPostedInput }) body: z.infer<typeof notPostedInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.byHand.notPosted(person, publicationId, body.reason ?? null);
  }
}
