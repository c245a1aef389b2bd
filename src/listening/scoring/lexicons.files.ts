/** Which files of config/lexicons there are, and how each must look. Checking only; reading them is the loader's business. */
import { parse } from 'yaml';
import { z } from 'zod';
import {
  complaintSchema,
  emojiSchema,
  LEXICON_LANGUAGES,
  offensiveSchema,
  sentimentSchema,
  spamSchema,
  topicsSchema,
  urgencySchema,
  type WordLists,
} from './lexicons.schema.js';
import { riskSchema } from './risk.schema.js';

export const LEXICON_FILES: readonly string[] = [
  ...LEXICON_LANGUAGES.map((language) => `sentiment-${language}`),
  ...['emoji', 'complaint', 'urgency', 'topics', 'offensive', 'spam', 'risk'],
];

/** `textOf` a file's text, `pathOf` its path for people, by its name above. Throws an Error that says which file and key is wrong. */
export function checkLists(textOf: (file: string) => string, pathOf: (file: string) => string): WordLists {
  const check = <T>(file: string, schema: z.ZodType<T>): T => {
    let data: unknown;
    try {
      data = parse(textOf(file));
    } catch (error) {
      throw new Error(`${pathOf(file)} is not well-formed: ${(error as Error).message}`, { cause: error });
    }
    const checked = schema.safeParse(data);
    if (!checked.success) throw new Error(`${pathOf(file)} is not valid:\n${z.prettifyError(checked.error)}`);
    return checked.data;
  };
  return {
    sentiment: LEXICON_LANGUAGES.map((language) => check(`sentiment-${language}`, sentimentSchema)),
    emoji: check('emoji', emojiSchema),
    complaint: check('complaint', complaintSchema),
    urgency: check('urgency', urgencySchema),
    topics: check('topics', topicsSchema),
    offensive: check('offensive', offensiveSchema),
    spam: check('spam', spamSchema),
    risk: check('risk', riskSchema),
  };
}
