/** Reading the audit log, and proving it whole; there is no writing it. */
import { z } from 'zod';
import { id, instant, instantInput } from '../http-api/api-schema.js';
import { listOf, paged } from '../http-api/paging.js';

export const auditQuery = z.strictObject({
  ...paged(50).shape,
  subjectKind: z.string().max(60).optional(),
  subjectId: z.string().max(200).optional(),
  actorId: id.optional(),
  action: z.string().max(100).optional(),
  /** Not earlier than this, and earlier than that. */
  from: instantInput.optional(),
  to: instantInput.optional(),
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

/** Where to go on, or an entry noted down earlier: `<number>:<hash>`. */
export const auditMark = z
  .string()
  .trim()
  .regex(/^\d{1,18}:[0-9a-f]{64}$/, 'an entry as it was noted down: <number>:<64 hex digits>')
  .transform((text) => {
    const [seq = '', hash = ''] = text.split(':');
    return { seq: String(BigInt(seq)), hash };
  });
export const auditVerifyQuery = z.strictObject({ after: auditMark.optional() });
export const auditPart = z
  .object({
    checked: z.number().int(),
    last: z.object({ seq: z.string(), hash: z.string() }).nullable(),
    newest: z.string().nullable(),
    done: z.boolean(),
    broken: z
      .object({
        seq: z.string(),
        fault: z.enum(['missing', 'unlinked', 'changed', 'rewritten', 'cut-off']),
        why: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'AuditPart' });

export type AuditQuery = z.infer<typeof auditQuery>;
export type AuditEntryView = z.input<typeof auditEntry>;
export type AuditVerifyQuery = z.infer<typeof auditVerifyQuery>;
export type AuditPartView = z.input<typeof auditPart>;
