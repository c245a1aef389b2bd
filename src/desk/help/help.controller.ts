/** /api/replies/:id/help: what helps with a reply, what is taken from it, and what the assistant proposes. */
import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import type { Response } from 'express';
import type { z } from 'zod';
import { id, Returns } from '../../core/http-api/api-schema.js';
import { Costly } from '../../core/http-api/costly.decorator.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { Assisting } from './assisting.service.js';
import {
  assistDraft,
  type AssistDraftView,
  assistInput,
  helpQuery,
  replyHelp,
  type ReplyHelp,
  taken,
  type Taken,
  takeInput,
  type TakeInput,
} from './help.api.js';
import { HelpService } from './help.service.js';

@Controller('api/replies/:id/help')
@Allow(...PERMISSIONS['replies.write'])
export class HelpController {
  constructor(
    private readonly help: HelpService,
    private readonly assisting: Assisting,
  ) {}

  @Get()
  @Costly(120)
  @Returns(replyHelp)
  read(
    @Param('id', { schema: id }) replyId: string,
    @Query({ schema: helpQuery }) { q }: z.infer<typeof helpQuery>,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyHelp> {
    return this.help.of(person, replyId, q ?? null);
  }

  @Post('take')
  @Returns(taken)
  take(
    @Param('id', { schema: id }) replyId: string,
    @Body({ schema: takeInput }) body: TakeInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<Taken> {
    return this.help.take(person, replyId, body);
  }

  /** Whoever goes away, or cancels, is not asked for any more. */
  @Post('assist')
  @Costly(10)
  @Returns(assistDraft)
  assist(
    @Param('id', { schema: id }) replyId: string,
    @Body({ schema: assistInput }) body: z.infer<typeof assistInput>,
    @CurrentPerson() person: SignedIn,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AssistDraftView> {
    const left = new AbortController();
    response.once('close', () => left.abort());
    return this.assisting.draft(person, replyId, body.wish ?? null, left.signal);
  }
}
