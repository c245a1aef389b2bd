/** What the jobs routes take and give. */
import { z } from 'zod';
import { instant } from '../http-api/api-schema.js';

export const failedJob = z
  .object({
    id: z.string().meta({ description: 'For the retry route' }),
    job: z.string().meta({ description: 'Name in the catalogue of jobs' }),
    payload: z.record(z.string(), z.unknown()).meta({ description: 'Ids the job works on' }),
    failedAt: instant,
    reason: z.string(),
    attempts: z.number().int(),
  })
  .meta({ id: 'FailedJob' });

export const jobsOverview = z
  .object({
    counts: z.object({
      outbox: z.number().int().meta({ description: 'Due, and not in the queue yet' }),
      waiting: z.number().int(),
      active: z.number().int(),
      delayed: z.number().int().meta({ description: 'Wait for their time or for the next attempt' }),
      failed: z.number().int(),
    }),
    failed: z.array(failedJob).meta({ description: 'Newest first, at most 100' }),
    problems: z
      .array(z.string())
      .meta({ description: 'What ails the machinery as a whole, in words; empty when all is well' }),
  })
  .meta({ id: 'Jobs' });

export const retriedJob = z.object({ id: z.string() }).meta({ id: 'RetriedJob' });
