/** /api/digest: the morning page, of now; /api/me/digest: when a person wants it. */
import { Body, Controller, Get, Patch, Query } from '@nestjs/common';
import type { z } from 'zod';
import { Clock } from '../../core/clock/clock.js';
import { Returns } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { EVERYONE, PERMISSIONS } from '../../core/identity/role.js';
import {
  digestPreference,
  type DigestPreferenceInput,
  digestPreferenceInput,
  type DigestPreferenceView,
  digestQuery,
  digestView,
  type DigestView,
} from './digest.api.js';
import { DigestPreferences } from './digest-preferences.service.js';
import { DigestQueries } from './digest.queries.js';

@Controller('api')
export class DigestController {
  constructor(
    private readonly queries: DigestQueries,
    private readonly preferences: DigestPreferences,
    private readonly clock: Clock,
  ) {}

  @Get('digest')
  @Allow(...PERMISSIONS['digest.read'])
  @Returns(digestView)
  digest(
    @Query({ schema: digestQuery }) query: z.infer<typeof digestQuery>,
    @CurrentPerson() person: SignedIn,
  ): Promise<DigestView> {
    return this.queries.read(query.brandId ?? null, this.clock.now(), person.locale);
  }

  @Get('me/digest')
  @Allow(...EVERYONE)
  @Returns(digestPreference)
  mine(@CurrentPerson() person: SignedIn): Promise<DigestPreferenceView> {
    return this.preferences.of(person.id);
  }

  @Patch('me/digest')
  @Allow(...EVERYONE)
  @Returns(digestPreference)
  change(
    @Body({ schema: digestPreferenceInput }) body: DigestPreferenceInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<DigestPreferenceView> {
    return this.preferences.change(person.id, body);
  }
}
