/** Shapes of /api/agents. */
import { z } from 'zod';
import { id } from '../../core/http-api/api-schema.js';

export const agentView = z
  .object({
    id,
    name: z.string(),
    available: z.boolean(),
    languages: z.array(z.string()),
    capacity: z.number().int(),
    openCases: z.number().int(),
  })
  .meta({ id: 'Agent' });
export const agentList = z.object({ items: z.array(agentView) });
