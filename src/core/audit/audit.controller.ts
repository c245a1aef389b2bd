/** The audit log, for leads and administrators. */
import { Controller, Get, Query } from '@nestjs/common';
import { Returns } from '../http-api/api-schema.js';
import type { Page } from '../http-api/paging.js';
import { Allow } from '../identity/allow.decorator.js';
import { PERMISSIONS } from '../identity/role.js';
import { auditList, auditQuery } from './audit.api.js';
import type { AuditEntryView, AuditQuery } from './audit.api.js';
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
}
