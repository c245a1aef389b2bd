/** /api: a brand's hours, and the time at which a reply should go. One call each. */
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import type { z } from 'zod';
import { id, Returns } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { EVERYONE } from '../../core/identity/role.js';
import { replyView, type ReplyView } from '../replies/replies.api.js';
import { SendingHoursService } from './sending-hours.service.js';
import { SendingTime } from './sending-time.service.js';
import {
  sendAtInput,
  sendingHoursInput,
  type SendingHoursInput,
  sendingHoursView,
  type SendingHoursView,
} from './sending.api.js';

@Controller('api')
@Allow('agent', 'reviewer', 'lead')
export class SendingController {
  constructor(
    private readonly hours: SendingHoursService,
    private readonly time: SendingTime,
  ) {}

  @Get('brands/:id/sending-hours')
  @Allow(...EVERYONE)
  @Returns(sendingHoursView)
  read(@Param('id', { schema: id }) brandId: string): Promise<SendingHoursView> {
    return this.hours.view(brandId);
  }

  @Put('brands/:id/sending-hours')
  @Allow('lead', 'admin')
  @Returns(sendingHoursView)
  set(
    @Param('id', { schema: id }) brandId: string,
    @Body({ schema: sendingHoursInput }) body: SendingHoursInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<SendingHoursView> {
    return this.hours.set(person, brandId, body);
  }

  @Put('replies/:id/send-at')
  @Returns(replyView)
  choose(
    @Param('id', { schema: id }) replyId: string,
    @Body({ schema: sendAtInput }) body: z.infer<typeof sendAtInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<ReplyView> {
    return this.time.choose(person, replyId, body.at === null ? null : new Date(body.at));
  }
}
