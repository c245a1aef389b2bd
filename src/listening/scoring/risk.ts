/**
 * Risk 0–100 as a sum anyone can follow: each line is a whole number of points with its reason, and the lines add up to
 * the risk. Weights are data (config/lexicons/risk.yaml). Must never count reach or history where nothing is the matter.
 */
import type { ScoreInput, ScoreReason } from './score.js';
import type { RiskData } from './lexicons.schema.js';
import type { UrgencyFinding } from './urgency.js';

export interface RiskEvidence {
  complaint: number;
  polarity: number;
  urgency: readonly UrgencyFinding[];
  offensive: number;
  spam: number;
  shouting: boolean;
  input: ScoreInput;
  /** Where the words stand that weighed, by what they weighed for: 'complaint', 'tone', 'praise', 'offensive', 'spam', 'urgency.<kind>'. */
  spans: (of: string) => { start: number; end: number }[];
  /** The same words, quoted for the sentence. */
  words: (of: string) => string;
}

export function scoreRisk(evidence: RiskEvidence, data: RiskData): { risk: number; reasons: ScoreReason[] } {
  const reasons: ScoreReason[] = [];
  let total = 0;
  const add = (
    code: string,
    points: number,
    say: () => Pick<ScoreReason, 'text' | 'params'>,
    of?: string,
  ): void => {
    const whole = Math.round(points);
    if (whole === 0) return;
    total += whole;
    const spans = of ? evidence.spans(of) : [];
    reasons.push({ code, ...say(), points: whole, ...(spans.length > 0 ? { spans } : {}) });
  };
  const { complaint, polarity, input } = evidence;

  add(
    'complaint',
    data.complaint * complaint,
    () => {
      const percent = Math.round(complaint * 100);
      const words = evidence.words('complaint');
      return { text: `Reads as a complaint (${percent} % sure)${quote(words)}`, params: { percent, words } };
    },
    'complaint',
  );
  const withWords = (of: string, text: string) => () => {
    const words = evidence.words(of);
    return { text: text + quote(words), params: { words } };
  };
  add('tone.negative', data.tone * Math.max(0, -polarity), withWords('tone', 'The tone is negative'), 'tone');

  // Without a complaint a grave word may be news or a joke: some of it stays, in case it is not.
  const earnest = data.urgency.calm + (1 - data.urgency.calm) * Math.min(1, complaint * 1.5);
  evidence.urgency.forEach((finding, index) => {
    const of = `urgency.${finding.kind}`;
    const share = index === 0 ? 1 : data.urgency.further / index;
    const points = data.urgency.max * finding.severity * finding.sure * earnest * share;
    add(of, points, withWords(of, `May concern ${finding.label}`), of);
  });
  const stars = input.rating == null ? null : Math.min(5, Math.max(1, Math.round(input.rating)));
  if (stars !== null) {
    add('rating', data.rating[String(stars)] ?? 0, () => ({
      text: `Rated ${stars} of 5`,
      params: { stars },
    }));
  }

  const share = Math.min(1, Math.max(0, total) / 40);
  const people = Math.round(
    count(input.followers) +
      count(input.reposts) * data.reach.repost +
      count(input.likes) * data.reach.like +
      count(input.replies) * data.reach.reply,
  );
  const reach = Math.min(1, Math.log10(1 + people) / data.reach.log10);
  add('reach', data.reach.max * reach * share, () => ({
    text: `May reach about ${people.toLocaleString('en')} people`,
    params: { people },
  }));
  const earlier = Math.round(count(input.earlierComplaints));
  add('history', Math.min(data.history.max, data.history.each * earlier) * share, () => ({
    text: `${earlier} earlier complaint${earlier === 1 ? '' : 's'} by this author`,
    params: { count: earlier },
  }));
  const rude = data.offensive * evidence.offensive * share;
  add('offensive', rude, withWords('offensive', 'Insulting words'), 'offensive');
  if (evidence.shouting) add('shouting', data.shouting * share, () => ({ text: 'Written in capitals' }));
  if (complaint < 0.4 && polarity > 0) {
    add('praise', data.praise * polarity, withWords('praise', 'The tone is positive'), 'praise');
  }
  if (evidence.spam >= data.spamFrom && total > 0) {
    add(
      'spam',
      -total * data.spam * evidence.spam,
      () => {
        const percent = Math.round(evidence.spam * 100);
        const words = evidence.words('spam');
        return { text: `Looks like spam (${percent} % sure)${quote(words)}`, params: { percent, words } };
      },
      'spam',
    );
  }
  if (total < 0) add('bounds.low', -total, () => ({ text: 'Risk does not go below 0' }));
  if (total > 100) add('bounds.high', 100 - total, () => ({ text: 'Risk does not go above 100' }));
  return { risk: total, reasons };
}

const quote = (words: string): string => (words === '' ? '' : `: ${words}`);

/** Platforms leave counts out, and some send nonsense. */
const count = (value: number | null | undefined): number =>
  value != null && Number.isFinite(value) && value > 0 ? value : 0;
