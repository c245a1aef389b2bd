/** Colleagues a case can be handed to, with what each has in hand. */
import { Controller, Get } from '@nestjs/common';
import type { z } from 'zod';
import { Returns } from '../../core/http-api/api-schema.js';
import { Allow } from '../../core/identity/allow.decorator.js';
import { agentList } from './agents.api.js';
import { AgentsQueries } from './agents.queries.js';

@Controller('api/agents')
@Allow('agent', 'reviewer', 'lead')
export class AgentsController {
  constructor(private readonly agents: AgentsQueries) {}

  @Get()
  @Returns(agentList)
  async list(): Promise<z.input<typeof agentList>> {
    return { items: await this.agents.list() };
  }
}
