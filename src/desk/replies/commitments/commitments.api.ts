/** Shapes of promises: as they are confirmed, read with a version, worked on in a case; and of what a writer may give. */
import { z } from 'zod';
import { id, instant, instantInput, words } from '../../../core/http-api/api-schema.js';
import { named } from '../../cases/cases.api.js';
import { gifts, statements } from '../checks/authority/authority-check.js';
import { COMMITMENT_STATES, COMMITMENT_STEPS } from './commitment.workflow.js';

const offset = z.number().int().min(0);

export const confirmationInput = z.strictObject({
  start: offset,
  end: offset,
  ownerId: id,
  dueAt: instantInput,
});

/** A promise that the check found in a text; `dueAt` proposes a time, or is the one that was confirmed before. */
export const promiseView = z
  .object({
    start: offset,
    end: offset,
    words: z.string(),
    kind: z.string(),
    who: z.string(),
    /** What its words say of the time; empty where they name none. */
    dueWords: z.string(),
    dueAt: instant,
    /** Who keeps it as confirmed before; null where somebody still has to confirm it. */
    ownerId: id.nullable(),
  })
  .meta({ id: 'Promise' });

export const commitmentView = z
  .object({
    id,
    replyId: id,
    start: offset,
    end: offset,
    words: z.string(),
    kind: z.string(),
    who: z.string(),
    owner: named,
    dueAt: instant,
    state: z.enum(COMMITMENT_STATES),
    /** More than its author may give. */
    beyond: z.boolean(),
    cosignedBy: named.nullable(),
    confirmedBy: named,
    settledAt: instant.nullable(),
    comment: z.string().nullable(),
  })
  .meta({ id: 'Commitment' });
export type CommitmentView = z.input<typeof commitmentView>;

/** In its case, with what a person may say of it now. */
export const caseCommitment = commitmentView
  .extend({ steps: z.array(z.enum(COMMITMENT_STEPS)) })
  .meta({ id: 'CaseCommitment' });
export type CaseCommitmentView = z.input<typeof caseCommitment>;

export const stepInput = z.strictObject({
  step: z.enum(COMMITMENT_STEPS),
  comment: words(2000).optional(),
});
export const ownerInput = z.strictObject({ ownerId: id });

export const cannedView = z
  .object({
    /** 0–100 */
    score: z.number().int(),
    /** The beginning of the likest earlier reply. */
    like: z.string().nullable(),
  })
  .meta({ id: 'Canned' });

const amounts = z.record(z.string(), z.number());
export const limitsView = z
  .object({
    /** By currency: the customer's own money, and what is given on top. */
    refund: amounts,
    goodwill: amounts,
    percent: z.number(),
    gives: z.array(z.enum(gifts)),
    says: z.array(z.enum(statements)),
  })
  .meta({ id: 'Limits' });
