/** Shapes of /api/cases, requests and answers, but for the detail of one case (thread/case-detail.api.ts). */
import { z } from 'zod';
import { id, instant, words } from '../../core/http-api/api-schema.js';
import { listOf, paged } from '../../core/http-api/paging.js';
import { CASE_STATES } from './case.workflow.js';
import { SEVERITIES } from './severity.js';

export const named = z.object({ id, name: z.string() });

export const caseRow = z
  .object({
    id,
    number: z.number().int(),
    brandId: id,
    title: z.string(),
    state: z.enum(CASE_STATES),
    severity: z.enum(SEVERITIES),
    risk: z.number().int(),
    language: z.string(),
    platform: z.string(),
    platformLabel: z.string(),
    customer: named,
    assignee: named.nullable(),
    openedAt: instant,
    updatedAt: instant,
    mentionsCount: z.number().int(),
    replyState: z.string().nullable(),
    snippet: z.string(),
    /** When it must be answered, and why then; null once it was answered or is over. */
    dueAt: instant.nullable(),
    dueReason: z
      .object({
        by: z.enum(['promise', 'spread']),
        severity: z.enum(SEVERITIES),
        promisedAt: instant,
        minutes: z.number(),
        mentionId: id.optional(),
        people: z.number().optional(),
        soonest: instant.optional(),
        likely: instant.nullable().optional(),
      })
      .nullable(),
  })
  .meta({ id: 'CaseRow' });
export const caseList = listOf(caseRow);

export const CASE_VIEWS = ['mine', 'unassigned', 'open', 'waiting-review', 'resolved', 'all'] as const;
export type CaseView = (typeof CASE_VIEWS)[number];

export const caseQuery = z.strictObject({
  ...paged(50).shape,
  brandId: id.optional(),
  view: z.enum(CASE_VIEWS).default('open'),
  q: words(200).optional(),
});

export const openInput = z.strictObject({ mentionId: id });
export const opened = z.object({ id });
const version = z.number().int().min(1);
export const assignInput = z.strictObject({ personId: id.nullable(), version });
export const stateInput = z.strictObject({
  to: z.enum(CASE_STATES),
  version,
  reason: words(1000).optional(),
});
export const noteInput = z.strictObject({ text: words(5000) });

export type CaseRowView = z.input<typeof caseRow>;
export type CaseQuery = z.infer<typeof caseQuery>;
