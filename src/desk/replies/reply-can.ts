/**
 * What a person may do to a reply right now, and why not. Pure, and the only place that decides it: the desk draws its buttons
 * from it and the services refuse by it, so that the two never disagree. The database's triggers stand behind it all the same.
 */
import { DRAFTING_STATES, type ReplyState } from './reply.workflow.js';
import { type ReviewDemand, stepFor } from './review/plan.js';

export interface ReplyFacts {
  state: ReplyState;
  caseClosed: boolean;
  draftEmpty: boolean;
  /** Everyone who wrote a word of it. */
  authorIds: readonly string[];
  parentDeleted: boolean;
  account: { state: 'active' | 'needs_attention' | 'removed'; canPublish: boolean };
  /** How the platform takes replies; 'never' for samples. */
  mode: 'api' | 'manual' | 'never';
  sample: boolean;
  /** The newest approval of the version in review. */
  approval: { problem: string | null } | null;
  /** What the review of it asks for, and the steps that are filled; absent where any reviewer does. */
  review?: { plan: ReviewDemand; given: readonly { personId: string; step: number }[] } | null;
  /** The newest publication. */
  publication: {
    state: string;
    mode: 'api' | 'manual';
    /** Unconfirmed, and reading the platform back has not settled it and may never: the account is not usable, or it takes too long. */
    unreadable?: boolean;
  } | null;
}

export interface Viewer {
  id: string;
  roles: readonly string[];
}

export const ACTIONS = [
  'edit',
  'submit',
  'review',
  'approve',
  'recall',
  'withdraw',
  'cancel',
  'confirm',
  'retry',
] as const;
export type ReplyAction = (typeof ACTIONS)[number];

/** Every reason with its sentence. The code is what the desk translates. */
export const REASONS = {
  role: 'Your role does not include this.',
  'case-closed': 'The case is closed. A new mention of the customer opens a new one.',
  'in-review': 'It is in review. A reviewer returns it, or you withdraw it.',
  approved: 'It is approved. Undo the posting first, or withdraw it.',
  published: 'It is published.',
  withdrawn: 'It was withdrawn.',
  empty: 'There is no text yet.',
  'parent-deleted': 'The post it answers was deleted. Nothing can be posted below it; withdraw the reply.',
  'account-removed': 'The account was removed. Withdraw the reply and answer from another one.',
  'account-attention': 'The account must be connected again before anything is posted from it.',
  'account-read-only': 'Nothing can be posted from this account.',
  'not-in-review': 'It is not in review.',
  'own-words': 'You wrote a part of it. Somebody who wrote none of it has to read and approve it.',
  'already-approved': 'You approved it. Somebody else has to approve it as well.',
  'not-asked': 'The review policy asks somebody else to approve it.',
  'not-your-turn': 'Somebody else has to approve it first.',
  'not-yours': 'Only who wrote of it, or a lead, takes it back.',
  'on-its-way': 'It is being posted right now. Wait until the platform has answered.',
  'nothing-queued': 'Nothing is waiting to be posted.',
  'not-by-hand': 'It is posted by Earshot, not by hand.',
  'being-read':
    'Earshot reads the platform until it knows. When the account is gone, or it takes longer than an hour, a lead settles it by hand.',
  'not-approved': 'It is not approved.',
  'not-rejected': 'Its posting has not failed.',
  'approval-ended': 'The approval does not hold any more. It has to be reviewed again.',
  sample: 'Samples are never posted. In a real brand it would be on its way now.',
} as const;
export type Reason = keyof typeof REASONS;

const WRITERS = ['agent', 'lead'];
const REVIEWERS = ['reviewer', 'lead'];
const HANDS = ['agent', 'reviewer', 'lead'];

/** null: allowed. */
export function whyNot(action: ReplyAction, facts: ReplyFacts, viewer: Viewer): Reason | null {
  const role = (allowed: readonly string[]): Reason | null =>
    viewer.roles.some((r) => allowed.includes(r)) ? null : 'role';
  const publication = facts.publication?.state ?? 'none';
  switch (action) {
    case 'edit':
      return role(WRITERS) ?? drafting(facts, publication);
    case 'submit':
      return role(WRITERS) ?? submitting(facts);
    case 'review':
      return role(REVIEWERS) ?? reviewing(facts, viewer);
    case 'approve':
      return role(REVIEWERS) ?? reviewing(facts, viewer) ?? planned(facts, viewer) ?? unpostable(facts);
    case 'recall':
      return role(WRITERS) ?? recalling(facts, viewer, publication);
    case 'withdraw':
      return role(WRITERS) ?? withdrawing(facts, publication);
    case 'cancel':
      return role(HANDS) ?? (publication === 'queued' ? null : settled(publication));
    case 'confirm':
      if (role(WRITERS)) return 'role';
      if (publication === 'unconfirmed') return settlingByHand(facts) ?? role(['lead']);
      if (facts.publication && facts.publication.mode !== 'manual') return 'not-by-hand';
      return publication === 'queued' || publication === 'sending' ? null : settled(publication);
    case 'retry':
      return role(WRITERS) ?? retrying(facts, publication);
  }
}

