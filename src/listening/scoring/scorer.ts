/**
 * The first scorer: one synchronous function from a post to its score, made from data. Trained models take over behind
 * the same two types. Must stay pure and total: any text, however broken or long, gets an answer in bounded time.
 */
import { compileLexicons, LANGUAGE_BITS } from './lexicons.compile.js';
import type { Lexicons } from './lexicons.schema.js';
import { scoreComplaint } from './complaint.js';
import { createLanguageDetector } from './language.js';
import { byKind, type Hit } from './match/matcher.js';
import { findNegators, isDenied } from './negation.js';
import { scoreOffensive } from './offensive.js';
import { maskInPlace } from './pii/mask.js';
import { findPii } from './pii/pii.js';
import { scoreRisk } from './risk.js';
import type { PiiSpan, Score, ScoreInput, ScoreReason } from './score.js';
import { classify, scoreSentiment } from './sentiment.js';
import { scoreSpam } from './spam.js';
import { tokenise } from './text/tokenise.js';
import type { Token } from './text/token.js';
import { findTopics } from './topics.js';
import { graveHits, scoreUrgency } from './urgency.js';

export interface Scorer {
  /** Name and version, stored with every score. */
  model: string;
  score(input: ScoreInput): Score;
}

/** Under which name the scorer is injected. */
export const SCORER = Symbol('Scorer');

/** Beyond this many UTF-16 units a post is judged by its beginning; personal data is looked for in all of it. */
const JUDGED = 20_000;
const MOST_SPANS = 8;

export function createScorer(lexicons: Lexicons): Scorer {
  const matcher = compileLexicons(lexicons);
  const detect = createLanguageDetector(lexicons.language);
  const model = `lexicon-1.${lexicons.version}`;

  const score = (input: ScoreInput): Score => {
    const { text, offset } = judgedText(input);
    const { tokens, stats } = tokenise(text);
    const { language, script } = detect(tokens);
    const hits = byKind(matcher.match(tokens, LANGUAGE_BITS[language]));
    const negators = findNegators(tokens.length, hits, language);
    const urgency = scoreUrgency(tokens, hits, negators, lexicons.urgency);
    const cues = hits('complaint').filter((hit) => !isDenied(tokens, hit, negators));
    const trouble = [...cues.filter((hit) => hit.entry.weight >= 1), ...graveHits(urgency)];
    const feeling = scoreSentiment(tokens, { stats, hits, negators, trouble, language });
    const rating = validRating(input.rating);
    const polarity = withRating(feeling.polarity, feeling.words.length > 0, rating);
    const topics = findTopics(hits, lexicons.topics, polarity > 0);
    const complaint = scoreComplaint(
      hits,
      stats,
      {
        cues,
        polarity,
        severity: (urgency.findings[0]?.severity ?? 0) * (urgency.findings[0]?.sure ?? 0),
        topics: topics.filter((topic) => topic !== 'praise').length,
        rating,
      },
      lexicons.complaint.weights,
    );
    const offensive = scoreOffensive(hits);
    const pii = findPii(input.text);
    const spam = scoreSpam(
      hits,
      stats,
      {
        phone: pii.some((span) => span.kind === 'phone'),
        money: /[£$€₹]\s?\d|\d\s?(?:usd|btc|eth)\b/i.test(text),
        isBot: input.isBot === true,
        copies: input.nearDuplicates ?? 0,
        cues: complaint.cues.filter((hit) => hit.entry.weight >= 1).length,
      },
      lexicons.spam.weights,
    );
    const shouting = stats.letters >= 12 && stats.upper / stats.letters > 0.7;
    const weighed = weighedWords(quotable(text, offset, pii), tokens, offset, {
      complaint: complaint.cues,
      tone: feeling.words.filter((word) => word.weight < 0),
      praise: feeling.words.filter((word) => word.weight > 0),
      offensive: offensive.hits,
      spam: spam.hits,
      sarcasm: feeling.sarcasm,
      ...Object.fromEntries(urgency.findings.map((finding) => [`urgency.${finding.kind}`, finding.hits])),
    });
    const { risk, reasons } = scoreRisk(
      {
        complaint: complaint.complaint,
        polarity,
        urgency: urgency.findings,
        offensive: offensive.offensive,
        spam: spam.spam,
        shouting,
        input: { ...input, rating },
        ...weighed,
      },
      lexicons.risk,
    );
    reasons.push(
      ...remarks(
        input,
        weighed,
        feeling.sarcasm.length > 0,
        pii.map((span) => span.kind),
      ),
    );
    return {
      language,
      script,
      sentiment: rating === null ? feeling.sentiment : classify(polarity, language),
      polarity: round(polarity),
      complaint: round(complaint.complaint),
      offensive: round(offensive.offensive),
      spam: round(spam.spam),
      urgency: round(urgency.urgency),
      urgencyKinds: urgency.findings.map((finding) => finding.kind),
      topics,
      pii,
      risk,
      reasons,
      model,
    };
  };
  return { model, score };
}

