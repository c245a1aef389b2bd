/**
 * What people are shown of a judgement: the scorer's word, and where a person overruled it, theirs. Pure; overruling, taking an
 * overruling back and judging anew all end here, so that they cannot disagree. The scorer's own answer is never touched.
 */
import type { CorrectedField, CorrectedValue } from '../scoring/overruling.js';
import type { Lexicons } from '../scoring/lexicons.schema.js';
import { riskAsSaid } from '../scoring/risk.said.js';
import type { Score, Sentiment } from '../scoring/score.js';
import { isSpam, type SpamOpinion } from '../scoring/spam-opinion.js';

export interface MentionStanding {
  own: boolean;
  /** A copy of a mention that we hold: no further voice, so it is flagged by people only. */
  copy: boolean;
  flagRisk: number;
  /** Of the outside spam service on these words; null when it was not asked or did not answer. */
  opinion: SpamOpinion | null;
}

/** The judgement as the mention's row holds it. */
export interface Shown {
  language: string;
  sentiment: string;
  complaint: number;
  offensive: number;
  urgency: number;
  topics: string[];
  risk: number;
  spam: boolean;
  flagged: boolean;
  overruled: CorrectedField[];
}

export type Said = ReadonlyMap<CorrectedField, { now: CorrectedValue }>;

/** What kinds of urgency there are, and the formula of risk. */
export type Reckoning = Pick<Lexicons, 'urgency' | 'risk'>;

const OF_RISK: readonly CorrectedField[] = ['complaint', 'urgency', 'sentiment', 'offensive'];

export function shownOf(score: Score, said: Said, standing: MentionStanding, reckoning: Reckoning): Shown {
  const word = <T extends CorrectedValue>(field: CorrectedField): T | undefined =>
    said.get(field)?.now as T | undefined;
  const yes = (field: CorrectedField, share: number): number => {
    const answer = word<boolean>(field);
    return answer === undefined ? share : answer ? 1 : 0;
  };
  const flaggedByPerson = word<boolean>('flagged');
  const spam =
    word<boolean>('spam') ??
    (!standing.own && flaggedByPerson !== true && isSpam(score.spam, standing.opinion));
  const noSpam = !spam && (said.has('spam') || flaggedByPerson === true || standing.opinion === 'ham');
  const reckoned = OF_RISK.some((field) => said.has(field))
    ? riskAsSaid(
        score,
        {
          complaint: word<boolean>('complaint'),
          offensive: word<boolean>('offensive'),
          sentiment: word<Sentiment>('sentiment'),
          urgency: word<string[]>('urgency'),
        },
        noSpam ? 0 : score.spam,
        reckoning,
      )
    : null;
  const risk = reckoned ?? (noSpam ? withoutSpamDiscount(score) : score.risk);
  const worthAFlag = !standing.own && !standing.copy && risk >= standing.flagRisk;
  const kinds = word<string[]>('urgency');
  return {
    language: word<string>('language') ?? score.language,
    sentiment: word<string>('sentiment') ?? score.sentiment,
    complaint: yes('complaint', score.complaint),
    offensive: yes('offensive', score.offensive),
    urgency: kinds === undefined ? score.urgency : urgencyOf(kinds, reckoning),
    topics: word<string[]>('topics') ?? score.topics,
    risk,
    spam,
    flagged: !spam && !standing.own && (flaggedByPerson ?? worthAFlag),
    overruled: [...said.keys()].sort(),
  };
}

/** Spam is the last factor of the risk: what it took away comes back when a person says that it is none. */
function withoutSpamDiscount(score: Score): number {
  const last = score.reasons.findIndex((reason) => reason.code === 'spam');
  if (last < 0) return score.risk;
  const before = score.reasons.slice(0, last).reduce((sum, reason) => sum + (reason.points ?? 0), 0);
  return Math.max(0, Math.min(100, before));
}

/** As the scorer reckons it: the gravest kind, raised a little by every further one. */
function urgencyOf(kinds: readonly string[], { urgency }: Reckoning): number {
  const grave = kinds.map((kind) => urgency.kinds[kind]?.severity ?? 0).sort((a, b) => b - a);
  const calm = grave.reduce((left, severity, index) => left * (1 - severity * (index === 0 ? 1 : 0.35)), 1);
  return Math.round((1 - calm) * 1000) / 1000;
}
