/** /api/reviews/second: published replies looked at again, blind; /api/brands/:id/second-look: how many, and what came of it. */
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { id, Returns } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { JudgingService } from './judging.service.js';
import {
  judged,
  judgeInput,
  type JudgeInput,
  secondList,
  secondLook,
  type SecondLook,
  secondLookInput,
} from './second-look.api.js';
import { SecondLookQueries } from './second-look.queries.js';

@Controller('api')
@Allow(...PERMISSIONS['replies.review'])
export class SecondLookController {
  constructor(
    private readonly queries: SecondLookQueries,
    private readonly judging: JudgingService,
  ) {}

  @Get('reviews/second')
  @Returns(secondList)
  async list(@CurrentPerson() person: SignedIn): Promise<z.input<typeof secondList>> {
    return { items: await this.queries.waitingFor(person.id) };
  }

  @Post('reviews/second/:id')
  @Returns(judged)
  judge(
    @Param('id', { schema: id }) secondId: string,
    @Body({ schema: judgeInput }) body: JudgeInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<z.input<typeof judged>> {
    return this.judging.judge(person, secondId, body);
  }

  @Get('brands/:id/second-look')
  @Allow('lead', 'admin')
  @Returns(secondLook)
  setting(@Param('id', { schema: id }) brandId: string): Promise<SecondLook> {
    return this.queries.setting(brandId);
  }

  @Put('brands/:id/second-look')
  @Allow('lead', 'admin')
  @Returns(secondLook)
  set(
    @Param('id', { schema: id }) brandId: string,
    @Body({ schema: secondLookInput }) body: z.infer<typeof secondLookInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<SecondLook> {
    return this.judging.set(person, brandId, body.percent);
  }
}
