/** Judging earlier mentions anew, over HTTP. */
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { id, Returns } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import {
  ofBrand,
  rescoringInput,
  type RescoringInput,
  rescoringView,
  type RescoringView,
  scoringState,
  type ScoringState,
} from './rescoring.api.js';
import { RescoringQueries } from './rescoring.queries.js';
import { RescoringService } from './rescoring.service.js';

@Controller('api/scoring')
@Allow(...PERMISSIONS['scoring.manage'])
export class RescoringController {
  constructor(
    private readonly rescoring: RescoringService,
    private readonly runs: RescoringQueries,
  ) {}

  @Get()
  @Allow(...PERMISSIONS['scoring.read'])
  @Returns(scoringState)
  state(@Query({ schema: ofBrand }) { brandId }: { brandId: string }): Promise<ScoringState> {
    return this.runs.state(brandId);
  }

  @Post('rescore')
  @Returns(rescoringView)
  async start(
    @Body({ schema: rescoringInput }) body: RescoringInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<RescoringView> {
    return this.runs.one(await this.rescoring.start(body, person.id));
  }

  @Post('rescore/:id/stop')
  @Returns(rescoringView)
  async stop(
    @Param('id', { schema: id }) rescoringId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<RescoringView> {
    await this.rescoring.stop(rescoringId, person.id);
    return this.runs.one(rescoringId);
  }
}
