/** What a person may say against the scorer, and taking it back. */
import { z } from 'zod';
import { words } from '../../core/http-api/api-schema.js';

const reason = words(500).optional();
const yesOrNo = <F extends string>(field: F) =>
  z.strictObject({ field: z.literal(field), now: z.boolean({ error: 'true or false' }), reason });
const codes = (max: number) =>
  z
    .array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'a code such as delivery'))
    .max(max, `at most ${max}`)
    .transform((list) => [...new Set(list)].sort());

export const LANGUAGES = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn', 'other', 'und'] as const;

export const correctionInput = z.discriminatedUnion('field', [
  yesOrNo('spam'),
  yesOrNo('flagged'),
  yesOrNo('complaint'),
  yesOrNo('offensive'),
  z.strictObject({ field: z.literal('sentiment'), now: z.enum(['neg', 'neu', 'pos']), reason }),
  z.strictObject({
    field: z.literal('language'),
    now: z.enum(LANGUAGES, { error: LANGUAGES.join(', ') }),
    reason,
  }),
  z.strictObject({ field: z.literal('urgency'), now: codes(12), reason }),
  z.strictObject({ field: z.literal('topics'), now: codes(20), reason }),
]);
export type CorrectionInput = z.infer<typeof correctionInput>;

export const withdrawal = z.strictObject({ reason });
export type Withdrawal = z.infer<typeof withdrawal>;
