/** The bell of whoever asks. */
import { Body, Controller, Get, Post } from '@nestjs/common';
import { Returns, ReturnsNothing } from '../http-api/api-schema.js';
import { Allow } from '../identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../identity/current-person.decorator.js';
import { EVERYONE } from '../identity/role.js';
import { markRead, notificationList } from './notifications.api.js';
import type { MarkRead, NotificationList } from './notifications.api.js';
import { NotificationsService } from './notifications.service.js';

@Controller('api/notifications')
@Allow(...EVERYONE)
export class NotificationsController {
  constructor(private readonly notifications: NotificationsService) {}

  @Get()
  @Returns(notificationList)
  list(@CurrentPerson() person: SignedIn): Promise<NotificationList> {
    return this.notifications.list(person.id);
  }

  @Post('read')
  @ReturnsNothing()
  read(@CurrentPerson() person: SignedIn, @Body({ schema: markRead }) which: MarkRead): Promise<void> {
    return this.notifications.markRead(person.id, which);
  }
}
