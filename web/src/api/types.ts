/**
 * Shapes of the HTTP API as the desk uses them, by hand and to the letter of the documented API.
 * Types only: nothing here may run.
 */
export type Role = 'agent' | 'reviewer' | 'lead' | 'executive' | 'admin';
export type Locale = 'en' | 'hi' | 'ta';
export type CaseState = 'new' | 'open' | 'pending' | 'resolved' | 'closed';
export type Severity = 'urgent' | 'high' | 'normal' | 'low';
export type CaseView = 'mine' | 'unassigned' | 'open' | 'waiting-review' | 'resolved' | 'all';
export type MentionFilter = 'all' | 'flagged' | 'spam' | 'own';

export interface Page<T> {
  items: T[];
  next: string | null;
}
export interface Named {
  id: string;
  name: string;
}

export interface Me {
  person: Named & {
    email: string;
    roles: Role[];
    locale: Locale;
    languages: string[];
    timeZone: string;
    available: boolean;
    sample: boolean;
  };
  csrfToken: string;
  permissions: string[];
}
export interface Person extends Named {
  email: string;
  roles: Role[];
  locale: Locale;
  languages: string[];
  timeZone: string;
  available: boolean;
  active: boolean;
  sample: boolean;
  capacity: number;
}
export interface Brand extends Named {
  slug: string;
  languages: string[];
  allowWords: string[];
  sample: boolean;
  flagRisk: number;
  undoSeconds: number;
  approvalHours: number;
}

export interface Span {
  start: number;
  end: number;
}
export interface ScoreReason {
  code: string;
  text: string;
  params?: Record<string, string | number>;
  points?: number;
  spans?: Span[];
}
export interface Score {
  language: string;
  sentiment: 'neg' | 'neu' | 'pos';
  complaint: number;
  urgency: number;
  spam: number;
  topics: string[];
  risk: number;
  reasons: ScoreReason[];
  model: string;
}
export interface MentionAuthor extends Named {
  handle: string | null;
  url: string | null;
  followers: number | null;
}
export interface Mention {
  id: string;
  brandId: string;
  sourceId: string;
  platform: string;
  platformLabel: string;
  kind: string;
  text: string;
  title: string | null;
  author: MentionAuthor;
  permalink: string | null;
  rating: number | null;
  language: string;
  sentiment: 'neg' | 'neu' | 'pos';
  complaint: number;
  urgency: number;
  risk: number;
  flagged: boolean;
  spam: boolean;
  own: boolean;
  version: number;
  publishedAt: string;
  capturedAt: string;
  editedAt: string | null;
  deletedAt: string | null;
  engagement: { replies: number | null; reposts: number | null; likes: number | null };
  duplicateOf: string | null;
  parentExternalId: string | null;
}
export interface MentionDetail extends Mention {
  versions: { version: number; text: string; title: string | null; seenAt: string }[];
  score: Score;
  duplicates: number;
  caseId: string | null;
}

export interface Discovery {
  platform: string;
  platformLabel: string;
  kind: string;
  address: Record<string, unknown>;
  key: string;
  title: string;
  summary: string;
  needsAccount: boolean;
  alreadyAdded: boolean;
  preview: { text: string; author: string | null; publishedAt: string | null; permalink: string | null }[];
  warnings: string[];
}
export type SourceHealth = 'ok' | 'waiting' | 'failing' | 'silent' | 'paused' | 'gone';
export interface PlainError {
  kind: string;
  words: string;
}
export interface Source {
  id: string;
  brandId: string;
  platform: string;
  platformLabel: string;
  kind: string;
  title: string;
  state: string;
  intervalSeconds: number;
  nextPollAt: string;
  lastPolledAt: string | null;
  lastSuccessAt: string | null;
  lastItemAt: string | null;
  failures: number;
  health: SourceHealth;
  error: PlainError | null;
  warnings: string[];
  mentionsCount: number;
  accountId: string | null;
}
export interface CredentialField {
  name: string;
  label: string;
  secret: boolean;
  optional: boolean;
  help: string;
}
export interface Platform {
  platform: string;
  label: string;
  reply: ReplyMode;
  sourceKinds: string[];
  readNeedsAccount: boolean;
  credentialFields: CredentialField[] | null;
}
export interface Account {
  id: string;
  brandId: string;
  platform: string;
  platformLabel: string;
  baseUrl: string;
  handle: string | null;
  displayName: string | null;
  state: string;
  lastError: string | null;
  canPublish: boolean;
}

