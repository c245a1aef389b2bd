/** The audit log, for leads and administrators; proving it whole reads every entry and is an administrator's act. */
import { Controller, Get, Query } from '@nestjs/common';
import { Returns } from '../http-api/api-schema.js';
import { Costly } from '../http-api/costly.decorator.js';
import type { Page } from '../http-api/paging.js';
import { Allow } from '../identity/allow.decorator.js';
import { PERMISSIONS } from '../identity/role.js';
import { auditList, auditPart, auditQuery, auditVerifyQuery } from './audit.api.js';
import type { AuditEntryView, AuditPartView, AuditQuery, AuditVerifyQuery } from './audit.api.js';
import { AuditQueries } from './audit.queries.js';

@Controller('api/audit')
@Allow(...PERMISSIONS['audit.read'])
export class AuditController {
  constructor(private readonly audit: AuditQueries) {}

  @Get()
  @Returns(auditList)
  list(@Query({ schema: auditQuery }) query: AuditQuery): Promise<Page<AuditEntryView>> {
    return this.audit.list(query);
  }

  /** So many entries a call; `after` of the next call is the `last` of this one, as `<seq>:<hash>`. */
  @Get('verify')
  @Allow('admin')
  @Costly(240)
  @Returns(auditPart)
  verify(@Query({ schema: auditVerifyQuery }) query: AuditVerifyQuery): Promise<AuditPartView> {
    return this.audit.verify(query.after ?? null);
  }
}
