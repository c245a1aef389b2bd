/** The states of a reply and every way from one to another, as a table. Pure. What is not listed is refused. */
export const REPLY_STATES = [
  'draft',
  'in_review',
  'changes_requested',
  'approved',
  'published',
  'withdrawn',
] as const;
export type ReplyState = (typeof REPLY_STATES)[number];

/** At most one reply a mention is in one of these (uq_reply_open). */
export const OPEN_REPLY_STATES: readonly ReplyState[] = [
  'draft',
  'in_review',
  'changes_requested',
  'approved',
];
/** In these the text may be written. */
export const DRAFTING_STATES: readonly ReplyState[] = ['draft', 'changes_requested'];

export type ReplyStep =
  | 'submit'
  | 'return'
  | 'edit' // a reviewer's own words: a further version, for another reviewer
  | 'approve'
  | 'lose-approval' // the thread moved on, the approval grew old, or somebody took it back
  | 'recall' // an author or a lead takes it back to write on
  | 'rework' // an author takes an approved reply back whose posting failed
  | 'publish'
  | 'publish-late' // it turned out to be public although it was counted as not arrived
  | 'withdraw';

const TABLE: Record<ReplyStep, Partial<Record<ReplyState, ReplyState>>> = {
  submit: { draft: 'in_review', changes_requested: 'in_review' },
  return: { in_review: 'changes_requested' },
  edit: { in_review: 'in_review' },
  approve: { in_review: 'approved' },
  'lose-approval': { approved: 'in_review' },
  recall: { in_review: 'draft', approved: 'draft' },
  rework: { approved: 'changes_requested' },
  publish: { approved: 'published' },
  'publish-late': {
    draft: 'published',
    in_review: 'published',
    changes_requested: 'published',
    withdrawn: 'published',
  },
  withdraw: {
    draft: 'withdrawn',
    in_review: 'withdrawn',
    changes_requested: 'withdrawn',
    approved: 'withdrawn',
  },
};

/** The state the step leads to, or null when it does not exist from here. */
export function replyStep(from: ReplyState, step: ReplyStep): ReplyState | null {
  return TABLE[step][from] ?? null;
}
