/** /api/replies: writing and reviewing. Approving, withdrawing and posting are in publishing/publications.controller.ts. */
import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import type { z } from 'zod';
import { id, Returns } from '../../core/http-api/api-schema.js';
import { Costly } from '../../core/http-api/costly.decorator.js';
import type { Page } from '../../core/http-api/paging.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { toCheckView } from './check-view.js';
import { CheckingService } from './checking.service.js';
import { DraftsService } from './drafts.service.js';
import { blockedBy } from './refuse.js';
import {
  checkInput,
  checkView,
  draftInput,
  editInput,
  replyView,
  type ReplyView,
  returnInput,
  type ReviewItem,
  reviewList,
  reviewQuery,
  type ReviewQuery,
  startInput,
  submitInput,
  submitted,
} from './replies.api.js';
import { RepliesQueries } from './replies.queries.js';
import { ReviewService } from './review.service.js';
import { ReviewsQueries } from './reviews.queries.js';

@Controller('api')
@Allow(...PERMISSIONS['replies.write'])
export class RepliesController {
  constructor(
    private readonly drafts: DraftsService,
    private readonly review: ReviewService,
    private readonly checking: CheckingService,
    private readonly queries: RepliesQueries,
    private readonly reviews: ReviewsQueries,
  ) {}

  @Post('cases/:id/replies')
  @Returns(replyView)
  start(
    @Param('id', { schema: id }) caseId: string,
    @Body({ schema: startInput }) body: z.infer<typeof startInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.drafts.start(person, caseId, body);
  }

  @Get('replies/:id')
  @Allow(...PERMISSIONS['cases.read'])
  @Returns(replyView)
  read(@Param('id', { schema: id }) replyId: string, @CurrentPerson() person: SignedIn): Promise<ReplyView> {
    return this.queries.view(replyId, person);
  }

  @Put('replies/:id/draft')
  @Returns(replyView)
  save(
    @Param('id', { schema: id }) replyId: string,
    @Body({ schema: draftInput }) body: z.infer<typeof draftInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.drafts.save(person, replyId, body);
  }

  @Post('replies/:id/check')
  @Allow('agent', 'reviewer', 'lead')
  @Costly(120) // as fast as anybody types, with a pause before each
  @Returns(checkView)
  async check(
    @Param('id', { schema: id }) replyId: string,
    @Body({ schema: checkInput }) body: z.infer<typeof checkInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<z.input<typeof checkView>> {
    return toCheckView(await this.checking.preview(person, replyId, body.text));
  }

  @Post('replies/:id/submit')
  @Returns(submitted)
  async submit(
    @Param('id', { schema: id }) replyId: string,
    @Body({ schema: submitInput }) body: z.infer<typeof submitInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<{ reply: ReplyView }> {
    const result = await this.drafts.submit(person, replyId, body.revision, body);
    if ('blocked' in result) throw blockedBy(result.blocked);
    return result;
  }

  @Post('replies/:id/return')
  @Allow(...PERMISSIONS['replies.review'])
  @Returns(replyView)
  sendBack(
    @Param('id', { schema: id }) replyId: string,
    @Body({ schema: returnInput }) body: z.infer<typeof returnInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.review.sendBack(person, replyId, body);
  }

  @Post('replies/:id/edit')
  @Allow(...PERMISSIONS['replies.review'])
  @Returns(replyView)
  async mend(
    @Param('id', { schema: id }) replyId: string,
    @Body({ schema: editInput }) body: z.infer<typeof editInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    const result = await this.review.mend(person, replyId, body);
    if ('blocked' in result) throw blockedBy(result.blocked);
    return result.reply;
  }

  @Get('reviews')
  @Allow(...PERMISSIONS['replies.review'])
  @Returns(reviewList)
  queue(
    @Query({ schema: reviewQuery }) query: ReviewQuery,
    @CurrentPerson() person: SignedIn,
  ): Promise<Page<ReviewItem>> {
    return this.reviews.list(query, person);
  }
}
