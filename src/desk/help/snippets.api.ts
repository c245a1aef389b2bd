/** Shapes of /api/brands/:id/snippets and /api/snippets: the knowledge that replies are written from. */
import { z } from 'zod';
import { id, instant, words } from '../../core/http-api/api-schema.js';
import { named } from '../cases/cases.api.js';

export const SNIPPET_LANGUAGES = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'] as const;
const topic = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'small letters, digits and dashes');

export const snippetView = z
  .object({
    id,
    brandId: id,
    title: z.string(),
    text: z.string(),
    language: z.enum(SNIPPET_LANGUAGES),
    topics: z.array(z.string()),
    owner: named.extend({ active: z.boolean() }),
    reviewOn: z.iso.date(),
    /** By the owner's calendar. */
    overdue: z.boolean(),
    revision: z.number().int(),
    changedBy: named,
    changedAt: instant,
    used: z.number().int(),
    /** Names in double braces that nothing fills in. */
    unknownVariables: z.array(z.string()),
  })
  .meta({ id: 'Snippet' });
export const snippetList = z
  .object({ items: z.array(snippetView), variables: z.array(z.string()) })
  .meta({ id: 'Snippets' });

export const snippetInput = z.strictObject({
  title: words(120),
  text: words(5000),
  language: z.enum(SNIPPET_LANGUAGES, { error: SNIPPET_LANGUAGES.join(', ') }),
  topics: z.array(topic).max(20, 'at most 20 topics').default([]),
  ownerId: id,
  /** The day by which the owner looks whether it is still true. */
  reviewOn: z.iso.date({ error: 'a day such as 2026-12-31' }),
});
/** `revision` is the one that was read. */
export const snippetChange = snippetInput
  .extend({ topics: z.array(topic).max(20, 'at most 20 topics') })
  .partial()
  .extend({ revision: z.number().int().min(1) });

export type SnippetView = z.input<typeof snippetView>;
export type SnippetList = z.input<typeof snippetList>;
export type SnippetInput = z.infer<typeof snippetInput>;
export type SnippetChange = z.infer<typeof snippetChange>;
