/** Shapes of what helps while a reply is written: /api/replies/:id/help and what is taken over from it. */
import { z } from 'zod';
import { id, instant, words } from '../../core/http-api/api-schema.js';
import { named } from '../cases/cases.api.js';
import { OUTCOME_REASONS, OUTCOMES } from './outcome.js';

export const similarReply = z
  .object({
    replyId: id,
    caseId: id,
    /** What was answered, personal data taken out. */
    question: z.string(),
    /** As it would be copied: today's names filled in, other personal data left as gaps. */
    text: z.string(),
    open: z.array(z.string()),
    language: z.string(),
    answeredAt: instant,
    /** 0 to 100. */
    likeness: z.number().int(),
    outcome: z.enum(OUTCOMES),
    reasons: z.array(z.enum(OUTCOME_REASONS)),
  })
  .meta({ id: 'SimilarReply' });

export const suggestedSnippet = z
  .object({
    id,
    title: z.string(),
    /** Variables filled in; `open` names the gaps that are left. */
    text: z.string(),
    open: z.array(z.string()),
    language: z.string(),
    topics: z.array(z.string()),
    owner: named,
    reviewOn: z.iso.date(),
    overdue: z.boolean(),
    /** It speaks of what the post is about. */
    fits: z.boolean(),
    /** How often replies were begun with it. */
    used: z.number().int(),
  })
  .meta({ id: 'SuggestedSnippet' });

export const replyHelp = z
  .object({
    similar: z.array(similarReply),
    snippets: z.array(suggestedSnippet),
    /** Whether an administrator has switched the assistant on. */
    assistant: z.boolean(),
    /** What was taken over into this reply, the newest last. */
    used: z.array(
      z.object({
        kind: z.enum(['similar', 'snippet', 'assistant']),
        title: z.string().nullable(),
        by: named,
        at: instant,
      }),
    ),
  })
  .meta({ id: 'ReplyHelp' });

export const helpQuery = z.strictObject({
  /** Snippets that hold these words, of any topic. */
  q: z.string().trim().max(100).optional(),
});

export const takeInput = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('similar'), replyId: id }),
  z.strictObject({ kind: z.literal('snippet'), snippetId: id }),
  z.strictObject({ kind: z.literal('assistant'), draftId: id }),
]);
export const taken = z.object({ text: z.string(), open: z.array(z.string()) }).meta({ id: 'HelpTaken' });

export const assistInput = z.strictObject({ wish: words(500).optional() });
export const assistDraft = z
  .object({ id, text: z.string(), open: z.array(z.string()), model: z.string() })
  .meta({ id: 'AssistDraft' });

export type SimilarReply = Omit<z.input<typeof similarReply>, 'answeredAt'> & { answeredAt: Date };
export type SuggestedSnippet = z.input<typeof suggestedSnippet>;
export type ReplyHelp = z.input<typeof replyHelp>;
export type TakeInput = z.infer<typeof takeInput>;
export type Taken = z.input<typeof taken>;
export type AssistDraftView = z.input<typeof assistDraft>;
