/** Topics that a brand adds to the taxonomy, or adds words to. */
import { z } from 'zod';
import { words } from '../../core/http-api/api-schema.js';

const LANGUAGES = ['any', 'en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'] as const;
const byLanguage = z.partialRecord(
  z.enum(LANGUAGES, { error: LANGUAGES.join(', ') }),
  z.array(words(80)).max(400, 'at most 400 phrases'),
);

export const topicCode = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and dashes, 40 at most, such as sun-lamp');
export const topicInput = z.strictObject({ label: words(60), words: byLanguage });
export type TopicInput = z.infer<typeof topicInput>;

export const brandTopicView = z
  .object({ topic: z.string(), label: z.string(), words: z.record(z.string(), z.array(z.string())) })
  .meta({ id: 'BrandTopic' });
export type BrandTopicView = z.input<typeof brandTopicView>;

export const brandTopics = z
  .object({
    items: z.array(brandTopicView),
    /** What every brand has; a brand's topic of the same code adds words to it. */
    known: z.array(z.object({ topic: z.string(), label: z.string() })),
  })
  .meta({ id: 'BrandTopics' });
export type BrandTopics = z.input<typeof brandTopics>;
