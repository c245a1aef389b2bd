/** Shapes of corrections and deletions within a reply, and of how a published one stands on its platform. */
import { z } from 'zod';
import { id, instant } from '../../core/http-api/api-schema.js';

const why = z
  .enum(['role', 'not-published', 'by-hand', 'gone', 'cannot-correct', 'cannot-remove'])
  .nullable();

export const amendFields = {
  /** 'correction' and 'deletion' do to a published reply (`amends`) what they say, once they are approved. */
  kind: z.enum(['post', 'correction', 'deletion']),
  /** Not before this time. */
  sendAt: instant.nullable(),
  amends: z
    .object({ publicationId: id, text: z.string(), permalink: z.string().nullable(), reason: z.string() })
    .nullable(),
  /** What the platform showed when it was last asked: as posted, edited or gone there, or removed by us. */
  standing: z
    .object({
      state: z.enum(['there', 'edited', 'gone', 'removed']),
      text: z.string().nullable(),
      since: instant,
      lookedAt: instant.nullable(),
    })
    .nullable(),
  /** Whether a correction or a deletion may be asked for now: null, or why not. */
  amend: z.object({ correct: why, remove: why }),
};
