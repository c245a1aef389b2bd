/** Every entity, for the data source. The schema-drift test compares this list with what the migrations make. */
import { AuditEntry } from './core/audit/audit-entry.entity.js';
import type { EntityClass } from './core/database/data-source.js';
import { OutboxRow } from './core/database/outbox.entity.js';
import { HostRateRow } from './core/http/host-rate.entity.js';
import { Person } from './core/identity/person.entity.js';
import { Session } from './core/identity/session.entity.js';
import { SignInAttempt } from './core/identity/sign-in-attempt.entity.js';
import { Notification } from './core/notifications/notification.entity.js';
import { Brand } from './core/organisation/brand.entity.js';
import { QueueUse } from './core/jobs/queue-use.entity.js';
import { ScheduleRun } from './core/schedules/schedule-run.entity.js';
import { SecretKeyRow } from './core/vault/secret-key.entity.js';
import { AlertChain } from './desk/alerts/alert-chain.entity.js';
import { AlertDelivery } from './desk/alerts/alert-delivery.entity.js';
import { AlertEndpoint } from './desk/alerts/alert-endpoint.entity.js';
import { AlertEvent } from './desk/alerts/alert-event.entity.js';
import { AlertRule } from './desk/alerts/alert-rule.entity.js';
import { Alert } from './desk/alerts/alert.entity.js';
import { CaseEvent } from './desk/cases/case-event.entity.js';
import { CaseMention } from './desk/cases/case-mention.entity.js';
import { Case } from './desk/cases/case.entity.js';
import { CustomerAuthor } from './desk/cases/customer-author.entity.js';
import { Customer } from './desk/cases/customer.entity.js';
import { Crisis } from './desk/crisis/crisis.entity.js';
import { AnsweredReply } from './desk/help/answered-reply.entity.js';
import { AssistDraft } from './desk/help/assist-draft.entity.js';
import { Assistant } from './desk/help/assistant.entity.js';
import { HelpUse } from './desk/help/help-use.entity.js';
import { Snippet } from './desk/help/snippet.entity.js';
import { AccountRateRow } from './desk/publishing/account-rate.entity.js';
import { PublicationAttempt } from './desk/publishing/publication-attempt.entity.js';
import { PublicationStanding } from './desk/publishing/publication-standing.entity.js';
import { Publication } from './desk/publishing/publication.entity.js';
import { SendingHoursRow } from './desk/publishing/sending-hours.entity.js';
import { Approval } from './desk/replies/approval.entity.js';
import { CheckSettingsRow } from './desk/replies/check-settings/check-settings.entity.js';
import { Commitment } from './desk/replies/commitments/commitment.entity.js';
import { LinkLookRow } from './desk/replies/links/link-look.entity.js';
import { ReplyAuthor } from './desk/replies/reply-author.entity.js';
import { ReplyVersion } from './desk/replies/reply-version.entity.js';
import { Reply } from './desk/replies/reply.entity.js';
import { ReviewDecision } from './desk/replies/review-decision.entity.js';
import { FindingOverrule } from './desk/replies/review/finding-overrule.entity.js';
import { ReviewPolicyRow } from './desk/replies/review/review-policy.entity.js';
import { ReplyViewer } from './desk/replies/turns/reply-viewer.entity.js';
import { ReviewTurn } from './desk/replies/turns/review-turn.entity.js';
import { SecondLookSetting } from './desk/second-look/second-look-setting.entity.js';
import { SecondReview } from './desk/second-look/second-review.entity.js';
import { DigestPreference } from './insight/digest/digest-preference.entity.js';
import { DigestRun } from './insight/digest/digest-run.entity.js';
import { Account } from './listening/accounts/account.entity.js';
import { ScoreCorrection } from './listening/corrections/score-correction.entity.js';
import { CollectionGap } from './listening/escalation/collection-gap.entity.js';
import { EscalationBrand } from './listening/escalation/escalation-brand.entity.js';
import { EscalationPulse } from './listening/escalation/escalation-pulse.entity.js';
import { Incident } from './listening/escalation/incident.entity.js';
import { SourceRhythm } from './listening/escalation/source-rhythm.entity.js';
import { SpikeSeries } from './listening/escalation/spike-series.entity.js';
import { SpreadWatch } from './listening/escalation/spread-watch.entity.js';
import { VoiceBin } from './listening/escalation/voice-bin.entity.js';
import { Author } from './listening/ingest/author.entity.js';
import { FollowedAuthor } from './listening/ingest/followed-author.entity.js';
import { MentionSighting } from './listening/ingest/mention-sighting.entity.js';
import { MentionVersion } from './listening/ingest/mention-version.entity.js';
import { Mention } from './listening/ingest/mention.entity.js';
import { ScoreRow } from './listening/ingest/score.entity.js';
import { EngagementReading } from './listening/polling/engagement-reading.entity.js';
import { Rescoring } from './listening/rescoring/rescoring.entity.js';
import { Source } from './listening/sources/source.entity.js';
import { SpamOpinion } from './listening/spam/spam-opinion.entity.js';
import { SpamReport } from './listening/spam/spam-report.entity.js';
import { BrandTopic } from './listening/topics/brand-topic.entity.js';

const core = [
  Brand,
  Person,
  Session,
  SignInAttempt,
  AuditEntry,
  OutboxRow,
  QueueUse,
  ScheduleRun,
  SecretKeyRow,
  HostRateRow,
  Notification,
];
const listening = [
  Account,
  Source,
  Author,
  Mention,
  MentionVersion,
  MentionSighting,
  ScoreRow,
  ScoreCorrection,
  FollowedAuthor,
  Rescoring,
  BrandTopic,
  SpamOpinion,
  SpamReport,
];
const escalation = [
  Incident,
  EscalationBrand,
  EscalationPulse,
  SpikeSeries,
  VoiceBin,
  CollectionGap,
  SourceRhythm,
  SpreadWatch,
  EngagementReading,
];
const desk = [Customer, CustomerAuthor, Case, CaseMention, CaseEvent];
const replies = [
  Commitment,
  Reply,
  ReplyAuthor,
  ReplyVersion,
  ReviewDecision,
  Approval,
  FindingOverrule,
  LinkLookRow,
  ReviewPolicyRow,
  CheckSettingsRow,
  Publication,
  PublicationAttempt,
  PublicationStanding,
  AccountRateRow,
  SendingHoursRow,
];
const reviewing = [ReviewTurn, ReplyViewer, SecondReview, SecondLookSetting];
const alerts = [
  Crisis,
  Alert,
  AlertEvent,
  AlertEndpoint,
  AlertRule,
  AlertChain,
  AlertDelivery,
  DigestPreference,
  DigestRun,
];
const help = [Snippet, AnsweredReply, Assistant, AssistDraft, HelpUse];

export const entities: EntityClass[] = [
  ...core,
  ...listening,
  ...escalation,
  ...desk,
  ...replies,
  ...reviewing,
  ...alerts,
  ...help,
];