/** All of it at once, for a screen. `reasons` also says why an approved sample goes nowhere (key 'post'). */
export function decideReply(
  facts: ReplyFacts,
  viewer: Viewer,
): { can: Record<ReplyAction, boolean>; codes: Record<string, Reason>; reasons: Record<string, string> } {
  const can = {} as Record<ReplyAction, boolean>;
  const codes: Record<string, Reason> = {};
  for (const action of ACTIONS) {
    const reason = whyNot(action, facts, viewer);
    can[action] = reason === null;
    if (reason) codes[action] = reason;
  }
  if (neverPosted(facts)) codes.post = 'sample';
  return {
    can,
    codes,
    reasons: Object.fromEntries(Object.entries(codes).map(([key, code]) => [key, REASONS[code]])),
  };
}

/** Approved is where a sample ends: no publication is ever made of it. */
export function neverPosted(facts: Pick<ReplyFacts, 'sample' | 'mode'>): boolean {
  return facts.sample || facts.mode === 'never';
}

function drafting(facts: ReplyFacts, publication: string): Reason | null {
  if (facts.caseClosed) return 'case-closed';
  if (DRAFTING_STATES.includes(facts.state)) return null;
  // A posting that failed for good gives the text back to its authors.
  if (facts.state === 'approved' && publication === 'rejected') return null;
  return facts.state === 'in_review' ? 'in-review' : (facts.state as Reason);
}

function submitting(facts: ReplyFacts): Reason | null {
  if (facts.caseClosed) return 'case-closed';
  if (!DRAFTING_STATES.includes(facts.state))
    return facts.state === 'in_review' ? 'in-review' : (facts.state as Reason);
  if (facts.draftEmpty) return 'empty';
  if (facts.parentDeleted) return 'parent-deleted';
  return facts.account.state === 'removed' ? 'account-removed' : null;
}

function reviewing(facts: ReplyFacts, viewer: Viewer): Reason | null {
  if (facts.state !== 'in_review') return 'not-in-review';
  return facts.authorIds.includes(viewer.id) ? 'own-words' : null;
}

/** Why the plan of the review has no step for this person now. */
function planned(facts: ReplyFacts, viewer: Viewer): Reason | null {
  if (!facts.review) return null;
  const { plan, given } = facts.review;
  if (given.some((one) => one.personId === viewer.id)) return 'already-approved';
  const step = stepFor(
    plan,
    given.map((one) => one.step),
    viewer,
  );
  return typeof step === 'number' ? null : step;
}

/** From review, or from the time in which an approved one still waits. */
function recalling(facts: ReplyFacts, viewer: Viewer, publication: string): Reason | null {
  if (facts.state !== 'in_review' && facts.state !== 'approved')
    return facts.state === 'published' || facts.state === 'withdrawn' ? facts.state : 'not-in-review';
  if (!facts.authorIds.includes(viewer.id) && !viewer.roles.includes('lead')) return 'not-yours';
  // Its posting failed: the text is open to its authors as it is.
  if (publication === 'rejected') return 'not-in-review';
  return publication === 'sending' || publication === 'unconfirmed' ? 'on-its-way' : null;
}

/** Why an approval given now could not be acted upon. */
function unpostable(facts: ReplyFacts): Reason | null {
  if (facts.parentDeleted) return 'parent-deleted';
  if (neverPosted(facts)) return null;
  if (facts.account.state === 'removed') return 'account-removed';
  if (facts.account.state === 'needs_attention') return 'account-attention';
  return facts.account.canPublish ? null : 'account-read-only';
}

function withdrawing(facts: ReplyFacts, publication: string): Reason | null {
  if (facts.state === 'published' || facts.state === 'withdrawn') return facts.state;
  return publication === 'sending' || publication === 'unconfirmed' ? 'on-its-way' : null;
}

/** Only where nobody can ask the platform: a person's word must not run ahead of it. */
function settlingByHand(facts: ReplyFacts): Reason | null {
  return facts.publication?.unreadable ? null : 'being-read';
}

function retrying(facts: ReplyFacts, publication: string): Reason | null {
  if (facts.state !== 'approved') return facts.state === 'published' ? 'published' : 'not-approved';
  if (publication !== 'rejected') return 'not-rejected';
  return facts.approval && facts.approval.problem === null ? null : 'approval-ended';
}

function settled(publication: string): Reason {
  if (publication === 'published') return 'published';
  return publication === 'sending' || publication === 'unconfirmed' ? 'on-its-way' : 'nothing-queued';
}
