/** Mentions over HTTP. */
import { Controller, Get, Param, Query } from '@nestjs/common';
import { id, Returns } from '../../core/http-api/api-schema.js';
import type { Page } from '../../core/http-api/paging.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import {
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
  constructor(private readonly mentions: MentionsQueries) {}

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
}
