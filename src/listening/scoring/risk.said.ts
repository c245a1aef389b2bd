/**
 * The risk of a post with what people said of it in the place of what the scorer thought: the same formula, the same reach, spread,
 * stars and history. Pure. A score from before its parts were kept cannot be reckoned anew and answers null.
 */
import type { Lexicons } from './lexicons.schema.js';
import { scoreRisk } from './risk.js';
import type { Score, Sentiment } from './score.js';

export interface SaidOfRisk {
  complaint?: boolean;
  offensive?: boolean;
  sentiment?: Sentiment;
  /** Kinds of grave matters; a person is sure of them. */
  urgency?: readonly string[];
}

/** How negative or positive a tone is that a person named otherwise than the scorer: clearly, not utterly. */
const SAID_POLARITY: Readonly<Record<Sentiment, number>> = { neg: -0.6, neu: 0, pos: 0.6 };

/** 0–100. `spam`: the share of spam that counts against it, 0 where it is known to be none. */
export function riskAsSaid(
  score: Score,
  said: SaidOfRisk,
  spam: number,
  lexicons: Pick<Lexicons, 'risk' | 'urgency'>,
): number | null {
  const { parts } = score;
  if (!parts) return null;
  const kinds =
    said.urgency?.map((kind) => ({ kind, sure: 1 })) ??
    (score.urgencyKinds ?? []).map((kind, at) => ({ kind, sure: parts.sure[at] ?? 0 }));
  const urgency = kinds
    .flatMap(({ kind, sure }) => {
      const known = lexicons.urgency.kinds[kind];
      return known ? [{ kind, label: known.label, severity: known.severity, sure }] : [];
    })
    .sort((a, b) => b.severity * b.sure - a.severity * a.sure);
  const otherTone = said.sentiment !== undefined && said.sentiment !== score.sentiment;
  const { risk } = scoreRisk(
    {
      complaint: said.complaint === undefined ? score.complaint : said.complaint ? 1 : 0,
      polarity: otherTone ? SAID_POLARITY[said.sentiment!] : score.polarity,
      offensive: said.offensive === undefined ? score.offensive : said.offensive ? 1 : 0,
      urgency,
      spam,
      shouting: false, // is among what surrounds it
      input: { text: '' },
      around: parts.around,
      spans: () => [],
      words: () => '',
    },
    lexicons.risk,
  );
  return risk;
}