export type ReplyMode = 'api' | 'manual' | 'never';
export interface CaseRow {
  id: string;
  number: number;
  brandId: string;
  title: string;
  state: CaseState;
  severity: Severity;
  risk: number;
  language: string;
  platform: string;
  platformLabel: string;
  customer: Named;
  assignee: Named | null;
  openedAt: string;
  updatedAt: string;
  mentionsCount: number;
  replyState: string | null;
  snippet: string;
}
export type ThreadItem =
  | {
      kind: 'mention';
      id: string;
      at: string;
      own: boolean;
      author: MentionAuthor;
      text: string;
      deleted: boolean;
      version: number;
      permalink: string | null;
    }
  | {
      kind: 'publication';
      id: string;
      at: string;
      state: PublicationState;
      text: string;
      permalink: string | null;
    };
export interface LengthRule {
  max: number;
  unit: string;
  maxBytes?: number;
  urlLength?: number;
}
export interface ReplyTarget {
  mentionId: string;
  accounts: { id: string; handle: string | null; platformLabel: string }[];
  mode: ReplyMode;
  length: LengthRule | null;
  prefix: string;
}
export interface CaseEvent {
  id: string;
  at: string;
  actor: Named | null;
  kind: string;
  details: Record<string, unknown>;
}
export interface CaseDetail extends Omit<CaseRow, 'customer'> {
  version: number;
  customer: Named & {
    authors: (MentionAuthor & { platform: string })[];
    earlierCases: { id: string; number: number; title: string; state: CaseState; openedAt: string }[];
  };
  thread: ThreadItem[];
  mentions: (Mention & { score: Score })[];
  replies: ReplyView[];
  history: CaseEvent[];
  replyTarget: ReplyTarget | null;
}

export interface Finding extends Span {
  check: string;
  level: 'block' | 'warn';
  code: string;
  params?: Record<string, string | number>;
  reason: string;
  suggestions: string[];
}
export interface CheckResult {
  findings: Finding[];
  length: { used: number; max: number; unit: string } | null;
}
export type ReplyState = 'draft' | 'in_review' | 'changes_requested' | 'approved' | 'published' | 'withdrawn';
export type ReplyAction =
  'edit' | 'submit' | 'review' | 'approve' | 'withdraw' | 'cancel' | 'confirm' | 'retry';
export type PublicationState = 'queued' | 'sending' | 'published' | 'rejected' | 'unconfirmed' | 'cancelled';
export interface PublicationView {
  id: string;
  state: PublicationState;
  mode: 'api' | 'manual';
  notBefore: string;
  publishedAt: string | null;
  permalink: string | null;
  attempts: number;
  error: PlainError | null;
}
export interface Decision {
  decision: 'approved' | 'returned';
  comment: string | null;
  reviewer: Named;
  at: string;
}
export interface ReplyVersion {
  id: string;
  number: number;
  text: string;
  author: Named;
  createdAt: string;
  findings: Finding[];
}
export interface ReplyView {
  id: string;
  caseId: string;
  brandId: string;
  state: ReplyState;
  parentMentionId: string;
  account: { id: string; handle: string | null; platformLabel: string };
  draft: { text: string; revision: number; by: Named | null; at: string | null };
  version: (ReplyVersion & { contentHash: string }) | null;
  versions: (ReplyVersion & { decisions: Decision[] })[];
  authors: Named[];
  approval: { by: Named; at: string; expiresAt: string; problem: string | null } | null;
  publication: PublicationView | null;
  can: Record<ReplyAction, boolean>;
  /** Why not, in English; `reasonCodes` says the same for translation. */
  reasons: Record<string, string>;
  reasonCodes: Record<string, string>;
}
export interface ReviewItem {
  reply: ReplyView;
  case: CaseRow;
  parent: { text: string; author: Named & { handle: string | null } };
  waitingSeconds: number;
}

/** A colleague a case can be handed to. */
export interface Agent extends Named {
  available: boolean;
  languages: string[];
  capacity: number;
  openCases: number;
}

export interface BellItem {
  id: string;
  kind: string;
  params: Record<string, string | number>;
  link: string;
  createdAt: string;
  readAt: string | null;
}
export interface FailedJob {
  id: string;
  job: string;
  payload: Record<string, unknown>;
  failedAt: string;
  reason: string;
  attempts: number;
}
export interface LiveEvent {
  kind: string;
  brandId?: string | null;
  personId?: string | null;
  ids: Record<string, string>;
}
