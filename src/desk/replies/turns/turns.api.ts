/** Shapes of a review's turn, of who is looking, and of handing over. */
import { z } from 'zod';
import { id, instant, words } from '../../../core/http-api/api-schema.js';
import { named } from '../../cases/cases.api.js';

/** Whoever has not been heard of for so long is not looking any more. */
export const LOOKING_SECONDS = 45;

export const turnView = z
  .object({
    /** 'reviewers': whoever is first; 'person': the one named; 'leads': nobody else decided in time. */
    audience: z.enum(['reviewers', 'person', 'leads']),
    person: named.nullable(),
    why: z.string(),
    handedBy: named.nullable(),
    words: z.string().nullable(),
    beganAt: instant,
    dueAt: instant,
  })
  .meta({ id: 'ReviewTurn' });

export const viewer = z.object({ id, name: z.string(), since: instant }).meta({ id: 'ReplyViewer' });
export const viewers = z.object({ viewers: z.array(viewer) });
export type Viewers = z.input<typeof viewers>;
export const lookingInput = z.strictObject({ leaving: z.boolean().optional() });

export const handOverInput = z.strictObject({ personId: id, words: words(500).optional() });
export const handOverTargets = z.object({
  items: z.array(
    z.object({ id, name: z.string(), lead: z.boolean(), available: z.boolean(), speaks: z.boolean() }),
  ),
});
