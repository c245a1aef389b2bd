/** Reading the audit log; there is no writing it. */
import { z } from 'zod';
import { id, instant } from '../http-api/api-schema.js';
import { listOf, paged } from '../http-api/paging.js';

export const auditQuery = z.strictObject({
  ...paged(50).shape,
  subjectKind: z.string().max(60).optional(),
  subjectId: z.string().max(200).optional(),
  actorId: id.optional(),
});
export const auditEntry = z
  .object({
    seq: z.string(),
    at: instant,
    actor: z.object({
      kind: z.enum(['person', 'system', 'platform']),
      id: z.string().nullable(),
      name: z.string().nullable(),
    }),
    action: z.string(),
    subjectKind: z.string(),
    subjectId: z.string(),
    brandId: z.string().nullable(),
    details: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' });
export const auditList = listOf(auditEntry);

export type AuditQuery = z.infer<typeof auditQuery>;
export type AuditEntryView = z.input<typeof auditEntry>;
