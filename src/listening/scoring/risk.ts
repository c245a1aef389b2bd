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
    text: string,
    params?: ScoreReason['params'],
    of?: string,
  ): void => {
    const whole = Math.round(points);
    if (whole === 0) return;
    total += whole;
    const spans = of ? evidence.spans(of) : [];
    reasons.push({
      code,
      text,
      points: whole,
      ...(params ? { params } : {}),
      ...(spans.length > 0 ? { spans } : {}),
    });
  };
  const quoted = (of: string): string => {
    const words = evidence.words(of);
    return words === '' ? '' : `: ${words}`;
  };
  const { complaint, polarity, input } = evidence;
  const percent = Math.round(complaint * 100);

  add(
    'complaint',
    data.complaint * complaint,
    `Reads as a complaint (${percent} % sure)${quoted('complaint')}`,
    { percent, words: evidence.words('complaint') },
    'complaint',
  );
  add(
    'tone.negative',
    data.tone * Math.max(0, -polarity),
    `The tone is negative${quoted('tone')}`,
    { words: evidence.words('tone') },
    'tone',
  );

  // Without a complaint a grave word may be news or a joke: some of it stays, in case it is not.
  const earnest = data.urgency.calm + (1 - data.urgency.calm) * Math.min(1, complaint * 1.5);
  evidence.urgency.forEach((finding, index) => {
    const of = `urgency.${finding.kind}`;
    const share = index === 0 ? 1 : data.urgency.further / index;
    add(
      of,
      data.urgency.max * finding.severity * finding.sure * earnest * share,
      `May concern ${finding.label}${quoted(of)}`,
      { words: evidence.words(of) },
      of,
    );
  });
  const stars = input.rating == null ? null : Math.min(5, Math.max(1, Math.round(input.rating)));
  if (stars !== null) {
    add('rating', data.rating[String(stars)] ?? 0, `Rated ${stars} of 5`, { stars });
  }

  const share = Math.min(1, Math.max(0, total) / 40);
  const people = Math.max(
    0,
    (input.followers ?? 0) +
      (input.reposts ?? 0) * data.reach.repost +
      (input.likes ?? 0) * data.reach.like +
      (input.replies ?? 0) * data.reach.reply,
  );
  const reach = Math.min(1, Math.log10(1 + people) / data.reach.log10);
  add('reach', data.reach.max * reach * share, `May reach about ${people.toLocaleString('en')} people`, {
    people,
  });
  const earlier = input.earlierComplaints ?? 0;
  add(
    'history',
    Math.min(data.history.max, data.history.each * earlier) * share,
    `${earlier} earlier complaint${earlier === 1 ? '' : 's'} by this author`,
    { count: earlier },
  );
  add(
    'offensive',
    data.offensive * evidence.offensive * share,
    `Insulting words${quoted('offensive')}`,
    { words: evidence.words('offensive') },
    'offensive',
  );
  if (evidence.shouting) add('shouting', data.shouting * share, 'Written in capitals');
  if (complaint < 0.4 && polarity > 0) {
    add(
      'praise',
      data.praise * polarity,
      `The tone is positive${quoted('praise')}`,
      { words: evidence.words('praise') },
      'praise',
    );
  }
  if (evidence.spam >= data.spamFrom && total > 0) {
    add(
      'spam',
      -total * data.spam * evidence.spam,
      `Looks like spam (${Math.round(evidence.spam * 100)} %)${quoted('spam')}`,
      { percent: Math.round(evidence.spam * 100), words: evidence.words('spam') },
      'spam',
    );
  }
  if (total < 0) add('bounds.low', -total, 'Risk does not go below 0');
  if (total > 100) add('bounds.high', 100 - total, 'Risk does not go above 100');
  return { risk: total, reasons };
}
