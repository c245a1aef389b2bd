/** People as the desk sees them: who can take a case. */
import { Module } from '@nestjs/common';
import { AgentsController } from './agents.controller.js';
import { AgentsQueries } from './agents.queries.js';

@Module({ controllers: [AgentsController], providers: [AgentsQueries], exports: [AgentsQueries] })
export class PeopleModule {}
