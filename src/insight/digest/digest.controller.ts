/** /api/digest: the morning page, of now; /api/me/digest: when a person wants it; /api/digest-runs: whether it arrived. */
import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../../core/clock/clock.js';
import { id, Returns } from '../../core/http-api/api-schema.js';
import type { Page } from '../../core/http-api/paging.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import {
  digestPreference,
  type DigestPreferenceInput,
  digestPreferenceInput,
  type DigestPreferenceView,
  digestQuery,
  digestRun,
  digestRunList,
  type DigestRunQuery,
  digestRunQuery,
  type DigestRunView,
  digestView,
  type DigestView,
} from './digest.api.js';
import { DigestPreferences } from './digest-preferences.service.js';
import { DigestQueries } from './digest.queries.js';
import { DigestRuns } from './digest-runs.service.js';

@Controller('api')
@Allow(...PERMISSIONS['digest.read'])
export class DigestController {
  constructor(
    private readonly queries: DigestQueries,
    private readonly preferences: DigestPreferences,
    private readonly runs: DigestRuns,
    private readonly clock: Clock,
  ) {}

  @Get('digest')
  @Returns(digestView)
  digest(
    @Query({ schema: digestQuery }) query: z.infer<typeof digestQuery>,
    @CurrentPerson() person: SignedIn,
  ): Promise<DigestView> {
    return this.queries.read(query.brandId ?? null, this.clock.now(), person.locale);
  }

  @Get('me/digest')
  @Returns(digestPreference)
  mine(@CurrentPerson() person: SignedIn): Promise<DigestPreferenceView> {
    return this.preferences.of(person.id);
  }

  @Patch('me/digest')
  @Returns(digestPreference)
  change(
    @Body({ schema: digestPreferenceInput }) body: DigestPreferenceInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<DigestPreferenceView> {
    return this.preferences.change(person.id, body);
  }

  @Get('digest-runs')
  @Allow(...PERMISSIONS['alerts.manage'])
  @Returns(digestRunList)
  list(@Query({ schema: digestRunQuery }) query: DigestRunQuery): Promise<Page<DigestRunView>> {
    return this.runs.list(query);
  }

  @Post('digest-runs/:id/retry')
  @Allow(...PERMISSIONS['alerts.manage'])
  @Returns(digestRun)
  retry(
    @Param('id', { schema: id }) digestId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<DigestRunView> {
    return this.runs.retry(person.id, digestId);
  }
}
