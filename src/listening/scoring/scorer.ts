/**
 * The scorer: one synchronous function from a post to its score. The text is read once; word lists and rules find cues,
 * trained models weigh them with the words, and where no model was trained for a language the word lists answer alone.
 * Must stay pure and total: any text, however broken or long, gets an answer in bounded time.
 */
import { scoreComplaint } from './complaint.js';
import { gatherEvidence } from './evidence.js';
import { createLanguageDetector } from './language.js';
import { fillDense } from './learned/dense.js';
import { createHeads } from './learned/head.js';
import { speakers, trainedChance, trainedSentiment } from './learned/judges.js';
import { PostFeatures, readFeatures } from './learned/post-features.js';
import { Words } from './learned/words.js';
import { compileLexicons } from './lexicons.compile.js';
import type { Lexicons } from './lexicons.schema.js';
import { scoreOffensive } from './offensive.js';
import { findPii } from './pii/pii.js';
import { JUDGED, remarks } from './remarks.js';
import { scoreRisk } from './risk.js';
import type { Score, ScoreInput } from './score.js';
import { classify } from './sentiment.js';
import { scoreSpam } from './spam.js';
import { IN_DOUBT_FROM } from './spam-opinion.js';
import { behaviourOf } from './spam.behaviour.js';
import { tokenise } from './text/tokenise.js';
import { findTopics } from './topics.js';
import { weighedWords, type TokenRange } from './weighed-words.js';

export interface Scorer {
  /** Name and version, stored with every score. */
  model: string;
  score(input: ScoreInput): Score;
}

/** Under which name the scorer is injected. */
export const SCORER = Symbol('Scorer');

const MONEY = /[£$€₹]\s?\d|\d\s?(?:usd|btc|eth)\b/i;

export function createScorer(lexicons: Lexicons): Scorer {
  const matcher = compileLexicons(lexicons);
  const words = new Words();
  const detect = createLanguageDetector(lexicons.language, words);
  const heads = createHeads(lexicons.models, words);
  const features = new PostFeatures();
  const model = `earshot-1.${lexicons.version}`;

  const score = (input: ScoreInput): Score => {
    const { text, offset } = judgedText(input);
    const { tokens, stats } = tokenise(text);
    const { language, script, rival } = detect(tokens);
    const evidence = gatherEvidence(matcher, lexicons, tokens, stats, language);
    const { hits, urgency, feeling } = evidence;
    readFeatures(features, words, tokens, stats, evidence.negators);
    fillDense(features.dense, tokens, stats, hits, evidence);

    const rating = validRating(input.rating);
    const ironic = feeling.sarcasm.length > 0;
    const trained = trainedSentiment(heads, language, features, {
      rating,
      ironic,
      denied: evidence.denied,
      rival,
    });
    const polarity = trained
      ? trained.polarity
      : withRating(feeling.polarity, feeling.words.length > 0, rating);
    const sentiment =
      trained?.sentiment ?? (rating === null ? feeling.sentiment : classify(polarity, language));

    const kinds = urgency.findings.map((finding) => finding.kind);
    const topics = findTopics(hits, lexicons.topics, polarity > 0, kinds);
    const complaint = scoreComplaint(
      hits,
      stats,
      {
        cues: evidence.cues,
        polarity,
        severity: (urgency.findings[0]?.severity ?? 0) * (urgency.findings[0]?.sure ?? 0),
        topics: evidence.topics,
        rating,
        trained: trainedChance(heads, 'complaint', language, features),
      },
      lexicons.complaint.weights,
    );
    const offensive = scoreOffensive(tokens, hits, trainedChance(heads, 'offensive', language, features));
    const pii = findPii(input.text);
    const behaviour = behaviourOf(input, lexicons.spam.weights);
    const spam = scoreSpam(
      hits,
      stats,
      {
        phone: pii.some((span) => span.kind === 'phone'),
        money: MONEY.test(text),
        behaviour: behaviour.odds,
        cues: complaint.cues.filter((hit) => hit.entry.weight >= 1).length,
        trained: trainedChance(heads, 'spam', language, features),
      },
      lexicons.spam.weights,
    );

    /** Words of the lists first; where they were silent, what spoke loudest in the trained model. */
    const spoke = (listed: readonly TokenRange[], judgement: string, c: number): readonly TokenRange[] => {
      const head = listed.length > 0 ? undefined : heads(judgement, language);
      return head ? speakers(head, features, c) : listed;
    };
    const weighed = weighedWords(text, tokens, offset, pii, (of) => {
      if (of === 'complaint') return spoke(complaint.cues, 'complaint', 1);
      if (of === 'tone')
        return spoke(
          feeling.words.filter((word) => word.weight < 0),
          'sentiment',
          0,
        );
      if (of === 'praise')
        return spoke(
          feeling.words.filter((word) => word.weight > 0),
          'sentiment',
          2,
        );
      if (of === 'offensive') return spoke(offensive.hits, 'offensive', 1);
      if (of === 'spam') return spoke(spam.hits, 'spam', 1);
      if (of === 'sarcasm') return feeling.sarcasm;
      return urgency.findings.find((finding) => `urgency.${finding.kind}` === of)?.hits ?? [];
    });
    const { risk, reasons, around } = scoreRisk(
      {
        complaint: complaint.complaint,
        polarity,
        urgency: urgency.findings,
        offensive: offensive.offensive,
        spam: spam.spam,
        shouting: stats.letters >= 12 && stats.upper / stats.letters > 0.7,
        input: rating === (input.rating ?? null) ? input : { ...input, rating },
        spans: weighed.spans,
        words: weighed.words,
      },
      lexicons.risk,
    );
    reasons.push(...remarks(input, weighed, ironic, pii));
    if (spam.spam >= IN_DOUBT_FROM) reasons.push(...behaviour.signs);
    return {
      language,
      script,
      sentiment,
      ...(trained ? { sure: round(trained.sure) } : {}),
      polarity: round(polarity),
      complaint: round(complaint.complaint),
      offensive: round(offensive.offensive),
      spam: round(spam.spam),
      urgency: round(urgency.urgency),
      urgencyKinds: kinds,
      topics,
      pii,
      risk,
      parts: { around: round(around), sure: urgency.findings.map((finding) => round(finding.sure)) },
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

const round = (value: number): number => Math.round(value * 1000) / 1000;