/** Title and text as one, the title not twice; `offset` is where the text begins in it. */
function judgedText(input: ScoreInput): { text: string; offset: number } {
  const title = input.title?.trim() ?? '';
  if (title === '' || input.text.startsWith(title.slice(0, 60)))
    return { text: input.text.slice(0, JUDGED), offset: 0 };
  const head = title.slice(0, 500) + '\n';
  return { text: (head + input.text).slice(0, JUDGED), offset: head.length };
}

function validRating(rating: number | null | undefined): number | null {
  return rating == null || !Number.isFinite(rating) || rating <= 0 ? null : Math.min(5, Math.max(1, rating));
}

/** Stars are what the writer says of himself; words correct them, and say all where there are none. */
function withRating(polarity: number, words: boolean, rating: number | null): number {
  if (rating === null) return polarity;
  const stars = (rating - 3) / 2;
  return words ? 0.4 * polarity + 0.6 * stars : 0.9 * stars;
}

/** The text as reasons may quote it: a phrase can reach over a card number, and a reason is shown to people. */
function quotable(text: string, offset: number, pii: readonly PiiSpan[]): string {
  const inTitle = offset > 0 ? findPii(text.slice(0, offset)) : [];
  if (pii.length + inTitle.length === 0) return text;
  const inText = pii.map((span) => ({ ...span, start: span.start + offset, end: span.end + offset }));
  return maskInPlace(text, [...inTitle, ...inText.filter((span) => span.start < text.length)]);
}

interface Weighed {
  spans: (of: string) => { start: number; end: number }[];
  words: (of: string) => string;
}

function weighedWords(
  text: string,
  tokens: readonly Token[],
  offset: number,
  by: Record<string, readonly Pick<Hit, 'from' | 'to'>[]>,
): Weighed {
  const ranges = (of: string): { start: number; end: number }[] => {
    const seen = new Set<number>();
    const found: { start: number; end: number }[] = [];
    for (const { from, to } of by[of] ?? []) {
      const start = tokens[from]!.start;
      if (seen.has(start) || found.length >= MOST_SPANS) continue;
      seen.add(start);
      found.push({ start, end: tokens[to - 1]!.end });
    }
    return found;
  };
  return {
    spans: (of) =>
      ranges(of)
        .filter((range) => range.start >= offset)
        .map((range) => ({ start: range.start - offset, end: range.end - offset })),
    words: (of) =>
      ranges(of)
        .slice(0, 4)
        .map((range) => `“${text.slice(range.start, range.end)}”`)
        .join(', '),
  };
}

/** What people should know though it adds no points. */
function remarks(input: ScoreInput, weighed: Weighed, sarcastic: boolean, pii: string[]): ScoreReason[] {
  const found: ScoreReason[] = [];
  if (sarcastic) {
    found.push({
      code: 'sarcasm',
      text: `Friendly words that may be meant the other way: ${weighed.words('sarcasm')}`,
      points: 0,
      spans: weighed.spans('sarcasm'),
    });
  }
  for (const kind of new Set(pii)) {
    found.push({ code: `pii.${kind}`, text: `Contains personal data: ${kind}`, params: { kind }, points: 0 });
  }
  if ((input.nearDuplicates ?? 0) > 0) {
    const count = input.nearDuplicates!;
    found.push({
      code: 'copies',
      text: `The same text was posted ${count} more time${count === 1 ? '' : 's'}`,
      params: { count },
      points: 0,
    });
  }
  if (input.text.length > JUDGED) {
    found.push({
      code: 'long',
      text: `Very long: judged by its first ${JUDGED.toLocaleString('en')} characters`,
      params: { count: JUDGED },
      points: 0,
    });
  }
  return found;
}

const round = (value: number): number => Math.round(value * 1000) / 1000;
