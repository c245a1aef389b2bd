/** What a brand changes of the checks of its replies, over HTTP. */
import { Body, Controller, Get, Param, Post, Put } from '@nestjs/common';
import { id, Returns } from '../../../core/http-api/api-schema.js';
import { Costly } from '../../../core/http-api/costly.decorator.js';
import { Allow } from '../../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../../core/identity/role.js';
import {
  settingsHistory,
  type SettingsHistory,
  settingsInput,
  type SettingsInput,
  settingsView,
  type SettingsView,
  tryInput,
  type TryInput,
  tryView,
  type TryView,
} from './check-settings.api.js';
import { CheckSettingsService } from './check-settings.service.js';
import { TryingService } from './trying.service.js';

@Controller('api/brands')
@Allow(...PERMISSIONS['review.manage'])
export class CheckSettingsController {
  constructor(
    private readonly settings: CheckSettingsService,
    private readonly trying: TryingService,
  ) {}

  @Get(':id/check-settings')
  @Returns(settingsView)
  read(@Param('id', { schema: id }) brandId: string): Promise<SettingsView> {
    return this.settings.read(brandId);
  }

  @Put(':id/check-settings')
  @Returns(settingsView)
  change(
    @Param('id', { schema: id }) brandId: string,
    @Body({ schema: settingsInput }) body: SettingsInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<SettingsView> {
    return this.settings.change(person, brandId, body);
  }

  @Get(':id/check-settings/history')
  @Returns(settingsHistory)
  history(@Param('id', { schema: id }) brandId: string): Promise<SettingsHistory> {
    return this.settings.history(brandId);
  }

  @Post(':id/check-settings/try')
  @Costly(120)
  @Returns(tryView)
  try(
    @Param('id', { schema: id }) brandId: string,
    @Body({ schema: tryInput }) body: TryInput,
  ): Promise<TryView> {
    return this.trying.try(brandId, body);
  }
}
