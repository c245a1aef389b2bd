/**
 * Names for the shapes that the screens use. All of them are taken from schema.ts, which is generated from the server's OpenAPI
 * document (openapi-typescript), so that a change of the server breaks the build here and not a screen there.
 */
import type { components, operations, paths } from './schema.js';

type Schemas = components['schemas'];

export type Me = Schemas['Me'];
export type Person = Schemas['Person'];
export type Role = Person['roles'][number];
export type Locale = 'en' | 'hi' | 'ta';
/** Languages people write answers in; Hindi and Tamil also in Latin letters. */
export type AnswerLanguage = 'en' | 'hi' | 'ta' | 'hi-Latn' | 'ta-Latn';
export type Brand = Schemas['Brand'];
/** What of a brand can be changed; what is left out stays. */
export type BrandChange = operations['Brands_change']['requestBody']['content']['application/json'];
export type Agent = Schemas['Agent'];

export type ScoreReason = Schemas['ScoreReason'];
export type Score = Schemas['Score'];
export type Mention = Schemas['Mention'];
/** What a person may say against the scorer. */
export type Correction = operations['Corrections_correct']['requestBody']['content']['application/json'];
export type MentionDetail = operations['Mentions_detail']['responses'][200]['content']['application/json'];
/** What somebody said against the scorer, or took back. */
export type CorrectionView = Schemas['Correction'];
export type CorrectedField = CorrectionView['field'];
export type ErrorRate = Schemas['ErrorRate'];
export type ScoringState = Schemas['ScoringState'];
export type Rescoring = Schemas['Rescoring'];
export type BrandTopics = Schemas['BrandTopics'];
export type BrandTopic = Schemas['BrandTopic'];
export type MentionFilter = 'all' | 'flagged' | 'spam' | 'own';

export type Discovery = Schemas['Discovery'];
export type Source = Schemas['Source'];
export type SourceHealth = Source['health'];
export type Platform = Schemas['Platform'];
export type Account = Schemas['Account'];

export type CaseRow = Schemas['CaseRow'];
export type CaseState = CaseRow['state'];
export type Severity = CaseRow['severity'];
export type CaseView = 'mine' | 'unassigned' | 'open' | 'waiting-review' | 'resolved' | 'all';
export type CaseDetail = Schemas['CaseDetail'];
export type ThreadItem = CaseDetail['thread'][number];
export type CaseEvent = CaseDetail['history'][number];
export type LengthRule = NonNullable<NonNullable<CaseDetail['replyTarget']>['length']>;

export type Finding = Schemas['Finding'];
export type ReplyView = Schemas['Reply'];
export type ReplyVersion = ReplyView['versions'][number];
export type ReplyAction = keyof ReplyView['can'];
export type PublicationView = Schemas['Publication'];
export type SendingHours = Schemas['SendingHours'];
export type PublicationState = PublicationView['state'];
export type ReviewItem = Schemas['ReviewItem'];
export type SecondLook = Schemas['SecondLook'];
export type ReviewPolicy = Schemas['ReviewPolicy'];
export type ReviewPolicyInput = Sent<'/api/brands/{id}/review-policy', 'put'>;
export type CheckSettings = Schemas['CheckSettings'];
export type CheckSettingsView = Schemas['CheckSettingsView'];
export type CheckSettingsInput = Sent<'/api/brands/{id}/check-settings', 'put'>;
export type CheckSettingsChange = Schemas['CheckSettingsHistory']['items'][number]['changes'][number];
export type LimitTable = CheckSettings['limits'][string];
export type ReviewTrust = Schemas['ReviewTrust'];
export const RETURN_REASONS = [
  'tone',
  'typo',
  'wrong-fact',
  'missing-answer',
  'promise',
  'privacy',
  'policy',
  'language',
  'length',
  'other',
] as const;
export type ReturnReason = (typeof RETURN_REASONS)[number];

export type AuditEntry = Schemas['AuditEntry'];
export type AuditPart = Schemas['AuditPart'];
export type AuditSearch = Omit<
  NonNullable<operations['Audit_list']['parameters']['query']>,
  'after' | 'limit'
>;

/** What is sent to a path. */
export type Sent<P extends keyof paths, M extends keyof paths[P]> = paths[P][M] extends {
  requestBody: { content: { 'application/json': infer B } };
}
  ? B
  : never;

export type AlertRow = Schemas['AlertRow'];
export type Alert = Schemas['Alert'];
export type AlertState = AlertRow['state'];
export type AlertKind = AlertRow['kind'];
export const ALERT_VIEWS = ['active', 'open', 'acknowledged', 'snoozed', 'resolved', 'all'] as const;
export type AlertView = (typeof ALERT_VIEWS)[number];
export type AlertRuleInput = Sent<'/api/alert-rules', 'post'>;
type Lists = 'roles' | 'personIds' | 'channels' | 'endpointIds' | 'kinds' | 'brandIds';
/** The document leaves the lists of an answer open; they are those that are sent. */
export type AlertRule = Omit<Schemas['AlertRule'], Lists> & Pick<Required<AlertRuleInput>, Lists>;
export type AlertEndpoint = Schemas['AlertEndpoint'];
export type AlertEndpointInput = Sent<'/api/alert-endpoints', 'post'>;
export type AlertDelivery = Schemas['AlertDelivery'];
export type DeliveryState = AlertDelivery['state'];
export type AlertLab = Schemas['AlertLab'];
export type Crisis = Schemas['Crisis'];
export type CrisisState = Schemas['CrisisState'];
export type CrisisRequested = Schemas['CrisisRequested'];
export type Digest = Schemas['Digest'];
export type DigestPreference = Schemas['DigestPreference'];
export type DigestRun = Schemas['DigestRun'];

export type ReplyHelp = Schemas['ReplyHelp'];
export type SimilarReply = Schemas['SimilarReply'];
export type SuggestedSnippet = Schemas['SuggestedSnippet'];
export type HelpTake = Sent<'/api/replies/{id}/help/take', 'post'>;
export type Snippet = Schemas['Snippet'];
export type AssistantView = Schemas['Assistant'];

export type BellItem = Schemas['Notification'];
export type FailedJob = Schemas['FailedJob'];

export type PromiseFound = Schemas['Promise'];
export type CaseCommitment = Schemas['CaseCommitment'];
export type Canned = Schemas['Canned'];
export type Limits = Schemas['Limits'];
export interface CheckResult {
  promises: PromiseFound[];
  canned: Canned | null;
  limits: Limits;
  findings: Finding[];
  length: { used: number; max: number; unit: string } | null;
  /** How far the grammar was read. */
  grammar: 'checked' | 'partly' | 'starting' | 'unavailable' | 'off' | 'other-language';
  /** Some of its links are being tried. */
  looking: boolean;
}
/** One event of /api/events; the stream is not part of the document. */
export interface LiveEvent {
  kind: string;
  brandId?: string | null;
  personId?: string | null;
  ids: Record<string, string>;
}
