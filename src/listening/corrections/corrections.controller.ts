/** Overruling the scorer, and taking an overruling back. Both answer the mention as it is shown from then on. */
import { Body, Controller, Param, Post } from '@nestjs/common';
import { id, Returns } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { mentionDetail, type MentionDetail } from '../ingest/mentions.api.js';
import { MentionsQueries } from '../ingest/mentions.queries.js';
import { correctionInput, type CorrectionInput, withdrawal, type Withdrawal } from './corrections.api.js';
import { CorrectionsService } from './corrections.service.js';

@Controller('api/mentions')
@Allow(...PERMISSIONS['mentions.correct'])
export class CorrectionsController {
  constructor(
    private readonly corrections: CorrectionsService,
    private readonly mentions: MentionsQueries,
  ) {}

  @Post(':id/corrections')
  @Returns(mentionDetail)
  async correct(
    @Param('id', { schema: id }) mentionId: string,
    @Body({ schema: correctionInput }) body: CorrectionInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<MentionDetail> {
    await this.corrections.correct(mentionId, body, person.id);
    return this.mentions.detail(mentionId);
  }

  @Post(':id/corrections/:correctionId/withdraw')
  @Returns(mentionDetail)
  async withdraw(
    @Param('id', { schema: id }) mentionId: string,
    @Param('correctionId', { schema: id }) correctionId: string,
    @Body({ schema: withdrawal }) body: Withdrawal,
    @CurrentPerson() person: SignedIn,
  ): Promise<MentionDetail> {
    await this.corrections.withdraw(mentionId, correctionId, body, person.id);
    return this.mentions.detail(mentionId);
  }
}
