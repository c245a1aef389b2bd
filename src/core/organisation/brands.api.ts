/** What the API says of brands. */
import { z } from 'zod';
import { id, words } from '../http-api/api-schema.js';

const languages = z
  .array(z.enum(['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'], { error: 'en, hi, ta, hi-Latn or ta-Latn' }))
  .min(1)
  .max(5);
const whole = (min: number, max: number) =>
  z
    .number({ error: `a whole number from ${min} to ${max}` })
    .int()
    .min(min)
    .max(max);

export const brandView = z
  .object({
    id,
    name: z.string(),
    slug: z.string(),
    languages: z.array(z.string()),
    allowWords: z.array(z.string()),
    sample: z.boolean(),
    flagRisk: z.number(),
    undoSeconds: z.number(),
    approvalHours: z.number(),
  })
  .meta({ id: 'Brand' });
export type BrandView = z.input<typeof brandView>;
export const brandList = z.object({ items: z.array(brandView) });

const changeable = {
  name: words(120),
  languages,
  allowWords: z.array(words(60)).max(2000),
  flagRisk: whole(1, 100),
  undoSeconds: whole(0, 86_400),
  approvalHours: whole(1, 720),
};
export const brandInput = z.strictObject({
  name: changeable.name,
  languages: languages.default(['en']),
  allowWords: changeable.allowWords.default([]),
});
export type BrandInput = z.infer<typeof brandInput>;
export const brandChange = z.strictObject(changeable).partial();
export type BrandChange = z.infer<typeof brandChange>;
