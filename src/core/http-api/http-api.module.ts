/** The edge: guards, validation, whitelisted answers, problem documents, and the boot check of every route. */
import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, DiscoveryModule } from '@nestjs/core';
import { ThrottlerStorageService } from '@nestjs/throttler';
import { AccessGuard } from '../identity/access.guard.js';
import { IdentityModule } from '../identity/identity.module.js';
import { AnswerInterceptor } from './answer.interceptor.js';
import { CostlyGuard } from './costly.guard.js';
import { ProblemFilter } from './problem.filter.js';
import { RouteCheckService } from './route-check.service.js';
import { SchemaPipe } from './schema.pipe.js';

@Module({
  imports: [DiscoveryModule, IdentityModule],
  providers: [
    RouteCheckService,
    ThrottlerStorageService,
    // In this order: who calls is known before calls are counted.
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_GUARD, useClass: CostlyGuard },
    { provide: APP_PIPE, useClass: SchemaPipe },
    { provide: APP_INTERCEPTOR, useClass: AnswerInterceptor },
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
export class HttpApiModule {}
