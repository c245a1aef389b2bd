/** /api/assistant: where the outside assistant is, for administrators. */
import { Body, Controller, Delete, Get, Post, Put } from '@nestjs/common';
import type { z } from 'zod';
import { Returns, ReturnsNothing } from '../../core/http-api/api-schema.js';
import { Costly } from '../../core/http-api/costly.decorator.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import {
  type AssistantInput,
  assistantInput,
  assistantTested,
  type AssistantView,
  assistantView,
} from './assistant.api.js';
import { AssistantService } from './assistant.service.js';
import { Assisting } from './assisting.service.js';

@Controller('api/assistant')
@Allow(...PERMISSIONS['assistant.manage'])
export class AssistantController {
  constructor(
    private readonly assistant: AssistantService,
    private readonly assisting: Assisting,
  ) {}

  @Get()
  @Returns(assistantView)
  read(): Promise<AssistantView> {
    return this.assistant.view();
  }

  @Put()
  @Returns(assistantView)
  save(
    @Body({ schema: assistantInput }) body: AssistantInput,
    @CurrentPerson() person: SignedIn,
  ): Promise<AssistantView> {
    return this.assistant.save(person.id, body);
  }

  @Post('test')
  @Costly(12)
  @Returns(assistantTested)
  test(): Promise<z.input<typeof assistantTested>> {
    return this.assisting.test();
  }

  @Delete()
  @ReturnsNothing()
  forget(@CurrentPerson() person: SignedIn): Promise<void> {
    return this.assistant.forget(person.id);
  }
}
