/** People: read by leads, changed by administrators. */
import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { id, Returns } from '../http-api/api-schema.js';
import { Allow } from './allow.decorator.js';
import { CurrentPerson, type SignedIn } from './current-person.decorator.js';
import { personChange, personInput, personList, personView } from './identity.api.js';
import type { PersonChange, PersonInput, PersonView } from './identity.api.js';
import { PeopleService } from './people.service.js';
import { PERMISSIONS } from './role.js';

@Controller('api/people')
@Allow(...PERMISSIONS['people.manage'])
export class PeopleController {
  constructor(private readonly people: PeopleService) {}

  @Get()
  @Allow(...PERMISSIONS['people.read'])
  @Returns(personList)
  async list(): Promise<{ items: PersonView[] }> {
    return { items: await this.people.list() };
  }

  @Post()
  @Returns(personView, 201)
  create(
    @CurrentPerson() by: SignedIn,
    @Body({ schema: personInput }) input: PersonInput,
  ): Promise<PersonView> {
    return this.people.create(by, input);
  }

  @Patch(':id')
  @Returns(personView)
  change(
    @CurrentPerson() by: SignedIn,
    @Param('id', { schema: id }) personId: string,
    @Body({ schema: personChange }) input: PersonChange,
  ): Promise<PersonView> {
    return this.people.change(by, personId, input);
  }
}
