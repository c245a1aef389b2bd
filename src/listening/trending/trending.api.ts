/** Phrases that an hour speaks of more than the days before it did. */
import { z } from 'zod';
import { instant, instantInput } from '../../core/http-api/api-schema.js';

export const trendingQuery = z.strictObject({
  /** Any time within the hour; the last sixty minutes when left out. */
  hour: instantInput.optional(),
});
export type TrendingQuery = z.infer<typeof trendingQuery>;

export const trendingView = z
  .object({
    from: instant,
    to: instant,
    /** Posts looked at. */
    posts: z.number(),
    items: z.array(
      z.object({
        phrase: z.string(),
        /** All spellings, the most used first. */
        forms: z.array(z.string()),
        voices: z.number(),
        /** How many that would have been in an hour like the others. */
        expected: z.number(),
      }),
    ),
  })
  .meta({ id: 'Trending' });
export type TrendingView = z.input<typeof trendingView>;
