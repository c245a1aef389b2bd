/** GET /api/cases/:id. Beside the replies, because a case is read together with them. */
import { Controller, Get, Param } from '@nestjs/common';
import { id, Returns } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { CurrentPerson, type SignedIn } from '../../core/identity/current-person.decorator.js';
import { PERMISSIONS } from '../../core/identity/role.js';
import { caseDetail, type CaseDetailView } from './case-detail.api.js';
import { CaseDetailQueries } from './case-detail.queries.js';

@Controller('api/cases')
@Allow(...PERMISSIONS['cases.read'])
export class CaseDetailController {
  constructor(private readonly details: CaseDetailQueries) {}

  @Get(':id')
  @Returns(caseDetail)
  read(
    @Param('id', { schema: id }) caseId: string,
    @CurrentPerson() person: SignedIn,
  ): Promise<CaseDetailView> {
    return this.details.detail(caseId, person);
  }
}
