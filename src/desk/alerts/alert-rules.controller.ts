/** /api/alert-rules: who is told of what. */
import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import type { z } from 'zod';
import { id, Returns, ReturnsNothing } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import {
  alertRule,
  type AlertRuleChange,
  alertRuleChange,
  type AlertRuleInput,
  alertRuleInput,
  alertRuleList,
  type AlertRuleView,
} from './alert-rules.api.js';
import { RulesService } from './rules.service.js';

@Controller('api/alert-rules')
@Allow(...PERMISSIONS['alerts.manage'])
export class AlertRulesController {
  constructor(private readonly rules: RulesService) {}

  @Get()
  @Returns(alertRuleList)
  list(@CurrentPerson() person: SignedIn): Promise<z.input<typeof alertRuleList>> {
    return this.rules.list(person.locale);
  }

  @Post()
  @Returns(alertRule, 201)
  add(
    @Body({ schema: alertRuleInput }) body: AlertRuleInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<AlertRuleView> {
    return this.rules.add(person, body);
  }

  @Patch(':id')
  @Returns(alertRule)
  change(
    @Param('id', { schema: id }) ruleId: string,
    @Body({ schema: alertRuleChange }) body: AlertRuleChange,
    @CurrentPerson() person: SignedIn,
  ): Promise<AlertRuleView> {
    return this.rules.change(person, ruleId, body);
  }

  @Delete(':id')
  @ReturnsNothing()
  remove(@Param('id', { schema: id }) ruleId: string, @CurrentPerson() person: SignedIn): Promise<void> {
    return this.rules.remove(person.id, ruleId);
  }
}
