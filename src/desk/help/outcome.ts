/**
 * What came of a published reply: the customer recovered, did not, or nobody can say; each with its reasons as codes. Friendly silence
 * is believed only when the case is settled and a week has passed. Pure.
 */

export interface AfterReply {
  caseState: 'new' | 'open' | 'pending' | 'resolved' | 'closed';
  /** A resolved case was opened again after the reply. */
  reopened: boolean;
  /** What the customer wrote afterwards, oldest first. */
  later: readonly { text: string; sentiment: 'neg' | 'neu' | 'pos'; complaint: number }[];
  /** Of the post that was answered; null where there are no stars. */
  starsBefore: number | null;
  starsNow: number | null;
  postDeleted: boolean;
  daysSince: number;
}

export const OUTCOMES = ['recovered', 'unsure', 'not-recovered'] as const;
export type Outcome = (typeof OUTCOMES)[number];
export const OUTCOME_REASONS = [
  'thanked',
  'positive-after',
  'stars-raised',
  'stars-lowered',
  'post-deleted',
  'resolved-quiet',
  'negative-after',
  'reopened',
  'mixed',
  'too-early',
  'no-word',
] as const;
export type OutcomeReason = (typeof OUTCOME_REASONS)[number];

const QUIET_DAYS = 7;
const COMPLAINS = 0.5;
const THANKS =
  /\bthank(?:s|\s?(?:you|u))?\b|\bthx\b|\bcheers\b|धन्यवाद|शुक्रिया|आभार|நன்றி|\bnandri\b|\bnanri\b|\bdhanya?wa?a?d\b|\bdhanya?va?a?d\b|\bshukriya+\b/iu;

export function outcomeOf(after: AfterReply): { outcome: Outcome; reasons: OutcomeReason[] } {
  const good: OutcomeReason[] = [];
  const bad: OutcomeReason[] = [];
  const { starsBefore, starsNow } = after;
  if (starsBefore !== null && starsNow !== null && starsNow !== starsBefore)
    (starsNow > starsBefore ? good : bad).push(starsNow > starsBefore ? 'stars-raised' : 'stars-lowered');
  // The last word counts: whoever was angry and is thankful now has recovered, and the other way round.
  const spoken = after.later.map(moodOf);
  const last = spoken.findLast((mood) => mood !== null);
  if (last === 'negative-after') bad.push(last);
  else if (last) good.push(last);
  if (after.reopened && last !== 'thanked' && last !== 'positive-after') bad.push('reopened');
  if (good.length > 0 && bad.length > 0) return { outcome: 'unsure', reasons: ['mixed', ...good, ...bad] };
  if (bad.length > 0) return { outcome: 'not-recovered', reasons: bad };
  if (good.length > 0) return { outcome: 'recovered', reasons: good };
  const settled = after.caseState === 'resolved' || after.caseState === 'closed';
  if (settled && after.postDeleted) return { outcome: 'recovered', reasons: ['post-deleted'] };
  if (settled && after.daysSince >= QUIET_DAYS) return { outcome: 'recovered', reasons: ['resolved-quiet'] };
  return { outcome: 'unsure', reasons: [after.daysSince < QUIET_DAYS ? 'too-early' : 'no-word'] };
}

function moodOf({
  text,
  sentiment,
  complaint,
}: AfterReply['later'][number]): 'negative-after' | 'thanked' | 'positive-after' | null {
  if (sentiment === 'neg' || complaint >= COMPLAINS) return 'negative-after';
  if (THANKS.test(text)) return 'thanked';
  return sentiment === 'pos' ? 'positive-after' : null;
}
