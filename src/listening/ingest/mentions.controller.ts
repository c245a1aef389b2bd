/** Mentions over HTTP. */
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { id, Returns } from '../../core/http-api/api-schema.js';
import type { Page } from '../../core/http-api/paging.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { CorrectionsService } from './corrections.service.js';
import {
  correctionInput,
  type CorrectionInput,
  mentionDetail,
  type MentionDetail,
  mentionList,
  mentionQuery,
  type MentionQuery,
  type MentionView,
} from './mentions.api.js';
import { MentionsQueries } from './mentions.queries.js';

@Controller('api/mentions')
@Allow(...PERMISSIONS['mentions.read'])
export class MentionsController {
  constructor(
    private readonly mentions: MentionsQueries,
    private readonly corrections: CorrectionsService,
  ) {}

  @Get()
  @Returns(mentionList)
  list(@Query({ schema: mentionQuery }) query: MentionQuery): Promise<Page<MentionView>> {
    return this.mentions.list(query);
  }

  @Get(':id')
  @Returns(mentionDetail)
  detail(@Param('id', { schema: id }) mentionId: string): Promise<MentionDetail> {
    return this.mentions.detail(mentionId);
  }

  @Post(':id/corrections')
  @Allow(...PERMISSIONS['mentions.correct'])
  @Returns(mentionDetail)
  async correct(
    @Param('id', { schema: id }) mentionId: string,
    @Body({ schema: correctionInput }) body: CorrectionInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<MentionDetail> {
    await this.corrections.correct(mentionId, body, person.id);
    return this.mentions.detail(mentionId);
  }
}
