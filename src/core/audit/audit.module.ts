/** The audit log's reading side. Writing is part of every transaction (core/database/transaction.ts). */
import { Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditQueries } from './audit.queries.js';

@Module({ controllers: [AuditController], providers: [AuditQueries], exports: [AuditQueries] })
export class AuditModule {}
