/**
 * The shape of config/lexicons: words and weights as data, so that a person who knows a language can correct the
 * scorer without touching code. Validation only; reading files is the loader's business.
 */
import { z } from 'zod';
import type { LanguageModel } from './language.js';
import type { ModelFile } from './learned/head.js';
import type { PhraseTable } from './match/phrase-table.js';
import type { RiskData } from './risk.schema.js';

export const LEXICON_LANGUAGES = ['en', 'hi', 'ta', 'hi-Latn', 'ta-Latn'] as const;
export type LexiconLanguage = (typeof LEXICON_LANGUAGES)[number];

/** Phrases, separated by commas. */
const phrases = z.string();
const weighted = z.record(
  z.string().regex(/^-?\d+(\.\d+)?$/, 'a weight must be a number in quotes'),
  phrases,
);
const perLanguage = z.partialRecord(z.enum(LEXICON_LANGUAGES), weighted);
const phrasesPerLanguage = z.partialRecord(z.enum(LEXICON_LANGUAGES), phrases);
const share = z.number().min(0).max(1);

export const sentimentSchema = z.strictObject({
  language: z.enum(LEXICON_LANGUAGES),
  sentiment: weighted,
  negators: z.strictObject({ before: phrases, after: phrases }),
  intensifiers: weighted,
  contrast: phrases,
  sarcasm: weighted,
  ignore: phrases,
});

export const emojiSchema = z.strictObject({ weights: weighted, sarcastic: phrases });

const complaintWeights = z.strictObject({
  bias: z.number(),
  cue: z.number(),
  negative: z.number(),
  positive: z.number(),
  own: z.number(),
  asks: z.number(),
  addressed: z.number(),
  link: z.number(),
  severe: z.number(),
  topic: z.number(),
});
export const complaintSchema = z.strictObject({
  cues: perLanguage,
  weights: complaintWeights,
  own: phrasesPerLanguage,
});

const urgencyRule = z.strictObject({
  of: z.string(),
  with: z.string().optional(),
  within: z.number().int().min(1).max(40).optional(),
  sure: share,
});
export const urgencySchema = z
  .strictObject({
    least: share,
    trouble: share,
    calm: z.record(z.string(), share),
    kinds: z.record(
      z.string(),
      z.strictObject({
        severity: share,
        label: z.string(),
        cues: perLanguage,
        not: phrasesPerLanguage,
        rules: z.array(urgencyRule),
      }),
    ),
    concepts: z.record(z.string(), phrasesPerLanguage),
  })
  .superRefine((data, context) => {
    const named = [
      ...Object.values(data.kinds).flatMap((kind) => kind.rules.flatMap((rule) => [rule.of, rule.with])),
      ...Object.keys(data.calm),
    ];
    for (const name of named) {
      if (name === undefined || name === 'number' || data.concepts[name]) continue;
      context.addIssue({
        code: 'custom',
        message: `a rule names the concept “${name}”, which is not listed`,
      });
    }
  });

const topicRule = z.strictObject({
  kind: z.string().optional(),
  of: z.string().optional(),
  with: z.string().optional(),
});
export const topicsSchema = z.strictObject({
  stopwords: phrasesPerLanguage,
  topics: z.record(
    z.string(),
    z.strictObject({
      label: z.string(),
      kinds: z.array(z.string()).optional(),
      rules: z.array(topicRule).optional(),
      cues: phrasesPerLanguage,
    }),
  ),
});

export const offensiveSchema = z.strictObject({ cues: perLanguage });

export const spamSchema = z.strictObject({
  cues: perLanguage,
  weights: z.strictObject({
    bias: z.number(),
    link: z.number(),
    manyLinks: z.number(),
    hashtags: z.number(),
    mentions: z.number(),
    phone: z.number(),
    money: z.number(),
    bot: z.number(),
    newAccount: z.number(),
    followsMany: z.number(),
    copies: z.number(),
    repeats: z.number(),
    shouting: z.number(),
    bare: z.number(),
  }),
});

export type SentimentData = z.infer<typeof sentimentSchema>;
export type EmojiData = z.infer<typeof emojiSchema>;
export type ComplaintData = z.infer<typeof complaintSchema>;
export type UrgencyData = z.infer<typeof urgencySchema>;
export type TopicsData = z.infer<typeof topicsSchema>;
export type OffensiveData = z.infer<typeof offensiveSchema>;
export type SpamData = z.infer<typeof spamSchema>;

/** The lists of config/lexicons as people wrote them. */
export interface WordLists {
  sentiment: SentimentData[];
  emoji: EmojiData;
  complaint: ComplaintData;
  urgency: UrgencyData;
  topics: TopicsData;
  offensive: OffensiveData;
  spam: SpamData;
  risk: RiskData;
}

/** Everything the scorer needs; plain data. */
export interface Lexicons extends WordLists {
  language: LanguageModel;
  /** Every trained model; none is needed to start. */
  models: readonly ModelFile[];
  /** All phrases of these lists in one table, where the build made one; whoever changes a list must leave it out. */
  phrases?: PhraseTable;
  /** Changes with any word or weight; part of the model name on every score. */
  version: string;
}
