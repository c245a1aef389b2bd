/** /api/cases: lists and changes. One call each; rules live in the services. */
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { id, Returns, ReturnsNothing } from '../../core/http-api/api-schema.js';
import type { Page } from '../../core/http-api/paging.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { AssignmentService } from './assignment.service.js';
import {
  assignInput,
  caseList,
  caseQuery,
  type CaseQuery,
  type CaseRowView,
  noteInput,
  opened,
  openInput,
  stateInput,
} from './cases.api.js';
import { CasesQueries } from './cases.queries.js';
import { CasesService } from './cases.service.js';
import { OpeningService } from './opening.service.js';

@Controller('api/cases')
@Allow(...PERMISSIONS['cases.work'])
export class CasesController {
  constructor(
    private readonly queries: CasesQueries,
    private readonly cases: CasesService,
    private readonly opening: OpeningService,
    private readonly assignment: AssignmentService,
  ) {}

  @Get()
  @Allow(...PERMISSIONS['cases.read'])
  @Returns(caseList)
  list(
    @Query({ schema: caseQuery }) query: CaseQuery,
    @CurrentPerson() person: SignedIn,
  ): Promise<Page<CaseRowView>> {
    return this.queries.list(query, person.id);
  }

  @Post()
  @Returns(opened)
  open(
    @Body({ schema: openInput }) body: z.infer<typeof openInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<{ id: string }> {
    return this.opening.openFor(person.id, body.mentionId);
  }

  @Post(':id/assign')
  @ReturnsNothing()
  assign(
    @Param('id', { schema: id }) caseId: string,
    @Body({ schema: assignInput }) body: z.infer<typeof assignInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<void> {
    return this.assignment.assign(person, caseId, body.personId, body.version);
  }

  @Post(':id/state')
  @ReturnsNothing()
  move(
    @Param('id', { schema: id }) caseId: string,
    @Body({ schema: stateInput }) body: z.infer<typeof stateInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<void> {
    return this.cases.move(person, caseId, body);
  }

  @Post(':id/notes')
  @Returns(opened, 201)
  note(
    @Param('id', { schema: id }) caseId: string,
    @Body({ schema: noteInput }) body: z.infer<typeof noteInput>,
    @CurrentPerson() person: SignedIn,
  ): Promise<{ id: string }> {
    return this.cases.note(person, caseId, body.text);
  }
}
