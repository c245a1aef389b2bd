/** Everything a case's history may tell, with what each entry carries. Pure types. Ids and codes; a person's own words only in notes, comments and reasons. */
import type { CaseState } from './case.workflow.js';

export interface CaseEventDetails {
  opened: { mentionId: string; version: number };
  'mention-joined': { mentionId: string; version: number };
  'mention-edited': { mentionId: string; version: number };
  'mention-deleted': { mentionId: string };
  'state-changed': { from: CaseState; to: CaseState; reason?: string };
  assigned: { personId: string; name: string; from: string | null; reasons: string[] };
  unassigned: { from: string; reason: string };
  /** The post spreads: the case is due before it reaches so many people. */
  'deadline-moved': { dueAt: string; mentionId: string; people: number };
  note: { text: string };
  'reply-started': { replyId: string };
  'reply-submitted': { replyId: string; version: number };
  'reply-returned': { replyId: string; version: number; comment: string; reasons: string[] };
  'reply-edited': { replyId: string; version: number };
  'reply-approved': { replyId: string; version: number };
  /** One yes of several that are needed. */
  'reply-approved-in-part': { replyId: string; version: number; given: number; needed: number };
  'reply-recalled': { replyId: string };
  /** `words` are what was said when it was handed over. */
  'review-handed-over': { replyId: string; to: string; words?: string };
  'review-passed-on': { replyId: string; to: string };
  'review-passed-to-leads': { replyId: string; to: string };
  'reply-withdrawn': { replyId: string };
  'reply-reopened': { replyId: string };
  'approval-ended': { replyId: string; reason: string };
  'publication-queued': { replyId: string; publicationId: string; mode: string };
  'publication-cancelled': { replyId: string; publicationId: string; reason: string };
  'publication-published': { replyId: string; publicationId: string; mode: string };
  'publication-rejected': { replyId: string; publicationId: string; words: string };
  'publication-unconfirmed': { replyId: string; publicationId: string; words: string };
  'publication-requeued': { replyId: string; publicationId: string; words: string };
  /** An earlier posting had arrived although it was counted as not arrived. */
  'publication-answered-late': { replyId: string; publicationId: string };
  'publication-posted-twice': { replyId: string; publicationId: string; externalId: string };
  /** A person said what became of a posting that the platform could not be asked about. `comment` is why they know. */
  'publication-settled': { replyId: string; publicationId: string; posted: boolean; comment: string };
  'publication-rescheduled': { replyId: string; publicationId: string };
  /** A promise that the customer can read now; `name` keeps it. */
  'commitment-opened': { commitmentId: string; name: string; dueAt: string };
  'commitment-kept': { commitmentId: string; name: string };
  'commitment-broken': { commitmentId: string; name: string; comment: string };
  'commitment-cancelled': { commitmentId: string; name: string; comment: string };
  'commitment-reopened': { commitmentId: string; name: string };
  'commitment-handed-over': { commitmentId: string; name: string; from: string };
  'commitment-overdue': { commitmentId: string; name: string };
  /** Somebody asked that what stands there is corrected or taken back. `comment` is why. */
  'amendment-asked': { replyId: string; publicationId: string; amendment: string; comment: string };
  'publication-amended': { replyId: string; publicationId: string; amendment: string };
  /** What the platform shows of it now: there again, edited or gone. */
  'publication-standing': { replyId: string; publicationId: string; standing: string };
  'manual-begun': { replyId: string; publicationId: string };
  'manual-not-posted': { replyId: string; publicationId: string };
}
export type CaseEventKind = keyof CaseEventDetails;

export type CaseEventInput = {
  [K in CaseEventKind]: { kind: K; details: CaseEventDetails[K] };
}[CaseEventKind];
