/** Shape of one case as it is worked on: thread, customer, replies, history. */
import { z } from 'zod';
import { id, instant } from '../../core/http-api/api-schema.js';
import { mentionView, scoreView } from '../../listening/ingest/mentions.api.js';
import { caseRow, named } from '../cases/cases.api.js';
import { CASE_STATES } from '../cases/case.workflow.js';
import { caseCommitment } from './commitments/commitments.api.js';
import { replyView } from './replies.api.js';

const author = z.object({
  id,
  name: z.string(),
  handle: z.string().nullable(),
  url: z.string().nullable(),
  followers: z.number().nullable(),
});

export const threadItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('mention'),
    id,
    at: instant,
    own: z.boolean(),
    author,
    text: z.string(),
    deleted: z.boolean(),
    version: z.number().int(),
    permalink: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('publication'),
    id,
    at: instant,
    state: z.enum(['queued', 'sending', 'published', 'unconfirmed']),
    text: z.string(),
    permalink: z.string().nullable(),
    /** How a published one stands there by the last look. */
    standing: z.enum(['there', 'edited', 'gone', 'removed']).nullable(),
  }),
]);

export const replyTarget = z.object({
  mentionId: id,
  accounts: z.array(z.object({ id, handle: z.string().nullable(), platformLabel: z.string() })),
  mode: z.enum(['api', 'manual', 'never']),
  length: z
    .object({
      max: z.number(),
      unit: z.string(),
      maxBytes: z.number().optional(),
      urlLength: z.number().optional(),
    })
    .nullable(),
  prefix: z.string(),
});

export const caseDetail = caseRow
  .extend({
    version: z.number().int(),
    /** When the first answer of ours became public. */
    firstResponseAt: instant.nullable(),
    customer: named.extend({
      authors: z.array(author.extend({ platform: z.string() })),
      earlierCases: z.array(
        z.object({
          id,
          number: z.number().int(),
          title: z.string(),
          state: z.enum(CASE_STATES),
          openedAt: instant,
        }),
      ),
    }),
    thread: z.array(threadItem),
    mentions: z.array(mentionView.extend({ score: scoreView })),
    replies: z.array(replyView),
    /** What was promised, and what may be: the next one due first. */
    commitments: z.array(caseCommitment),
    history: z.array(
      z.object({
        id,
        at: instant,
        actor: named.nullable(),
        kind: z.string(),
        details: z.record(z.string(), z.unknown()),
      }),
    ),
    replyTarget: replyTarget.nullable(),
    /** States a person may take it to from here. */
    moves: z.array(z.enum(CASE_STATES)),
  })
  .meta({ id: 'CaseDetail' });

export type CaseDetailView = z.input<typeof caseDetail>;
export type ThreadItem = z.input<typeof threadItem>;
export type ReplyTarget = z.input<typeof replyTarget>;
